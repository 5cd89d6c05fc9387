"""Practices, the people in them, what each may do, and the trail of what they did."""

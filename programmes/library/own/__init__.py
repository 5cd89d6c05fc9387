"""Exercises that a practice makes itself: proposed, reviewed, prescribed, retired."""

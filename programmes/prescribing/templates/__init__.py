"""Programmes and the practice's templates: assigned as a snapshot, and offered what a later version changes."""

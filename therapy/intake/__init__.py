"""What a client writes ahead of a visit, kept apart until a therapist has looked through it."""

"""What may happen to a client's record."""

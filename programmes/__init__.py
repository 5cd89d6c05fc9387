"""What is prescribed, done, and reminded of."""

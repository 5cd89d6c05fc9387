"""The exercises and programme templates a practice can use."""

"""Which messages should be there, and bringing the rows in line with them."""

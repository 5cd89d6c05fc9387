"""Taking photos, drawing on one, and all that there are of a client."""

"""Two assessments of one client side by side: what changed beyond error, and what that moved."""

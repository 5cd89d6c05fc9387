"""What is settled before the first test: where it troubles, consents, what happened to the body, the goal."""

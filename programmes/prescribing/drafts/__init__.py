"""A draft over time: the states it has stood in, so that changes can be undone, redone and laid side by side."""

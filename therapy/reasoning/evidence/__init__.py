"""From what was recorded to signs, and from signs to votes for and against."""

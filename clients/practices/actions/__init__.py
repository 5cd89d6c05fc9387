"""What may happen in a practice: its members come, change role and leave; its settings change."""

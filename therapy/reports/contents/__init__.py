"""What a report or a letter says, section by section, from what is on record."""

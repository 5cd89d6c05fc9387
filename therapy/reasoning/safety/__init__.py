"""What comes before everything: warning answers and how they combine, and the cautions in force."""

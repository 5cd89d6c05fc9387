"""What a client takes home: the exercises on paper, and the same list behind a code."""

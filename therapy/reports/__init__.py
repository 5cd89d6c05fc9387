"""Reports and letters: what was found, told on paper to the client or to whoever referred them, and kept as it was."""

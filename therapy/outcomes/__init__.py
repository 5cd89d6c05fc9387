"""Outcome measures: asked of a client or typed in, scored, and compared by what the knowledge says of change."""

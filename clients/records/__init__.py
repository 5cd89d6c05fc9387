"""The record kept of a client: facts, history, consents, safety screens, notes."""

"""One sitting with a client: tests, findings, the hypotheses that follow, and the therapist's decisions."""

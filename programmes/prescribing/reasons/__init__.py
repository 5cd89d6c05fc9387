"""Hypotheses of the therapist's own as reasons of an exercise: put there by hand, for no rule connects the two."""

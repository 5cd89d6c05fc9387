"""The sessions a client does: today's, what was logged, and what the therapist should look at."""

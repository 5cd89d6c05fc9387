"""Which tests a sitting has: sets of the knowledge and of the practice's own, their order, and what would tell more."""

"""The pacing guard: how much a programme asks of each tissue, week by week, and where it asks for more too fast.

It warns a therapist and proposes the smallest change; it never blocks. Every limit is a convention that a practice
may set; no ratio of recent to usual load is used. See docs/adr/0015-pacing-warns-and-never-blocks.md.
"""

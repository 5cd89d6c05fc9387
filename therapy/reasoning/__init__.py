"""What follows from what was found: pure functions from findings and knowledge to hypotheses and a draft.

`analysis.assess` reads findings, `drafting.propose` turns an analysis into a draft programme. Nothing here
reads a clock, a database or a setting: the same arguments give the same values, byte for byte. Every number
is a rank among hypotheses for a therapist to judge; none is a probability.
"""

"""The body map as a drawing for paper."""

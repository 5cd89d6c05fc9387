"""Files that are uploaded: received, made anew in a workshop apart, kept under random names, and answered with.

Each room that keeps files has a model of its own on `KeptFile`, its own action with its audit event, and its own view
that asks who looks; what they share is here.
"""

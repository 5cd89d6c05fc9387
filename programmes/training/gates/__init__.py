"""Gates between stages: what is counted, what the therapist saw, and the stage that a client is in.

A stage opens only when a therapist opens it. One that is not open keeps the sessions of the stage before.
"""

"""Real parts and the faults put into them. Each group here has `figures(size)` and runs inside a process of its own.

A `Rig` starts the parts: PostgreSQL or SQLite, Valkey, and a mail server that can be told to misbehave. A group
makes rows, lets real senders work on them, kills, freezes or floods what it is about, and yields what it saw.
"""

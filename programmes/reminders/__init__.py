"""Messages about sessions: the table is the schedule, the worker only a doorbell."""

"""The project: its shell (settings, URLs, Celery), and what is known, what follows, what was found."""

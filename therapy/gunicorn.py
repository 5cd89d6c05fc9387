"""How gunicorn serves the pages, on one machine and in production: `gunicorn --config python:therapy.gunicorn`."""

from therapy.env import env

workers = env.int("WEB_CONCURRENCY", default=1)
threads = 8
timeout = 60
graceful_timeout = 5
accesslog = None  # paths carry ids of clients; the audit trail says who saw what
control_socket_disable = True

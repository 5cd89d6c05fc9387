# One image for the pages, the worker and the beat. All of /app belongs to root; only var/files is written later.

FROM python:3.13-slim AS packages
COPY requirements.txt /app/requirements.txt
RUN python -m venv /app/.venv
RUN /app/.venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --requirement /app/requirements.txt

FROM python:3.13-slim
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONTZPATH="" PLUMBLINE_VAR=/app/var
WORKDIR /app
COPY --from=packages /app/.venv /app/.venv
COPY manage.py /app/manage.py
COPY clients /app/clients
COPY therapy /app/therapy
COPY programmes /app/programmes
COPY templates /app/templates
COPY static /app/static
RUN python -m compileall -q clients therapy programmes
RUN python -c "from therapy.knowledge import load_library; load_library()"
RUN SECRET_KEY=only-for-this-step python manage.py collectstatic --no-input --verbosity 0
RUN mkdir -m 777 /app/var/files
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "therapy.healthcheck"]
CMD ["gunicorn", "--config", "python:therapy.gunicorn", "--bind", "0.0.0.0:8000", "therapy.wsgi"]

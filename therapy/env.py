"""Settings read from the environment: each variable once, secrets also from files.

Every variable has a line in `.env.example`; a contract test keeps the two together.
"""

import secrets
from pathlib import Path
from typing import Any

import environ

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()


def secret(name: str) -> str | None:
    """The secret `name` from the environment, or from the file that `name`_FILE points to, or None."""
    if value := env.str(name, default=""):
        return str(value)
    if path := env.str(f"{name}_FILE", default=""):
        return Path(path).read_text(encoding="utf-8").strip()
    return None


def secret_kept_in(path: Path) -> str:
    """A secret made once and kept in `path`, readable by its owner alone: the embedded tier needs no set-up."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        path.touch(mode=0o600)
        path.write_text(made, encoding="utf-8")
        return made


def database(var: Path) -> dict[str, Any]:
    """The database of DATABASE_URL, or an SQLite file in `var` tuned for several writing processes."""
    chosen: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{var / 'plumbline.sqlite3'}")
    if password := secret("DATABASE_PASSWORD"):
        chosen["PASSWORD"] = password
    if chosen["ENGINE"].endswith("sqlite3"):
        chosen["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    else:
        chosen["CONN_MAX_AGE"] = 60
        chosen["CONN_HEALTH_CHECKS"] = True
    return chosen


def mailer(var: Path, *, kept_locally: bool) -> dict[str, Any]:
    """Where e-mail goes: the server of MAIL_URL (smtp://, smtps://, smtp+tls://), or files in `var`/mail.

    Raises ImproperlyConfigured where neither is wanted: mail that goes nowhere must not look sent.
    """
    if not (address := secret("MAIL_URL")):
        if kept_locally:
            return {
                "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
                "OPTIONS": {"file_path": str(var / "mail")},
            }
        from django.core.exceptions import ImproperlyConfigured

        raise ImproperlyConfigured(
            "MAIL_URL is missing. Set it to your mail server, or set DEMO=1 to keep mail in files."
        )
    parts: dict[str, Any] = environ.Env.email_url_config(address)
    options = {
        "host": parts["EMAIL_HOST"],
        "port": parts["EMAIL_PORT"],
        "username": parts["EMAIL_HOST_USER"] or "",
        "password": parts["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": parts.get("EMAIL_USE_TLS", False),
        "use_ssl": parts.get("EMAIL_USE_SSL", False),
        "timeout": 10,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}

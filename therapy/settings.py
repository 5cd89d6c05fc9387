"""All settings, from the environment, in one file. What each variable means stands in `.env.example`."""

import zoneinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP

from therapy.env import ROOT, database, env, mailer, secret, secret_kept_in

# Our pinned zone data, not the system's, which may be a year old (docs/adr/0005).
zoneinfo.reset_tzpath(to=())

DEMO: bool = env.bool("DEMO", default=False)
DEBUG: bool = env.bool("DEBUG", default=False)
HTTPS: bool = env.bool("HTTPS", default=False)
VAR = Path(env.str("PLUMBLINE_VAR", default=str(ROOT / "var")))
BIND: str = env.str("BIND", default="127.0.0.1")
PORT: int = env.int("PORT", default=8000)
BASE_URL: str = env.str("BASE_URL", default=f"http://127.0.0.1:{PORT}")
EMBEDDED: bool = not env.str("DATABASE_URL", default="")

SECRET_KEY: str = secret("SECRET_KEY") or secret_kept_in(VAR / "secret_key")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "clients.practices",
    "clients.records",
    "therapy.apps.TherapyConfig",
    "therapy.assessments",
    "therapy.outcomes",
    "therapy.intake",
    "therapy.reports",
    "programmes.library",
    "programmes.prescribing",
    "programmes.training",
    "programmes.handouts",
    "programmes.calendars",
    "programmes.reminders",
    "allauth",
    "allauth.account",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "therapy.apps.UsedStaticFiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "therapy.compression.CompressPagesMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "clients.practices.middleware.MailAfterAnswerMiddleware",
    "clients.practices.middleware.MembershipMiddleware",
    "clients.records.middleware.ClientMiddleware",
    "clients.records.middleware.LocalTimeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "therapy.urls"
WSGI_APPLICATION = "therapy.wsgi.application"
ASGI_APPLICATION = "therapy.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "clients.practices.context.demo",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {"default": database(VAR)}
REDIS_URL: str = secret("REDIS_URL") or ""

CACHES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}

# People sign in with a password (members) or an e-mailed code (clients); one backend, so timing tells nothing.
AUTH_USER_MODEL = "practices.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "practices:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "clients.practices.signing_in.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up, but allauth's sign-in form has a password field only where signing up would ask for one.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "clients.practices.sign_in_forms.SignInForm",
    "request_login_code": "clients.practices.sign_in_forms.CodeRequestForm",
    "confirm_login_code": "clients.practices.sign_in_forms.CodeForm",
    "reset_password": "clients.practices.sign_in_forms.ForgottenForm",
    "reset_password_from_key": "clients.practices.sign_in_forms.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,12/h/key",
    "year_of_birth": "20/m/ip,5/h/key",
    "list_code": "30/m/ip",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER: bool | None = None  # the person chooses, for as long as SESSION_COOKIE_AGE
ALLAUTH_TRUSTED_PROXY_COUNT: int = env.int("TRUSTED_PROXY_COUNT", default=0)
PASSWORD_RESET_TIMEOUT = 3600

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
CSRF_FAILURE_VIEW = "therapy.errors.csrf_failure"

SECURE_CSP: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:"],
    "media-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_REDIRECT_EXEMPT = [r"^(healthz|healthz/deep|readyz)$"]

MAILERS: dict[str, Any] = {"default": mailer(VAR, kept_locally=DEMO or DEBUG or EMBEDDED)}
MAIL_DOMAIN: str = env.str("MAIL_DOMAIN", default=urlsplit(BASE_URL).hostname or "localhost")
# The operators' addresses, to whom `manage.py watch --loop` writes when reminders do not go out.
ALERTS_TO: list[str] = env.list("ALERTS_TO", default=[])
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", default="Plumbline <plumbline@localhost>")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR / "files"}},
    "staticfiles": {"BACKEND": "therapy.staticfiles.HashedStaticFiles"},
}
# Uploads go to the disk as they come, and no further than their kind may be large.
FILE_UPLOAD_HANDLERS = ["clients.practices.uploads.receiving.CappedUpload"]
FILES_MB_A_PRACTICE: int = env.int("FILES_MB_A_PRACTICE", default=2048)

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "clients.practices.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["clients.practices.api_access.Refused"],
    "DEFAULT_PAGINATION_CLASS": "clients.practices.pagination.Pages",
    "PAGE_SIZE": 50,
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["clients.practices.parsing.ReadableJSON"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "therapy.errors.api_error",
    "UNAUTHENTICATED_USER": None,
    "UNAUTHENTICATED_TOKEN": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Plumbline",
    "DESCRIPTION": "Clients, assessments, hypotheses, programmes, sessions and reminders of one practice.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "SideEnum": "clients.records.models.Side",
        "ConsentKindEnum": "clients.records.models.ConsentKind",
        "HistoryKindEnum": "clients.records.models.HistoryKind",
        "DoseSideEnum": "programmes.prescribing.models.DoseSide",
        "ProgrammeStateEnum": "programmes.prescribing.models.ProgrammeState",
        "SessionStateEnum": "programmes.training.models.SessionState",
        "ReminderStateEnum": "programmes.reminders.models.ReminderState",
    },
}

QUEUE = VAR / "queue"
CELERY_BROKER_URL: str = REDIS_URL or "filesystem://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = (
    {"visibility_timeout": 120, "socket_timeout": 5, "socket_connect_timeout": 2, "health_check_interval": 10}
    if REDIS_URL
    else {
        "data_folder_in": str(QUEUE),
        "data_folder_out": str(QUEUE),
        "control_folder": str(QUEUE / "control"),
        "store_processed": False,
        "polling_interval": 0.5,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
TICK_SECONDS: int = env.int("TICK_SECONDS", default=15)
# Text messages: console:, file:///folder, https://user:key@host/path, or apprise+ any address that Apprise knows.
SMS_URL: str = secret("SMS_URL") or ""
# Signs what providers tell of messages (docs/operations.md); without it nobody is believed.
MESSAGE_HOOK_SECRET: str = secret("MESSAGE_HOOK_SECRET") or ""
# The key that signs notifications; on one machine it is made once and kept in PLUMBLINE_VAR/push_key.
PUSH_KEY: str = secret("PUSH_KEY") or ""
PUSH_HOSTS: list[str] = env.list(
    "PUSH_HOSTS",
    default=["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"],
)
PUSH_LOCAL_SERVICE: str = env.str("PUSH_LOCAL_SERVICE", default="")
# How many messages each provider takes in a minute, over all practices; 0 is as many as there are.
MESSAGES_A_MINUTE: dict[str, int] = {
    "email": env.int("EMAILS_A_MINUTE", default=0),
    "sms": env.int("SMS_A_MINUTE", default=60),
    "push": env.int("PUSHES_A_MINUTE", default=0),
}
CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "tick": {
        "task": "programmes.reminders.tasks.tick",
        "schedule": TICK_SECONDS,
        "options": {"expires": 2 * TICK_SECONDS},
    },
    "take-statistics": {"task": "therapy.tasks.take_statistics", "schedule": 3600, "options": {"expires": 3600}},
}
# In memory: what is due stands in the database. With Redis several beats may run; the one holding the lock ticks.
CELERY_BEAT_SCHEDULER = "redbeat.RedBeatScheduler" if REDIS_URL else "celery.beat:Scheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = 5
REDBEAT: dict[str, Any] = {
    "redbeat_redis_url": REDIS_URL,
    "redbeat_redis_options": {"socket_timeout": 5, "socket_connect_timeout": 2},
    "redbeat_lock_timeout": 10,  # seconds until another beat takes over from a dead one: with the tick 25 at most
}
# What /healthz/deep asks, each a function of the moment that answers with a dict; "well" says whether it is.
DEEP_HEALTH = ["programmes.reminders.health.delivery_health"]

LOG_LEVEL: str = env.str("LOG_LEVEL", default="INFO")
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "therapy.logs.Line", "format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # Django's own request log would name paths and, in mail, locals with health data: level and status only.
    "loggers": {"django.request": {"level": "ERROR"}, "django": {"handlers": [], "propagate": True}},
}

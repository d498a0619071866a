"""Settings: the embedded default, and everything that grows by environment variables alone."""

import logging
import os
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from innovatiebudget.instellingen_aanmelden import *  # noqa: F403
from kern.basis.loggen import meld_fouten, stel_in
from kern.basis.merk import SQLITE, eis_map

BASE_DIR = Path(__file__).resolve().parent.parent


def env_bool(name: str, default: bool) -> bool:
    """Read a yes/no environment variable; 1, true, yes and ja mean yes."""
    return os.environ.get(name, str(default)).lower() in {"1", "true", "yes", "ja"}


# One folder holds database, files and queue of the embedded default.
DATA = Path(os.environ.get("DATA", BASE_DIR / "data"))
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)

# The demonstration shifts the clock, shows its accounts and does not ask for MFA.
DEMONSTRATIE = env_bool("DEMONSTRATIE", False)
eis_map(DATA, demonstratie=DEMONSTRATIE)
DEBUG = env_bool("DEBUG", False)
ONTWIKKELING = DEBUG or DEMONSTRATIE or env_bool("ONTWIKKELING", False)


def _secret_key() -> str:
    """Take the key from the environment; outside production make one once and keep it in DATA."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    if not ONTWIKKELING:
        raise ImproperlyConfigured("Set SECRET_KEY in the environment.")
    file = DATA / "secret_key"
    if not file.exists():
        from django.core.management.utils import get_random_secret_key

        file.write_text(get_random_secret_key())
        file.chmod(0o600)
    return file.read_text()


SECRET_KEY = _secret_key()
LOGBOEK_SLEUTEL = os.environ.get("LOGBOEK_SLEUTEL", "").strip()  # see kern/logboek/sleutel.py
LOGBOEK_OUDE_SLEUTELS = os.environ.get("LOGBOEK_OUDE_SLEUTELS", "").replace(",", " ").split()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

VLOEREN = [  # the floors, from top to bottom
    "evaluatie",
    "uitvoering",
    "besluitvorming",
    "beoordeling",
    "aanvragen",
    "regeling",
    "deelnemers",
    "kern",
]

INSTALLED_APPS = [
    "innovatiebudget",
    *VLOEREN,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_filters",
    "django_htmx",
    "rules",
    "csp",
    "django_structlog",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "kern.ui.middleware.MetingMiddleware",
    "kern.ui.middleware.KoppenMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kern.toegang.veiligheidslog.WeigeringMiddleware",
    "kern.toegang.sessie.SessieMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kern.ui.middleware.GeenKopieMiddleware",
    "kern.ui.middleware.KlokMiddleware",
    "kern.ui.middleware.FoutMiddleware",
    "deelnemers.aanmelden.aansluiting.MfaMiddleware",
]

ROOT_URLCONF = "innovatiebudget.urls"
WSGI_APPLICATION = "innovatiebudget.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "innovatiebudget.context.portaal",
            ],
            "builtins": [
                "django.templatetags.static",
                "kern.templatetags.kern",
                "kern.templatetags.onderdelen",
                "kern.templatetags.grafieken",
            ],
        },
    }
]

# Seconds that one question to PostgreSQL may take; 0 is without end, for migrations and commands.
# Who waits in a browser sets it in wsgi.py, the worker in celery.py.
DATABASE_GEDULD = int(os.environ.get("DATABASE_GEDULD", "0"))
if "DATABASE_URL" in os.environ:
    DATABASES = {"default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)}
    if DATABASES["default"]["ENGINE"].endswith("postgresql"):
        DATABASES["default"] |= {"ENGINE": "kern.basis.postgres"}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA / SQLITE)}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
        "PRAGMA foreign_keys=ON;PRAGMA cache_size=-20000;",
    }
# One cache for all processes: limits on logging in and used codes must hold everywhere.
CACHE_URL = os.environ.get("CACHE_URL", "")
if not CACHE_URL and os.environ.get("CELERY_BROKER_URL", "").startswith(("redis://", "rediss://")):
    CACHE_URL = os.environ["CELERY_BROKER_URL"]
CACHES = {
    "tabel": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "kern_voorraad",  # made by `migrate`
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
CACHES["default"] = CACHES["tabel"]
if CACHE_URL:
    CACHES["default"] = {
        "BACKEND": "kern.basis.voorraad.RedisOfDatabase",
        "LOCATION": CACHE_URL,
        "KEY_PREFIX": "innovatiebudget",
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", BASE_DIR / "staticfiles"))
NODE_MODULES = BASE_DIR / "node_modules"
UTRECHT = (  # parts of the Utrecht component library that are used, one npm package each
    *("button", "button-link", "custom-checkbox", "link", "link-button", "paragraph"),
    *("radio-button", "select", "skip-link", "status-badge", "textarea", "textbox"),
)
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *((f"utrecht/{deel}", NODE_MODULES / f"@utrecht/{deel}-css/dist") for deel in UTRECHT),
    ("letter", NODE_MODULES / "@fontsource/source-sans-3"),
]
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", DATA / "bestanden"))  # never served directly
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Collected by whoever builds, read by whoever serves (uploads are for the server alone).
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
FILE_UPLOAD_PERMISSIONS = 0o600
MAX_BIJLAGE_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# MFA for everyone who is not an aanbieder; the rest about logging in: instellingen_aanmelden.
MFA_VERPLICHT = env_bool("MFA_VERPLICHT", not DEMONSTRATIE)

# Mail: to a real SMTP server when given, else files in DATA (embedded default).
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold up the other work
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "innovatiebudget@regio.example")
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", DEFAULT_FROM_EMAIL)  # replies; the coördinator
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

# Celery carries only ids; the truth is the outbox in the database (see kern/werk/opdrachten.py).
CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "filesystem://localhost")
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 700_000
if CELERY_BROKER_URL.startswith("filesystem"):
    (DATA / "wachtrij").mkdir(exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA / "wachtrij"),
        "data_folder_out": str(DATA / "wachtrij"),
        "control_folder": str(DATA / "wachtrij-control"),
        "polling_interval": 0.1,
    }
else:  # a queue that is down must not keep a person waiting: the reconciler sends again
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "socket_connect_timeout": 1.5,
        "socket_timeout": 1.2,  # longer than the second that a worker waits for work at a time
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.1,
    }
OPDRACHT_LEASE = int(os.environ.get("OPDRACHT_LEASE", "30"))  # seconds

# Security
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = env_bool("HTTPS", not ONTWIKKELING)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CSRF_COOKIE_HTTPONLY = HTTPS
if HTTPS:  # names that a browser takes from this host alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessie", "__Host-csrf"
SECURE_SSL_REDIRECT = HTTPS
# How many proxies of our own stand before the portal; see kern/toegang/adres.py.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "1" if HTTPS else "0"))
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CRISPY_ALLOWED_TEMPLATE_PACKS = ["nlds"]
CRISPY_TEMPLATE_PACK = "nlds"
CRISPY_FAIL_SILENTLY = False

# What the processes say: JSON on a real machine, plain text where a person reads along.
LOGGING = stel_in(
    os.environ.get("LOG_LEVEL", "WARNING"),
    json=os.environ.get("LOG_FORMAT", "tekst" if ONTWIKKELING else "json") == "json",
)
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # the worker says it the same way
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # no personal data where nobody needs it
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # asking who it is would cost a query per request
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO

# Measures at /metrics: with this token, or from this machine itself when there is none.
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")

# Errors to Sentry or GlitchTip, only when an address is given; never what people typed.
SENTRY_DSN = os.environ.get("SENTRY_DSN", "")
meld_fouten(SENTRY_DSN, os.environ.get("SENTRY_ENVIRONMENT", "productie"))

"""Every setting, from the environment; README.md lists the variables.

Nothing is needed to start: without DATABASE_URL the embedded PostgreSQL is
used and a secret key is kept beside it. With DATABASE_URL this is a real
deployment, and what is missing or unsafe is refused at once.
"""

import os
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from psycopg.conninfo import conninfo_to_dict

from config import embedded

BASE_DIR = Path(__file__).resolve().parent.parent
DATABASE_URL = os.environ.get("DATABASE_URL")
PRODUCTION = bool(DATABASE_URL)

DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY", "") if PRODUCTION else embedded.secret_key()
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured(
        "DEBUG=1 is refused with DATABASE_URL: unset one of them."
    )
if PRODUCTION and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured(
        "DATABASE_URL needs a SECRET_KEY of 50 characters or more."
    )

ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "axes",
    "procrastinate.contrib.django",
    "sources",
    "claims",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.framing.FramingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.parameters.ParametersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "config.caching.CachingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.throttle.AddressMiddleware",
    "config.methods.MethodsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

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
            ],
            "builtins": [
                "claims.templatetags.shown",
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
            ],
        },
    },
]

# A session whose client is gone, killed or without power, must not keep what it locked:
# PostgreSQL looks for it every some seconds, even while it works on a statement.
SESSION = {
    "statement_timeout": "30s",
    "timezone": "UTC",
    "client_connection_check_interval": "5s",
    "tcp_keepalives_idle": "60",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
CONNECTION = {
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "pool": {"min_size": 1, "max_size": 4, "timeout": 5},
        "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
    },
}
# The rights that web processes have in the database; commands keep those of the login.
APPLICATION_ROLE = "plumbline_app"
if PRODUCTION:
    url = conninfo_to_dict(DATABASE_URL)
    DATABASES = {
        "default": CONNECTION
        | {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.pop("dbname", ""),
            "USER": url.pop("user", ""),
            "PASSWORD": url.pop("password", ""),
            "HOST": url.pop("host", ""),
            "PORT": url.pop("port", ""),
            "OPTIONS": CONNECTION["OPTIONS"] | url,
        }
    }
else:
    DATABASES = {
        "default": CONNECTION | {"ENGINE": "config.embedded", "NAME": "plumbline"}
    }

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # each by itself
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "config.throttle.address"
AXES_LOCKOUT_CALLABLE = "config.throttle.locked_out"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True  # who logged in from where is nobody's business
AXES_VERBOSE = False

# The longest text of all in UTF-8, and the rest of its form; a file is bounded apart.
DATA_UPLOAD_MAX_MEMORY_SIZE = 9_000_000
FILE_UPLOAD_HANDLERS = ["sources.uploads.Bounded"]

LOGIN_URL, LOGIN_REDIRECT_URL = "admin:login", "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds: a long working day
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# A public page is made once an edition and kept in memory; which edition it is may be
# remembered for some seconds.
STALE_SECONDS = min(5, int(os.environ.get("PLUMBLINE_STALE_SECONDS", "0")))
SHELF_BYTES = 32_000_000  # in each process

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = (BASE_DIR if PRODUCTION else embedded.home()) / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        "axes": {"level": "ERROR"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

DOCUMENTS = os.environ.get("PLUMBLINE_DOCUMENTS")
# The licence of our own words, an address that every exported annotation names.
RIGHTS = os.environ.get("PLUMBLINE_RIGHTS", "https://opensource.org/license/mit")

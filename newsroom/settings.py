"""One settings file: values from the environment, safe by default. The table is in README.md."""

from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from newsroom import environment, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var")))
DEBUG = False

# Address: one variable decides hosts, origins, https and canonical addresses.
PORT = environment.number("PORT", 8000, lowest=1, highest=65535)
SITE = environment.site(environment.text("SITE_URL", f"http://127.0.0.1:{PORT}"))
SITE_URL = SITE.url
ALLOWED_HOSTS = list(SITE.hosts)
CSRF_TRUSTED_ORIGINS = SITE.origins
SECURE_SSL_REDIRECT = SITE.secure
SECURE_HSTS_SECONDS = (
    environment.number("HSTS_SECONDS", 30 * 24 * 3600, lowest=1) if SITE.secure else 0
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Subdomains and preloading bind a whole domain, not just this site: its owner's decision.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

try:
    SECRET_KEY = environment.text("SECRET_KEY") or secret_key.read_or_make(
        VAR_DIR / "secret_key", may_make=SITE.is_local
    )
except LookupError as missing:
    raise ImproperlyConfigured(
        f"{SITE_URL} is a public address: set SECRET_KEY to at least 50 random characters, "
        f"or put them into {missing.args[0]}."
    ) from None
except OSError as error:
    raise ImproperlyConfigured(
        f"{VAR_DIR} cannot be written ({error.strerror}): VAR_DIR= names another folder."
    ) from None

INSTALLED_APPS = [
    "newsroom.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "csp",
    "django_filters",
    "django_prose_editor",
    "partnerships",
    "newsroom",
]
MIDDLEWARE = [
    "newsroom.middleware.QueryCountMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "newsroom.site.middleware.DeskSiteMiddleware",
]
QUERY_COUNT_HEADER = environment.flag("QUERY_COUNT_HEADER")
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
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
            ]
        },
    }
]

# Data
DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'onrecord.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that reads before it writes must not fail half way, busy.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
CACHE_URL = environment.text("CACHE_URL")
if CACHE_URL:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": CACHE_URL,
            "KEY_PREFIX": "onrecord",
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 10_000},
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# 4 MB of text is a long book; more is a mistake, answered by newsroom.errors.bad_request.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Files
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Without STATIC_ROOT files are served from the packages as they lie: nothing to collect, 9 ms
# at start. With it, `manage.py collectstatic` makes hashed and compressed copies kept forever.
STATIC_ROOT = environment.text("STATIC_ROOT") or None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MANIFEST_STRICT = False
WHITENOISE_MAX_AGE = 0 if SITE.is_local else 300
MEDIA_BUCKET = environment.text("AWS_STORAGE_BUCKET_NAME")
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": MEDIA_BUCKET,
            "location": environment.text("AWS_LOCATION", "media"),
            "endpoint_url": environment.text("AWS_S3_ENDPOINT_URL") or None,
            "region_name": environment.text("AWS_S3_REGION_NAME") or None,
            "default_acl": None,
            "file_overwrite": False,
        },
    }
    if MEDIA_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# The body's editor: our own extensions, one module each (newsroom/static/newsroom/desk/).
_EDITOR_MODULES = {
    "DeskField": "field",
    "DeskLink": "link",
    "Find": "find",
    "FoundQuotes": "found_quotes",
    "Lengths": "lengths",
    "Mentions": "mentions",
    "Passage": "passage",
    "PastedText": "paste",
    "Picture": "picture",
    "PullQuote": "pull_quote",
    "Shortcuts": "shortcuts",
    "Toolbar": "toolbar",
    "Typing": "typing",
}
# What of it may be stored is said in newsroom.articles.body, for all paths.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy(f"newsroom/desk/{module}.js")], "extensions": {name: html_tags([])}}
    for name, module in _EDITOR_MODULES.items()
]

# Language and time
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_TZ = True
TIME_ZONE = environment.text("TIME_ZONE", "Europe/London")
FORMAT_MODULE_PATH = ["newsroom.formats"]

# Signing in: by user name or mail address, no sign-up (newsroom.urls), allauth's rate limits.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# How many proxies of ours stand before the server: whose X-Forwarded-For is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXIES", 0)

# Mail
globals().update(environment.mail(environment.text("EMAIL_URL", "console:")))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("EMAIL_FROM", f"newsroom@{SITE.host}")

# Content security: readers' pages run one file of ours and carry no nonce, so they can be kept
# by shared caches; the desk runs our own files and one import map, by nonce.
_PAGE = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _PAGE}
DESK_CONTENT_SECURITY_POLICY = {
    **_PAGE,
    "script-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
}
DESK_PATH = "/desk/"
CSRF_FAILURE_VIEW = "newsroom.errors.csrf_failure"

# Log: everything to standard error, where the supervisor of the process looks for it.
LOG_LEVEL = environment.text("LOG_LEVEL", "INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # A reader's mistyped address is not news.
        "django.request": {"level": "ERROR"},
        "botocore": {"level": "WARNING"},
        "PIL": {"level": "WARNING"},
    },
}

# The server that `manage.py serve` starts
WEB_HOST = environment.text("WEB_HOST", "127.0.0.1")
WEB_THREADS = environment.number("WEB_THREADS", 8, lowest=1, highest=200)

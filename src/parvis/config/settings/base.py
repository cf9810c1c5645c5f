# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""What every instance has in common."""

from typing import Any

from parvis.config import database, environment, mail_url, secret, static
from parvis.config.rooms import ROOMS
from parvis.config.settings.accounts import *
from parvis.config.settings.headers import *

ENVIRONMENT = environment.current()

DEBUG = ENVIRONMENT.debug
SECRET_KEY = secret.key(ENVIRONMENT)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "parvis.config.urls"
WSGI_APPLICATION = "parvis.config.wsgi.application"
AUTH_USER_MODEL = "core.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    *ROOMS,
    "parvis.config",
]

# From the door inwards. Above the line: answers and headers that need neither session nor database.
MIDDLEWARE = [
    "parvis.config.middleware.health.health",
    "parvis.config.middleware.proxies.proxies",
    "parvis.config.middleware.record.record",
    # Above what compresses and what writes headers: a kept page is sent as it was, in one step.
    "parvis.web.middleware.cache.cache",
    "django.middleware.security.SecurityMiddleware",
    "parvis.config.middleware.headers.headers",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside the compression: what is kept is kept compressed.
    "parvis.web.middleware.cache.cache",
    "parvis.config.middleware.compression.compression",
    "parvis.config.middleware.language.language",
    "parvis.config.middleware.maintenance.maintenance",
    # ---
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "parvis.web.middleware.origin.origin",
    "allauth.account.middleware.AccountMiddleware",
]

_TEMPLATES = [static.PACKAGE / "web" / "themes" / ENVIRONMENT.theme] + [
    static.PACKAGE / room / "templates" for room in ("web", "consultation", "mail")
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": _TEMPLATES,
        "APP_DIRS": False,
        "OPTIONS": {"environment": "parvis.web.jinja.environment", "auto_reload": ENVIRONMENT.debug},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = database.databases(ENVIRONMENT)
# Rate limits are shared by the processes: in the database, never in one worker's memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "parvis_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_ENGINE = "parvis.web.sessions"
SESSION_COOKIE_NAME = "__Host-parvis" if ENVIRONMENT.is_secure else "parvis"
SESSION_COOKIE_SECURE = ENVIRONMENT.is_secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "parvis-langue"
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.is_secure
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENVIRONMENT.is_secure

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("fr", "Français"), ("en", "English")]
USE_I18N = True
# Before the words of Django and allauth, which say some things otherwise.
LOCALE_PATHS = sorted(static.PACKAGE.glob("*/locale"))
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

STATIC_URL = "/static/"
_IS_HASHED = static.is_hashed(ENVIRONMENT)
STATIC_ROOT = (ENVIRONMENT.data_dir / static.FOLDER).absolute() if _IS_HASHED else None
STATICFILES_DIRS = static.theme_folders(ENVIRONMENT.theme)
STORAGES = static.storages(hashed=_IS_HASHED)
WHITENOISE_USE_FINDERS = not _IS_HASHED
WHITENOISE_AUTOREFRESH = ENVIRONMENT.debug
MEDIA_ROOT = (ENVIRONMENT.data_dir / "media").absolute()
# Ten thousand words and their accents, ten times over; a file has its own limit.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from
globals().update(mail_url.settings(ENVIRONMENT))

LOGGING_CONFIG = "parvis.config.logs.apply"
LOGGING = {"level": ENVIRONMENT.log_level, "format": ENVIRONMENT.log_format}

# What the rooms may know of the settings.
PARVIS_DEMO = ENVIRONMENT.demo
PARVIS_THEME = ENVIRONMENT.theme
PARVIS_INSTANCE_NAME = ENVIRONMENT.instance_name
PARVIS_PUBLIC_URL = ENVIRONMENT.public_url
PARVIS_CONTACT_EMAIL = ENVIRONMENT.contact_email
PARVIS_DATA_DIR = ENVIRONMENT.data_dir.absolute()
PARVIS_CACHE_MB = ENVIRONMENT.cache_mb
PARVIS_MAINTENANCE = ENVIRONMENT.maintenance

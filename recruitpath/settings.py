"""Django's settings, from the checked environment. Without DATABASE_URL the product runs embedded: SQLite and files."""

from . import environment
from .logs import logging_config

BASE_DIR = environment.BASE_DIR
ENVIRONMENT = environment.read_or_leave()
EMBEDDED = ENVIRONMENT.embedded
PRODUCTION = ENVIRONMENT.production
VAR = ENVIRONMENT.var
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
SECRET_KEY_FALLBACKS = ENVIRONMENT.former_keys
ALLOWED_HOSTS = ENVIRONMENT.allowed_hosts
BASE_URL = ENVIRONMENT.base_url
SIGN_UP_OPEN = ENVIRONMENT.sign_up == "open"
VAR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
    "csp",
    "django.forms",
    "common",
    "mail",
    "accounts",
    "recruiters",
    "outreach",
    "imports",
    "coaching",
    "demo",
    "recruitpath",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.presence_middleware.Presence",
    "accounts.middleware.InvalidIs422",
    "django_htmx.middleware.HtmxMiddleware",
    "common.htmx.vary_on_htmx",
]

ROOT_URLCONF = "recruitpath.urls"
WSGI_APPLICATION = "recruitpath.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "recruitpath"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("recruitpath",)

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
                "outreach.context.shell",
                "coaching.context.from_coaches",
            ],
            "builtins": ["django.templatetags.i18n", "common.templatetags.rp"],
        },
    }
]

# ── Data ──
# Measured: without IMMEDIATE and WAL four writing processes lock each other out.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
if ENVIRONMENT.database:
    DATABASES = {"default": {**ENVIRONMENT.database, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "recruitpath.sqlite3"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {"CONN_MAX_AGE": None, "OPTIONS": SQLITE_OPTIONS}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attachments are private: no public address, a view that checks access serves them.
MEDIA_ROOT = VAR / "files"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {
        "BACKEND": "recruitpath.static.HashedStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Embedded serves straight from the source folders: nothing to collect before the first start.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION

# Rate limits need one count for all processes; embedded has a single web process, so its memory is enough.
if ENVIRONMENT.redis_url:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENVIRONMENT.redis_url}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# ── People ──
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "accounts.backends.Backend",
    # Sessions from before 0.3.0 name these; nobody signs in through them.
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignIn",
    "signup": "accounts.forms.SignUp",
    "add_email": "outreach.forms.address.NewAddress",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to people who have nothing to do with us
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True  # one address at a time; the former one serves until the new one is confirmed
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a mail tells of each change to the sign-in
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "accounts.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    "add_webauthn": "accounts.passkey_forms.AddPasskey",
    "edit_webauthn": "accounts.passkey_forms.RenamePasskey",
    "login_webauthn": "accounts.passkey_forms.SignInWithPasskey",
    "authenticate_webauthn": "accounts.passkey_forms.SecondStepWithPasskey",
    "reauthenticate_webauthn": "accounts.passkey_forms.ConfirmWithPasskey",
}
MFA_TOTP_ISSUER = "RecruitPath"
MFA_TOTP_TOLERANCE = 1  # clocks of phones run up to half a minute early or late
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
ALLAUTH_TRUSTED_PROXY_COUNT = ENVIRONMENT.trusted_proxies
# Passkeys need https, or localhost in the embedded mode.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.https

# ── Language and time ──
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
# Tests and fault drills move the clock by this many seconds (common.dates.now); refused in production.
CLOCK_OFFSET = ENVIRONMENT.clock_offset
CLOCK_MOST_SECONDS = ENVIRONMENT.clock_most_seconds

# ── Mail ──
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.default_from_email
EMAIL_TIMEOUT = 20
if ENVIRONMENT.email:
    EMAIL_BACKEND = "mail.smtp.EmailBackend"
    EMAIL_HOST = ENVIRONMENT.email["EMAIL_HOST"]
    EMAIL_PORT = ENVIRONMENT.email["EMAIL_PORT"]
    EMAIL_HOST_USER = ENVIRONMENT.email["EMAIL_HOST_USER"] or ""
    EMAIL_HOST_PASSWORD = ENVIRONMENT.email["EMAIL_HOST_PASSWORD"] or ""
    EMAIL_USE_TLS = ENVIRONMENT.email.get("EMAIL_USE_TLS", False)
    EMAIL_USE_SSL = ENVIRONMENT.email.get("EMAIL_USE_SSL", False)
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
# mail/ names no other app: which function renders a kind of mail when it is claimed, and who hears how it went.
MAIL_RENDERERS = {
    "digest": "outreach.digest.daily.render",
    "test": "mail.trial.render",
    "message": "outreach.sending.message.render",
    "own_test": "outreach.sending.account.render_test",
    "invitation": "coaching.mails.render_invitation",
    "coaching_ends": "coaching.mails.render_ending",
    "coach_digest": "coaching.digest.render",
    "check_in": "coaching.check_in.render",
}
MAIL_SENDERS = {kind: "outreach.sending.account.sender_of" for kind in ("message", "own_test")}  # through own accounts
MAIL_ACCOUNTS_OUTSIDE_ONLY = ENVIRONMENT.production
MAIL_SETTLED = "outreach.sending.settled.settled"
MAIL_UNSUBSCRIBE = {  # by kind
    "digest": "outreach.digest.address.unsubscribe",
    "coach_digest": "coaching.digest.unsubscribe",
    "check_in": "coaching.check_in.unsubscribe",
}
MAIL_RESUME = "outreach.digest.address.resume"

# ── Background jobs ──
CELERY_BROKER_URL = ENVIRONMENT.redis_url or "filesystem://localhost/"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
if ENVIRONMENT.redis_url:
    # A web request must not hang on a lost Redis: the row with its date is what gets the work done.
    CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 30}
else:
    CELERY_BROKER_TRANSPORT = "recruitpath.broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR / "broker"),
        "data_folder_out": str(VAR / "broker"),
        "polling_interval": 0.5,
    }
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
# Ticks have a queue of their own, so that they never wait behind a slow mail server; a worker takes from both in turn.
# Lists are read and compared for minutes: their queue has a process of its own, so that no digest waits behind one.
CELERY_TASK_DEFAULT_QUEUE = "work"
CELERY_TASK_QUEUES = {name: {"exchange": name, "binding_key": name} for name in ("ticks", "work", "imports")}
CELERY_BEAT_SCHEDULER = "recruitpath.beat:TellingScheduler"
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.2}
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Health is heartbeat rows: the embedded broker has no remote control.
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_REDIRECT_STDOUTS = False

# ── Safety ──
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION
# The container's own probe speaks plain HTTP from inside.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 86400 if PRODUCTION else 0
if ENVIRONMENT.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Subdomains and the browsers' preload list are the domain owner's to promise, not one application's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        # The QR code of the two-step sign-in is a data: image.
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# Logs and error reports carry ids, never names, addresses or notes.
DEFAULT_EXCEPTION_REPORTER_FILTER = "recruitpath.reports.NothingPersonal"
LOGGING = logging_config(ENVIRONMENT.log_level)

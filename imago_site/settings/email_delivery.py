"""Email by SMTP. Without EMAIL_URL it is written to files, and nobody is asked to prove an address."""

from imago_site import env
from imago_site.settings.paths import VAR

_mail = env.mail()
MAIL_ARRIVES = bool(_mail)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.words("DEFAULT_FROM_EMAIL", default=["quiet@localhost"])[0]
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", "imago_site.private_files.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10

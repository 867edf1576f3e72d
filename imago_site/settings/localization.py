"""Language and time. A person's own zone comes from the browser (accounts.auth.timezone_middleware)."""

from django.utils.translation import gettext_lazy as _

from imago_site.settings.paths import BASE_DIR

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

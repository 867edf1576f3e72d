"""Static files, served by whitenoise. No person uploads anything, so the default storage is in memory."""

from imago_site.settings.paths import BASE_DIR, VAR

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "imago_site.fonts.finder.FontFinder",
]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "imago_site.storage.StaticFilesStorage"},
}

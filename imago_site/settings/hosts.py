"""Where the site is reached: its port, its origins, and the proxies in front of it."""

from imago_site import env

PORT = env.number("PORT", default=8000, least=1)
# Sockets are accepted from these origins only.
CSRF_TRUSTED_ORIGINS = env.origins(
    "CSRF_TRUSTED_ORIGINS", default=[f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}"]
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
SECURE = all(origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS)
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", default=0, most=9)

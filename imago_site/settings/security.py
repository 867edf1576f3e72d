"""What a browser may do with the pages: content security policy, cookies, https, and what stops a start without it."""

from csp import constants

from imago_site import env
from imago_site.settings.hosts import ALLAUTH_TRUSTED_PROXY_COUNT, SECURE

# Nothing leaves this origin.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [constants.NONE],
        "script-src": [constants.SELF],
        "style-src": [constants.SELF],
        "img-src": [constants.SELF],
        "font-src": [constants.SELF],
        "connect-src": [constants.SELF],
        "manifest-src": [constants.SELF],
        "worker-src": [constants.SELF],
        "form-action": [constants.SELF],
        "base-uri": [constants.NONE],
        "frame-ancestors": [constants.NONE],
        "object-src": [constants.NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "accounts.auth.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30  # as any session may last; its row ends earlier
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "imago_site.flash_messages.Messages"
CSRF_COOKIE_SAMESITE = "Lax"
KNOWN_DEVICE_COOKIE_NAME = "known"  # accounts.auth.known_device
CSRF_COOKIE_AGE = None  # gone with the browser's session: a cookie of a year would say that somebody was here
if SECURE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    KNOWN_DEVICE_COOKIE_NAME = "__Host-known"
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked for on the machine itself
    if SECURE_SSL_REDIRECT and not ALLAUTH_TRUSTED_PROXY_COUNT:
        raise env.stop(
            "TRUSTED_PROXY_COUNT",
            "is 0, and then every page redirects to https for ever. "
            "Say how many proxies stand in front, or set SECURE_SSL_REDIRECT=0.",
        )
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365  # for this host alone
# Two promises for every other host of the domain, which no browser forgets soon: only the operator can make them.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)
if SECURE_HSTS_INCLUDE_SUBDOMAINS and not SECURE:
    raise env.stop("HSTS_INCLUDE_SUBDOMAINS", "is 1, and nothing is promised without https in CSRF_TRUSTED_ORIGINS.")
if SECURE_HSTS_PRELOAD and not SECURE_HSTS_INCLUDE_SUBDOMAINS:
    raise env.stop("HSTS_PRELOAD", "is 1, and browsers take no host without HSTS_INCLUDE_SUBDOMAINS=1.")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # that those two are off is a choice

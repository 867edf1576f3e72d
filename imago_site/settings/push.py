"""Web Push: to which services of browser makers the site may send. Each is checked at subscribing and at sending."""

from imago_site import env

PUSH_HOSTS = env.hosts(
    "PUSH_HOSTS",
    default=[
        "fcm.googleapis.com",  # Chrome, Edge on Android, Opera, Samsung Internet
        "updates.push.services.mozilla.com",  # Firefox
        "*.push.apple.com",  # Safari
        "*.notify.windows.com",  # Edge
    ],
)
# Names in a closed network, each with its port where that is not 443; only these may lead to a private address.
PUSH_PRIVATE_HOSTS = env.private_hosts("PUSH_PRIVATE_HOSTS")

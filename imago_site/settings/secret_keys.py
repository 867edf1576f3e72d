"""The key that signs, and the ring that wraps the keys of what people write. Files only on the embedded default."""

from imago_site import env
from imago_site.settings.database import EMBEDDED

SECRET_KEY = env.secret_key(embedded=EMBEDDED)
CONTENT_KEYS = env.content_keys(embedded=EMBEDDED)

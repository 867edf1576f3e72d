"""What an operator switches, and how much one person may send."""

from imago_site import env
from imago_site.settings.cache_and_channels import REDIS_URL

DEBUG = env.flag("DEBUG", default=False)

# For Prometheus, on a port of its own that only this machine reaches (imago_site.server).
METRICS = env.flag("METRICS", default=False)

# Whether the process that serves also does what is due; otherwise cron or a timer does (manage.py keep_time).
KEEP_TIME = env.flag("KEEP_TIME", default=not REDIS_URL)

# Where the quick exit leads.
EXIT_URL = env.page("EXIT_URL", default="https://www.bbc.com/weather")

# A form with one utterance, or a few fields; nothing else is ever posted here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1100  # tapped words are a field each
MOVES_A_MINUTE = env.number("MOVES_A_MINUTE", default=60, least=10)  # of one person (dialogue.person_rate_limit)
FRAMES_A_SECOND = env.number("FRAMES_A_SECOND", default=5, least=5)  # of one socket; twelve times as many at once

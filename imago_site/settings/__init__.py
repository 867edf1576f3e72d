"""All settings, one module a subject, from the environment alone.

Nothing set is the embedded default: SQLite, one process, email as files. No two modules set the same name.
"""

from imago_site.settings.applications import *
from imago_site.settings.authentication import *
from imago_site.settings.cache_and_channels import *
from imago_site.settings.database import *
from imago_site.settings.email_delivery import *
from imago_site.settings.hosts import *
from imago_site.settings.localization import *
from imago_site.settings.logs import *
from imago_site.settings.mfa import *
from imago_site.settings.operation import *
from imago_site.settings.paths import *
from imago_site.settings.push import *
from imago_site.settings.secret_keys import *
from imago_site.settings.security import *
from imago_site.settings.static_files import *

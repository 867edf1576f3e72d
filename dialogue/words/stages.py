"""The names of the stages, as the stepper shows them."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "arrive": _("Arrive"),
    "mirror": _("Mirror"),
    "validate": _("Validate"),
    "empathise": _("Empathise"),
    "close": _("Close"),
}

"""The names of the stages, as the stepper shows them."""

from django.utils.translation import gettext_lazy as _

STAGES = {
    "arrive": _("Arrive"),
    "mirror": _("Mirror"),
    "validate": _("Validate"),
    "empathise": _("Empathize"),
    "appreciate": _("Appreciate"),
    "anger": _("Anger"),
    "beneath": _("Beneath the anger"),
    "frustration": _("Frustration"),
    "request": _("Request"),
    "look_back": _("Look back"),
    "ouch": _("Ouch"),
    "mend": _("Mend"),
    "letter": _("Letter"),
    "role": _("In the role"),
    "close": _("Close"),
}

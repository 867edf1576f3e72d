"""The sentences of the vision's pages that data asks for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.workbook.models import Shelf, Stage
from dialogue.workbook.vision.hints import Hint

STEPS: dict[Stage, Promise] = {
    Stage.ALONE: _("Write"),
    Stage.READ: _("Read"),
    Stage.RANK: _("Choose"),
    Stage.BUILD: _("Build"),
    Stage.KEPT: _("Put on the wall"),
}
HINTS: dict[Hint, Promise] = {
    Hint.NOT: _("This says what you don’t want. What do you want instead?"),
    Hint.LATER: _("Try writing as if it were already true: “we walk”, not “we will walk”."),
    Hint.WE: _("Try starting with “we”."),
}
SCALE: dict[int, Promise] = {
    5: _("means most to me"),
    4: _("means a lot"),
    3: _("in between"),
    2: _("means less"),
    1: _("means least to me"),
}
SHELVES: dict[Shelf, tuple[Promise, Promise]] = {
    Shelf.VISION: (_("Our vision"), _("What means most to both of you is already here.")),
    Shelf.OPEN: (_("Still to decide"), _("Add what you both want. Change the words until they work for both of you.")),
    Shelf.PARKED: (
        _("Parked"),
        _("You two see these very differently for now. You don’t have to settle anything here."),
    ),
}

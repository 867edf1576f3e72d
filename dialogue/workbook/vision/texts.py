"""The sentences of the vision's pages that data asks for."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.workbook.models import Shelf, Stage
from dialogue.workbook.vision.hints import Hint

STEPS: dict[Stage, Promise] = {
    Stage.ALONE: _("Write"),
    Stage.READ: _("Read"),
    Stage.RANK: _("Weigh"),
    Stage.BUILD: _("Build"),
    Stage.KEPT: _("Hang up"),
}
HINTS: dict[Hint, Promise] = {
    Hint.NOT: _("It says what is not to be. What is there in its place?"),
    Hint.LATER: _("Try it as if it were so already: “we walk”, for “we will walk”."),
    Hint.WE: _("It might begin with “we”."),
}
SCALE: dict[int, Promise] = {
    1: _("very important"),
    2: _("important"),
    3: _("in between"),
    4: _("not so important"),
    5: _("hardly important"),
}
SHELVES: dict[Shelf, tuple[Promise, Promise]] = {
    Shelf.VISION: (_("Our vision"), _("What both of you put first stands here already.")),
    Shelf.OPEN: (_("Still to look at"), _("Put in what you both want. Change the words until they fit both of you.")),
    Shelf.PARKED: (
        _("Parked"),
        _("Here you two are far apart for now. There is nothing to settle: what is parked may rest."),
    ),
}

"""How far one person has got with each exercise, in a few words: from their own rows and what both see. Reads only."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogue.workbook.access import Half
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.checkins.trend import answered
from dialogue.workbook.gifts.handover import is_open, is_ready
from dialogue.workbook.gifts.jars import CARING, FUN, Jar
from dialogue.workbook.gifts.weeks import week_of
from dialogue.workbook.imago.sittings import SITTINGS
from dialogue.workbook.models import Day, Hint, Item, Letter, Pledge, Sat, Sentence, Stage, SurpriseDraw, Vision

STAGES = {
    Stage.READ: gettext_lazy("You two are reading"),
    Stage.RANK: gettext_lazy("You’re each choosing what means most"),
    Stage.BUILD: gettext_lazy("You two are building"),
    Stage.KEPT: gettext_lazy("Your vision is on your wall"),
}


def own_progress(user: User) -> dict[str, str | Promise]:
    """Of the exercises that need no partner, by address; "" where nothing was begun."""
    sat = Sat.objects.filter(author=user).count()
    of = sum(not sitting.overlap for sitting in SITTINGS)
    return {
        "imago": _("%(sat)s of %(of)s sittings written") % {"sat": sat, "of": of} if sat else "",
        "letter": _("You’ve started your letter") if Letter.objects.filter(author=user).exists() else "",
    }


def couple_progress(half: Half) -> dict[str, str | Promise]:
    """Of the exercises of a couple, by address. What the partner does alone is in none of it."""
    return {address: of(half) for address, of in OF_COUPLES.items()}


def _vision(half: Half) -> str | Promise:
    own = set(Sentence.objects.filter(vision__couple=half.couple, author=half.me).values_list("vision", flat=True))
    for vision in Vision.objects.filter(couple=half.couple).order_by("-number"):
        if vision.stage != Stage.ALONE:
            return STAGES[Stage(vision.stage)]
        if vision.pk in own:
            return _("You’ve started writing")
    return ""


def _pledge(half: Half) -> str:
    signed = set(Pledge.objects.filter(couple=half.couple).values_list("author", flat=True))
    if half.me.pk in signed:
        return _("You’ve both signed") if len(signed) == 2 else _("You’ve signed")
    return _("Your partner has signed") if signed else ""


def _kind_days(half: Half) -> str:
    today = Day.objects.filter(author=half.me, couple=half.couple, day=timezone.localdate())
    return _("Today is marked") if today.exists() else ""


def _list(half: Half, jar: Jar, opened: str) -> str:
    if is_open(half.couple, jar):
        return opened
    if is_ready(half, jar):
        return _("Your list is handed over")
    return _started(half, jar)


def _started(half: Half, jar: Jar) -> str:
    own = Item.objects.filter(author=half.me, couple=half.couple, jar=jar.slug, given_at=None)
    return _("You’ve started your list") if own.exists() else ""


def _surprises(half: Half) -> str:
    drawn = SurpriseDraw.objects.filter(person=half.me, couple=half.couple, week=week_of(timezone.now())).first()
    if drawn and (drawn.done or drawn.hint_id):
        return _("This week’s surprise is done") if drawn.done else _("This week’s surprise is drawn")
    own = Hint.objects.filter(author=half.me, couple=half.couple)
    return _("You’ve started your list") if own.exists() else ""


def _praise(half: Half) -> str:
    rows = Item.objects.filter(author=half.me, couple=half.couple, jar="praise")
    if rows.filter(given_at=None).exists():
        return _("You’ve started your list")
    return _("You’ve given a list") if rows.exists() else ""


def _check_ins(half: Half) -> str:
    return _("Answered this week") if answered(half.me, half.couple, Kind.WEEKLY, timezone.localdate()) else ""


OF_COUPLES: dict[str, Callable[[Half], str | Promise]] = {
    "vision": _vision,
    "pledge": _pledge,
    "kind_days": _kind_days,
    "caring": lambda half: _list(half, CARING, _("The jar is open")),
    "surprises": _surprises,
    "fun": lambda half: _list(half, FUN, _("Both lists are in")),
    "praise": _praise,
    "check_ins": _check_ins,
}

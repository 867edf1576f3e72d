"""A practice for pages that need one to look at: shared dialogues, remarks, proposals, a workbook, a dialogue."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from accounts.models import User
from dialogue.care import assignments, comments, live_seat, sharing_preferences, trend_consent
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import private_notes
from dialogue.models import Dialogue
from dialogue.review import notes
from dialogue.workbook.access import half_of
from dialogue.workbook.checkins import answers as check_in_answers
from dialogue.workbook.checkins.scoring import FORMS, Kind
from dialogue.workbook.kind_days import pledge
from tests.cast import Cast, approved, found, in_care
from tests.dialogue.workbook.sample_rows import workbook_of_both
from tests.dialogue.workbook.vision import stages
from tests.stage import TO_FIRST_SEND, WHOLE, Stage


def open_it() -> None:
    """Writes it all into the database, where the cast is there."""
    cast = found()
    link = in_care(cast)
    shared = [_shared(cast, title) for title in ("our evenings", "money")]
    comments.comment(cast.tess, shared[0].id, "You both stayed when it got hard.", 8)
    comments.comment(cast.tess, shared[0].id, "A careful dialogue.")
    notes.note(cast.tess, shared[0].id, "Ask about the car.", 8)
    notes.mark(cast.tess, shared[0].id, 10, "turning point")
    notes.note_on_couple(cast.tess, cast.couple.pk, "Slow down in round two.")
    assignments.assign(cast.tess, link.couple, "intentional", "Next time, something small.")
    _check_in(cast)
    workbook_of_both()
    stages.kept(cast.ann, cast.bob)
    now = Stage(cast, "sunday")
    now.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, now.id)
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, now.id)


def _check_in(cast: Cast) -> None:
    """Two weeks of Ann, one of Bob, the yes of both that Tess may see the totals, and a name under their pledge."""
    today = timezone.localdate()
    for person, days, points in ((cast.ann, 14, 4), (cast.ann, 0, 5), (cast.bob, 7, 3)):
        answers = {item.number: points for item in FORMS[Kind.MONTHLY].items}
        check_in_answers.keep(person, cast.couple, Kind.MONTHLY, answers, today - timedelta(days=days))
    for person in (cast.ann, cast.bob):
        trend_consent.answer(person, yes=True)
    if half := half_of(cast.ann):
        pledge.sign(half, "I will take a breath before I answer.")


def _shared(cast: Cast, title: str) -> Stage:
    stage = Stage(cast, title)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


def let_tess_work() -> None:
    """Has Ada approve her, where everybody is there already."""
    approved(User.objects.get(name="Tess"))


def add_second_step(name: str = "Tess") -> User:
    """Sessions of before have not proven it."""
    person = User.objects.get(name=name)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed elsewhere"})
    return person


def plant(sentences: list[str]) -> None:
    """Writes each of them somewhere: as a comment, as a note, as a draft over the one before."""
    ann, tess = User.objects.get(name="Ann"), User.objects.get(name="Tess")
    dialogue = Dialogue.objects.filter(ended_at__isnull=False).earliest("created_at")
    now = Dialogue.objects.get(ended_at=None)
    for number, words in enumerate(sentences):
        if number % 3 == 0:
            comments.comment(tess, dialogue.pk, words)
        elif number % 3 == 1:
            notes.note(tess, dialogue.pk, words)
        else:
            private_notes.keep_draft(ann, now.pk, now.visit, words)

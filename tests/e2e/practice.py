"""A practice for pages that need one to look at: shared dialogues, remarks, a proposal, an open dialogue."""

from allauth.mfa.models import Authenticator

from accounts.models import User
from dialogue import assignments, comments, live_seat, sharing
from dialogue.review import notes
from dialogue.sharing import Wish
from tests.cast import Cast, gather, in_care
from tests.stage import TO_FIRST_SEND, WHOLE, Stage


def open_it() -> None:
    """Writes it all into the database."""
    cast = gather()
    link = in_care(cast)
    shared = [_shared(cast, title) for title in ("our evenings", "money")]
    comments.comment(cast.tess, shared[0].id, "You both stayed when it got hard.", 8)
    comments.comment(cast.tess, shared[0].id, "A careful dialogue.")
    notes.note(cast.tess, shared[0].id, "Ask about the car.", 8)
    notes.mark(cast.tess, shared[0].id, 10, "turning point")
    notes.note_on_couple(cast.tess, cast.couple.pk, "Slow down in round two.")
    assignments.assign(cast.tess, link.couple, "intentional", "Next time, something small.")
    now = Stage(cast, "sunday")
    now.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, now.id)
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, now.id)


def _shared(cast: Cast, title: str) -> Stage:
    stage = Stage(cast, title)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing.choose(person, stage.id, Wish(share=True))
    return stage


def add_second_step() -> None:
    """For Tess, who is signed in already."""
    tess = User.objects.get(name="Tess")
    Authenticator.objects.create(user=tess, type=Authenticator.Type.TOTP, data={"secret": "sealed elsewhere"})

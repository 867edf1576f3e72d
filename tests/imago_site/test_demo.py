"""The demo fills in what a newcomer looks at, through the real services."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.audit import Act
from accounts.lifecycle.erasure import erase
from accounts.models import AuditEntry, User
from dialogue.care.therapist_access import dialogues_shared_with
from dialogue.domain.access import membership_of
from dialogue.models import Dialogue
from dialogue.pages.transcripts import past_of
from dialogue.protocol.library import PROTOCOLS
from imago_site.public_demo import refuse_the_demo
from tests.cast import PASSWORD
from tests.dialogue.row_copies import scene
from tests.whole_log import check_log

pytestmark = pytest.mark.xdist_group("demo")  # so that one process fills it in, and copies its rows


@pytest.fixture(autouse=True)
def _whole_logs(db: None) -> Iterator[None]:
    yield
    for dialogue in Dialogue.objects.all():
        check_log(dialogue)


@pytest.fixture(autouse=True)
def laptop(settings: Settings) -> None:
    """Nothing is set there, and mail is written to files."""
    settings.EMBEDDED, settings.MAIL_ARRIVES = True, False
    settings.CSRF_TRUSTED_ORIGINS = ["http://127.0.0.1:8000", "http://localhost:8000"]


@pytest.fixture
def filled_in(db: None, laptop: None) -> None:
    """The demo is there."""
    scene(fill_in)


def fill_in() -> None:
    call_command("demo")


def test_demo_fills_in_finished_dialogues_and_says_how_to_sign_in(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo")

    ann, carl, tess = (User.objects.get(email=f"{name}@example.org") for name in ("ann", "carl", "tess"))
    ends = sorted(Dialogue.objects.filter(couple__partners__user=ann).values_list("step", flat=True))
    assert ends == ["answer", "closed", "closed"]
    kinds = set(Dialogue.objects.filter(couple__partners__user=carl).values_list("slug", flat=True))
    assert kinds == set(PROTOCOLS) - {"parent_child"}  # that one takes a therapist who sits in
    shared = dialogues_shared_with(tess)
    assert [membership_of(ann)] * 2 == [held.couple.partners.get(user=ann) for held in shared]
    assert [past.title for past in past_of(ann)] == ["Sundays with your parents", "our evenings after work"]
    printed = capsys.readouterr().out
    assert [printed.count(f"{name}@example.org") for name in ("ann", "bob", "carl", "dora", "eve", "tess", "ada")] == [
        1
    ] * 7


def test_demo_twice_adds_nothing(filled_in: None) -> None:
    before = User.objects.count(), Dialogue.objects.count()
    call_command("demo")

    assert (User.objects.count(), Dialogue.objects.count()) == before


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("EMBEDDED", False, "unset DATABASE_URL"),
        ("MAIL_ARRIVES", True, "unset EMAIL_URL"),
        ("CSRF_TRUSTED_ORIGINS", ["https://talk.example.org"], "unset CSRF_TRUSTED_ORIGINS"),
        ("CSRF_TRUSTED_ORIGINS", ["http://127.0.0.1:8000", "https://talk.example.org"], "unset CSRF_TRUSTED_ORIGINS"),
    ],
)
def test_a_site_that_others_reach_gets_no_demo_and_no_password(  # noqa: PLR0913, PLR0917  a row of the table
    db: None, settings: Settings, capsys: pytest.CaptureFixture[str], name: str, value: object, said: str
) -> None:
    setattr(settings, name, value)
    with pytest.raises(CommandError, match=said):
        call_command("demo")
    assert (User.objects.count(), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize("who", ["a newcomer", "an admin", "somebody who erased their account"])
def test_a_site_with_people_of_its_own_gets_no_demo_and_no_password(
    db: None, capsys: pytest.CaptureFixture[str], who: str
) -> None:
    person = User.objects.create_user("nia@example.org", PASSWORD, name="Nia", is_staff=who == "an admin")
    if who == "somebody who erased their account":
        erase(person)
    with pytest.raises(CommandError, match=r"^Somebody has an account here\. The demo needs a site of its own"):
        call_command("demo")
    assert (User.objects.count(), capsys.readouterr().out) == (1, "")


def test_somebody_who_comes_to_the_demo_gets_no_second_one(filled_in: None, capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create_user("nia@example.org", PASSWORD, name="Nia")
    capsys.readouterr()
    with pytest.raises(CommandError):
        call_command("demo")
    assert capsys.readouterr().out == ""


def test_the_admin_of_the_demo_is_in_the_trail(filled_in: None) -> None:
    entry = AuditEntry.objects.get(act=Act.FIRST_ADMIN_MADE)
    assert (entry.actor, entry.reason) == (None, "By command: demo")


@pytest.mark.parametrize(
    ("name", "value"),
    [("EMBEDDED", False), ("MAIL_ARRIVES", True), ("CSRF_TRUSTED_ORIGINS", ["https://a.example.org"])],
)
def test_a_site_with_the_demo_does_not_open_to_others(db: None, settings: Settings, name: str, value: object) -> None:
    refuse_the_demo()
    scene(fill_in)
    refuse_the_demo()  # here only this machine reaches it
    setattr(settings, name, value)
    with pytest.raises(SystemExit, match="printed for everybody"):
        refuse_the_demo()
    User.objects.filter(email__endswith="@example.org").update(is_active=False)
    refuse_the_demo()

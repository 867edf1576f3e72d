"""An erased account: its words are noise, its traces gone, and the partner's words are as they were."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from accounts import audit
from accounts.audit import Act
from accounts.couples import invitations
from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from accounts.errors import LastAdmin
from accounts.lifecycle import erasure
from accounts.models import AuditEntry, CareLink, Consent, DataKey, Partner, TherapistProfile, User
from accounts.signals import person_shown_out
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import private_notes
from dialogue.domain.access import Room, people_of
from dialogue.domain.queries import lines
from dialogue.models import Assignment, Choice, Comment, Event, LiveSeat, Standing, Suggestion
from dialogue.models.cascade import hanging_on
from dialogue.protocol.terms import Seat
from dialogue.review.models import Mark, Note
from tests.cast import PASSWORD, Cast, in_care
from tests.dialogue.erasure.database_text import everything
from tests.stage import TO_FIRST_SEND, Stage

CANARY = "canary-blue is what I said on Tuesday"
DRAFT = "canary-grey is what I have not said"
MIRROR = "you said that on Tuesday"


@pytest.fixture
def said(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", CANARY)
    stage.move("bob", "say", MIRROR)
    private_notes.keep_draft(stage.people["ann"], stage.id, stage.row.visit, DRAFT)
    return stage


def browser(user: User) -> Client:
    """A browser in which this person has just said again who they are."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def read_by_bob(stage: Stage) -> dict[int, tuple[str, bool]]:
    room = Room(stage.row, Seat.B, people_of(stage.row.couple))
    return {line.seq: (line.utterance.text, line.withheld) for line in lines(room, list(stage.row.events.all()))}


def test_her_words_are_withheld_and_his_are_as_they_were(cast: Cast, said: Stage) -> None:
    before = read_by_bob(said)
    erasure.erase(cast.ann)
    hers = set(said.row.events.filter(seat="a").exclude(sealed=None).values_list("seq", flat=True))
    assert len(hers) == 2
    assert read_by_bob(said) == {seq: (("", True) if seq in hers else found) for seq, found in before.items()}
    assert (MIRROR, False) in before.values()


def test_no_key_that_is_left_opens_her_words(cast: Cast, said: Stage) -> None:
    event = Event.objects.get(dialogue=said.id, seat="a", move="say")
    all_keys = {key.id: key for row in DataKey.objects.all() for key in [envelope._open(row)]}
    assert CANARY in envelope.unseal(all_keys, event.sealed or b"", event.place(cast.ann.pk))
    erasure.erase(cast.ann)
    left = {key.id: key for row in DataKey.objects.all() for key in [envelope._open(row)]}
    assert (len(all_keys), len(left)) == (3, 1)
    with pytest.raises(CannotDecrypt):
        envelope.unseal(left, event.sealed or b"", event.place(cast.ann.pk))


def test_no_table_holds_her_name_her_address_her_words_or_her_keys(cast: Cast, said: Stage) -> None:
    User.objects.filter(pk=cast.ann.pk).update(name="Annegret")
    EmailAddress.objects.create(user=cast.ann, email=cast.ann.email, primary=True, verified=True)
    keys = [bytes(row.wrapped).decode("latin-1") for row in DataKey.objects.filter(author=cast.ann)]
    planted = ["Annegret", "ann@example.org", *keys]
    assert [words in everything() for words in planted] == [True] * 4
    cast.ann.refresh_from_db()
    erasure.erase(cast.ann)
    assert [words in everything() for words in [*planted, CANARY, DRAFT]] == [False] * 6


def test_private_rows_of_an_erased_person_are_gone(cast: Cast, said: Stage) -> None:
    TOTP.activate(cast.ann, generate_totp_secret())
    Standing.objects.create(person=cast.ann)
    assert {type(rows.first()) for rows in hanging_on(cast.ann) if rows.exists()} >= {Standing, Authenticator}
    erasure.erase(cast.ann)
    assert [rows.model for rows in hanging_on(cast.ann) if rows.exists()] == [Standing]
    assert DataKey.objects.filter(author=cast.ann).count() == 0


def test_her_row_says_nothing_and_opens_nothing(cast: Cast, said: Stage) -> None:
    erasure.erase(cast.ann)
    ann = User.objects.get(pk=cast.ann.pk)
    assert (ann.name, ann.email.partition("@")[2]) == ("A former partner", "erased.invalid")
    assert (ann.is_active, ann.has_usable_password(), ann.erased_at is not None) == (False, False, True)


def test_the_couple_ends_as_when_somebody_leaves(cast: Cast, said: Stage) -> None:
    erasure.erase(cast.ann)
    assert list(Partner.objects.filter(couple=cast.couple, left_at=None)) == []
    assert invitations.partner_of(cast.bob) is None


def test_her_no_to_keeping_stays_and_each_yes_to_others_goes(cast: Cast, said: Stage) -> None:
    in_care(cast)
    sharing_preferences.choose(cast.ann, said.id, Wish(keep=False, share=True, export=True))
    sharing_preferences.set_standing(cast.ann, Wish(keep=False, share=True, export=True))
    assert (set(sharing_preferences.shares(said.row)), sharing_preferences.standing_of(cast.ann).share) == (
        {Seat.A},
        True,
    )
    erasure.erase(cast.ann)
    row, usual = Choice.objects.get(), Standing.objects.get()
    assert (row.keep, row.shared_at, row.link, row.export) == (False, None, None, False)
    assert (usual.keep, usual.link, usual.export) == (False, None, False)
    assert sharing_preferences.keeps(said.row) == {Seat.B}


def test_a_therapist_takes_notes_keys_and_remarks_along(cast: Cast, said: Stage) -> None:
    link = in_care(cast)
    envelope.key_for(cast.tess, None)
    envelope.key_for(cast.tess, cast.couple)
    given = {"couple": cast.couple, "author": cast.tess, "sealed": b"1"}
    Note.objects.create(**given)
    Mark.objects.create(dialogue=said.row, seq=1, **given)
    Comment.objects.create(dialogue=said.row, author=cast.tess, sealed=b"1")
    Assignment.objects.create(couple=cast.couple, therapist=cast.tess, slug="intentional", sealed=b"1")
    seat = LiveSeat.objects.create(dialogue=said.row, therapist=cast.tess)
    Suggestion.objects.create(live_seat=seat, visit=1, seat="a", sealed=b"1")
    tables = (Note, Mark, Comment, Assignment, Suggestion, TherapistProfile)
    assert [table._default_manager.count() for table in tables] == [1] * 6

    erasure.erase(cast.tess)

    assert [table._default_manager.count() for table in tables] == [0] * 6
    assert DataKey.objects.filter(author=cast.tess).count() == 0
    assert CareLink.objects.get(pk=link.pk).ended_at is not None
    assert LiveSeat.objects.get().ended_at is not None
    assert invitations.partner_of(cast.ann) is not None


def test_a_partner_s_consent_is_withdrawn(cast: Cast, said: Stage) -> None:
    in_care(cast)
    erasure.erase(cast.bob)
    assert list(Consent.objects.filter(withdrawn_at=None).values_list("user", flat=True)) == [cast.ann.pk]
    assert CareLink.objects.filter(ended_at=None).count() == 0


def test_it_is_in_the_trail_once_and_the_trail_is_whole(cast: Cast, said: Stage) -> None:
    for _ in range(2):
        erasure.erase(cast.ann)
    entries = AuditEntry.objects.filter(act=Act.ACCOUNT_ERASED)
    assert [(entry.actor_id, entry.about_id, entry.reason) for entry in entries] == [(cast.ann.pk, cast.ann.pk, "")]
    assert audit.first_broken() is None


def test_the_last_admin_stays_and_the_second_may_go(cast: Cast) -> None:
    with pytest.raises(LastAdmin):
        erasure.erase(cast.ada)
    assert User.objects.get(pk=cast.ada.pk).erased_at is None
    User.objects.create_superuser("abe@example.org", PASSWORD, name="Abe")
    erasure.erase(cast.ada)
    ada = User.objects.get(pk=cast.ada.pk)
    assert (ada.erased_at is not None, ada.is_staff, ada.is_superuser) == (True, False, False)


def test_open_sockets_are_told(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    received: list[int] = []

    def hear(user: User, **_kwargs: Any) -> None:
        received.append(user.pk)

    person_shown_out.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            erasure.erase(cast.ann)
    finally:
        person_shown_out.disconnect(hear)
    assert received == [cast.ann.pk]


def test_the_page_asks_again_who_is_there(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ann)
    for response in (client.get(reverse("erase")), client.post(reverse("erase"), {"word": "erase"})):
        assert (response.status_code, response.headers["Location"].split("?")[0]) == (
            302,
            reverse("account_reauthenticate"),
        )
    assert User.objects.get(pk=cast.ann.pk).erased_at is None


@pytest.mark.parametrize("word", ["", "yes", "erase everything"])
def test_erasure_without_the_typed_word_erases_nothing(cast: Cast, word: str) -> None:
    assert browser(cast.ann).post(reverse("erase"), {"word": word}).status_code == 200
    assert User.objects.get(pk=cast.ann.pk).erased_at is None


def test_erasure_signs_out_every_browser(cast: Cast, said: Stage) -> None:
    here, other = browser(cast.ann), browser(cast.ann)
    response = here.post(reverse("erase"), {"word": " Erase "}, follow=True)
    assert response.redirect_chain == [(reverse("front"), 302)]
    assert "Your account is erased." in response.content.decode()
    assert [one.get(reverse("home")).status_code for one in (here, other)] == [302, 302]
    assert UserSession.objects.count() == 0


def test_the_only_admin_reads_why_not(cast: Cast) -> None:
    response = browser(cast.ada).post(reverse("erase"), {"word": "erase"})
    assert (response.status_code, "You are the only admin here." in response.content.decode()) == (409, True)


def test_she_cannot_sign_in_and_her_address_is_free(cast: Cast, said: Stage) -> None:
    email = cast.ann.email
    erasure.erase(cast.ann)
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    fresh = {"email": email, "password1": "a walk along the river", "name": "Ann"}
    client.post(reverse("account_signup"), fresh)
    again = User.objects.get(email=email)
    assert (again.pk != cast.ann.pk, client.session["_auth_user_id"]) == (True, str(again.pk))

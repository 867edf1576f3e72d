"""The door that an erased person still stands in: signed out, with nothing kept, and what came too late goes."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from asgiref.sync import sync_to_async
from django.core.management import CommandError, call_command
from django.db.transaction import TransactionManagementError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.encryption import envelope
from accounts.errors import AccountErased
from accounts.lifecycle import erasure
from accounts.models import DataKey, User
from dialogue.jobs.scheduler import do_due
from dialogue.models import Draft, Event
from dialogue.models.orphaned_rows import rows_left, tables
from dialogue.realtime.room import private_messages
from dialogue.workbook import letter_views
from dialogue.workbook.kind_days import marks
from dialogue.workbook.models import Hint, Letter
from tests.cast import Cast, gather
from tests.dialogue.browser import browser
from tests.dialogue.models.sealed_stores import STORES
from tests.stage import TO_FIRST_SEND, Stage


def erasing(work: Callable[..., Any], user: User) -> Callable[..., Any]:
    """`work`, before which the account is erased from another browser."""

    def erased_first(*args: Any, **kwargs: Any) -> Any:
        erasure.erase(User.objects.get(pk=user.pk))
        return work(*args, **kwargs)

    return erased_first


@pytest.mark.parametrize(
    ("page", "where", "posted"),
    [
        ("letter", (letter_views, "keep_letter"), {"words": "I sat on the stairs."}),
        ("kind_days", (marks, "mark"), {"day": str(timezone.localdate()), "mark": "smile"}),
    ],
)
def test_a_page_signs_out_whoever_is_erased_meanwhile(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, page: str, where: tuple[Any, str], posted: dict[str, str]
) -> None:
    client = Client()
    client.force_login(cast.ann)
    monkeypatch.setattr(*where, erasing(getattr(*where), cast.ann))

    response = client.post(reverse(page), posted)

    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, reverse("account_login"))
    assert list(rows_left(User.objects.all())) == []
    assert client.get(reverse("home")).status_code == 302


@pytest.mark.django_db(transaction=True)
async def test_a_socket_signs_out_whoever_is_erased_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = await sync_to_async(gather)()
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(TO_FIRST_SEND)
    async with browser(cast.ann, f"/ws/dialogue/{stage.id}/") as ann:
        await ann.until("turn")
        monkeypatch.setattr(private_messages, "answer", erasing(private_messages.answer, cast.ann))
        await ann.send({"type": "shelf", "text": "not said"})
        assert await ann.closed_with() == 4401
    assert await Draft.objects.acount() == await DataKey.objects.filter(author=cast.ann).acount() == 0


@pytest.mark.parametrize("model", [DataKey, *STORES])
def test_every_table_with_sealed_words_is_emptied_and_looked_at(model: Any) -> None:
    """The log stays: its words are noise without their key, and the partner's own steps hang on it."""
    assert (model in {found for found, _way in tables()}) is (model is not Event)


def test_what_is_left_of_an_erased_person_is_reported_and_deleted(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    erasure.erase(cast.ann)
    call_command("verify_log")
    DataKey.objects.create(author=cast.ann, wrapped=b"from before")
    Letter.objects.create(author=cast.ann, sealed=b"from before")
    Hint.objects.create(author=cast.bob, couple=cast.couple, sealed=b"his own")
    EmailAddress.objects.create(user=cast.ann, email="ann@example.org")

    with pytest.raises(CommandError) as reported:
        call_command("verify_log")
    assert sorted(str(reported.value).splitlines()[1:]) == ["DataKey: 1", "EmailAddress: 1", "Letter: 1"]

    assert do_due()["left of erased people"].count == 1
    call_command("verify_log")
    assert Hint.objects.count() == 1
    assert do_due()["left of erased people"].count == 0


def test_a_key_is_made_for_nobody_who_is_erased(cast: Cast) -> None:
    erasure.erase(cast.ann)
    for couple in (None, cast.couple):
        with pytest.raises(AccountErased):
            envelope.key_for(cast.ann, couple)
    assert DataKey.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_no_key_is_given_outside_the_writers_transaction() -> None:
    cast = gather()
    with pytest.raises(TransactionManagementError):
        envelope.key_for(cast.ann, None)

"""Sharing and privacy: who can read what, who did, and one's own answers; and the same answers where they are asked."""

import re
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.couples import invitations
from accounts.models import Consent, User
from dialogue.care import sharing_preferences
from dialogue.pages.views.sharing import READINGS_A_PAGE
from dialogue.protocol.terms import Seat
from tests.cast import Cast, in_care
from tests.stage import ROUND_ONE, TO_FIRST_SEND, WHOLE, Stage

TO_SETTLE = WHOLE.rpartition("ann ready")[0]


PageOf = Callable[[User, str], str]


def test_page_says_how_the_consents_stand(cast: Cast, page_of: PageOf) -> None:
    sharing_page = reverse("sharing")
    assert "Share with a therapist" in page_of(cast.ann, sharing_page)
    in_care(cast)
    assert "Tess can read what each of you shares" in page_of(cast.ann, sharing_page)
    assert "Tess can read what each of you shares" not in page_of(cast.carl, sharing_page)


def test_page_shows_who_read_to_the_couple_alone(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    in_care(cast)
    audit.record(cast.tess, Act.TRANSCRIPT_READ, couple=cast.couple, dialogue=stage.id)
    looks = [page_of(person, reverse("sharing")) for person in (cast.ann, cast.bob, cast.carl)]
    assert ["Tess: read" in look for look in looks] == [True, True, False]


def test_no_reading_is_pushed_off_the_list_by_later_ones(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    in_care(cast)
    audit.record(cast.tess, Act.TRANSCRIPT_EXPORTED, couple=cast.couple, dialogue=stage.id)
    for _search in range(READINGS_A_PAGE):
        audit.record(cast.tess, Act.TRANSCRIPT_SEARCHED, couple=cast.couple)
    newest, oldest = (page_of(cast.ann, f"{reverse('sharing')}{query}") for query in ("", "?page=2"))
    assert ("Tess: made a copy" in newest, "?page=2#readings" in newest) == (False, True)
    assert ("Tess: made a copy" in oldest, "?page=1#readings" in oldest) == (True, True)


def test_access_log_is_still_listed_after_disconnecting(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    in_care(cast)
    audit.record(cast.tess, Act.TRANSCRIPT_READ, couple=cast.couple, dialogue=stage.id)
    invitations.leave(cast.bob)
    looks = [page_of(person, reverse("sharing")) for person in (cast.ann, cast.bob, cast.carl)]
    assert ["Tess: read" in look for look in looks] == [True, True, False]


def test_sharing_form_says_what_the_partner_will_see_of_it(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    """An answer is on no page of the partner; the reading that follows it is, and lets them conclude."""
    notice = "reads a dialogue, even if only one of you shared it."
    stage.play(TO_SETTLE)
    pages = [
        reverse(name, args=args) for name, args in (("sharing", []), ("room", [stage.id]), ("transcript", [stage.id]))
    ]
    assert [notice in page_of(cast.ann, page) for page in pages] == [False, False, False]
    in_care(cast)
    assert [notice in page_of(cast.ann, page) for page in pages] == [True, True, True]
    assert [re.search(r"Only you see (them|your answer)", page_of(cast.ann, page)) for page in pages] == [None] * 3


def test_answers_are_asked_at_closing(cast: Cast, stage: Stage, page_of: PageOf, client: Client) -> None:
    link = in_care(cast)
    stage.play(TO_SETTLE)
    page = page_of(cast.ann, reverse("room", args=[stage.id]))
    assert ("Share my words with Tess" in page, "Keep this dialogue" in page) == (True, True)
    response = client.post(
        reverse("choices", args=[stage.id]), {"keep": "on", "share": "on", "link": link.pk, "back": "room"}
    )
    assert (response.headers["Location"], set(sharing_preferences.shares(stage.row))) == (
        reverse("room", args=[stage.id]),
        {Seat.A},
    )


def test_answers_are_not_asked_in_the_middle(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    room, asked = reverse("room", args=[stage.id]), []
    for script in (TO_FIRST_SEND, TO_SETTLE.removeprefix(TO_FIRST_SEND)):
        stage.play(script)
        asked.append(reverse("closing", args=[stage.id]) in page_of(cast.ann, room))
    assert asked == [False, True]


def test_standing_answer_ticks_the_boxes(cast: Cast, stage: Stage, page_of: PageOf, client: Client) -> None:
    link = in_care(cast)
    client.force_login(cast.ann)
    client.post(reverse("standing"), {"share": "on", "link": link.pk})
    stage.play(TO_SETTLE)
    page = page_of(cast.ann, reverse("room", args=[stage.id]))
    assert ('name="share" checked' in page, 'name="keep" checked' in page) == (True, False)


def test_transcript_page_withdraws(cast: Cast, stage: Stage, client: Client) -> None:
    link = in_care(cast)
    stage.play(WHOLE)
    sharing_preferences.choose(cast.ann, stage.id, sharing_preferences.Wish(share=True))
    assert sharing_preferences.shares(stage.row) == {Seat.A}
    client.force_login(cast.ann)
    response = client.post(reverse("choices", args=[stage.id]), {"keep": "on", "link": link.pk, "back": "transcript"})
    assert (response.headers["Location"], sharing_preferences.shares(stage.row)) == (
        reverse("transcript", args=[stage.id]),
        frozenset(),
    )


def test_a_new_text_of_the_consent_is_asked_for_on_the_home_page(cast: Cast, page_of: PageOf) -> None:
    link = in_care(cast)
    asks = "What Tess can read has changed."
    assert asks not in page_of(cast.ann, reverse("home"))
    Consent.objects.update(version=consent.CONSENT_VERSION - 1)
    assert [asks in page_of(person, reverse("home")) for person in (cast.ann, cast.bob)] == [True, True]
    consent.consent(cast.ann, link.pk)
    assert [asks in page_of(person, reverse("home")) for person in (cast.ann, cast.bob)] == [False, True]
    assert consent.may_read(cast.tess, cast.couple) is False


def test_answer_leads_nowhere_else(cast: Cast, stage: Stage, client: Client) -> None:
    client.force_login(cast.ann)
    response = client.post(reverse("choices", args=[stage.id]), {"back": "https://example.org/"})
    assert response.headers["Location"] == reverse("sharing")


def test_nobody_else_answers(cast: Cast, stage: Stage, client: Client) -> None:
    link = in_care(cast)
    for person in (cast.carl, cast.tess, cast.ada, cast.eve):
        client.force_login(person)
        form = {"share": "on", "link": link.pk}
        assert client.post(reverse("choices", args=[stage.id]), form).status_code == 404
    assert sharing_preferences.shares(stage.row) == frozenset()


def test_page_asks_as_often_for_thirty_dialogues_as_for_one(cast: Cast, client: Client) -> None:
    def look() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("sharing"))
        return len(queries)

    in_care(cast)
    client.force_login(cast.ann)
    Stage(cast).play(f"{TO_FIRST_SEND}\nann say a\nann stop")
    client.get(reverse("sharing"))  # the first page also notes the device
    one = look()
    for _ in range(29):
        Stage(cast).play(f"{TO_FIRST_SEND}\nann say a\nann stop")
    assert look() == one


def test_choosing_leaves_the_partners_pages_as_they_were(cast: Cast, stage: Stage, page_of: PageOf) -> None:
    in_care(cast)
    stage.play(f"{TO_FIRST_SEND}{ROUND_ONE}")
    before = stage.row.seq
    sharing_preferences.choose(cast.ann, stage.id, sharing_preferences.Wish(keep=False, share=True, export=True))
    assert (stage.row.seq, sharing_preferences.wish_of(cast.bob, stage.row)) == (before, sharing_preferences.Wish())

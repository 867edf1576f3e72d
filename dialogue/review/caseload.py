"""What a therapist looks at first: the couples that let them in, and what one couple shares. Reads only."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max

from accounts.care import consent
from accounts.encryption import envelope
from accounts.models import CareLink, Couple, User
from dialogue.care import erasure_notice
from dialogue.care.sharing_preferences import current_shares
from dialogue.care.therapist_access import dialogues_shared_with
from dialogue.domain.access import people_of
from dialogue.domain.encryption import Reader
from dialogue.models import Assignment, Dialogue, Event
from dialogue.pages.transcripts import facts_of
from dialogue.protocol.terms import PARTNERS, Seat
from dialogue.review import fidelity, timing
from dialogue.texts import title_of

NEWEST = 60  # dialogues on a couple's page


@dataclass(frozen=True, slots=True)
class Case:
    """A couple on the list."""

    link: CareLink
    names: tuple[str, ...]
    dialogues: int
    last: datetime | None
    proposed: bool
    to_erase: int = 0  # dialogues whose words will be erased soon


@dataclass(frozen=True, slots=True)
class DialogueSummary:
    """A dialogue on the timeline of a couple: what can be counted, and its title when that is shared."""

    id: UUID
    title: str | None
    slug: str
    ended_at: datetime
    length: timedelta | None  # None, as the corrections, when one partner withholds: it would tell of them
    rounds: int
    corrections: int | None
    end: str  # the step that it ended in: closed, stopped, lapsed
    shared_by: tuple[str, ...]
    goes_at: datetime | None = None  # when its words are erased, if the therapist was told that they will be


def caseload_of(therapist: User) -> list[Case]:
    """The couples that let this therapist in, who shared something last first. Five queries for any number of them."""
    links_now = consent.active_links().filter(therapist=therapist).prefetch_related("couple__partners__user")
    counted = dialogues_shared_with(therapist).order_by().values("couple").annotate(n=Count("pk"), last=Max("ended_at"))
    totals = {row["couple"]: (row["n"], row["last"]) for row in counted}
    to_erase = _dialogues_to_erase(therapist)
    proposed = set(Assignment.objects.filter(therapist=therapist, ended_at=None).values_list("couple", flat=True))
    cases = [
        Case(
            link,
            names_of(link),
            *totals.get(link.couple_id, (0, None)),
            proposed=link.couple_id in proposed,
            to_erase=to_erase[link.couple_id],
        )
        for link in links_now
    ]
    return sorted(cases, key=lambda case: case.last or case.link.created_at, reverse=True)


def _dialogues_to_erase(therapist: User) -> Counter[int]:
    """How many dialogues whose words will go soon, by couple."""
    rows = erasure_notice.notices().filter(person=therapist, dialogue__in=dialogues_shared_with(therapist))
    return Counter(rows.values_list("dialogue__couple", flat=True))


def waiting_of(therapist: User) -> list[CareLink]:
    """Links that open nothing: somebody's yes is missing."""
    mine = CareLink.objects.filter(therapist=therapist, ended_at=None, couple__ended_at=None)
    active = consent.active_links().filter(therapist=therapist).values("pk")
    return list(mine.exclude(pk__in=active).prefetch_related("couple__partners__user"))


def names_of(link: CareLink) -> tuple[str, ...]:
    return tuple(partner.user.name for partner in sorted(link.couple.partners.all(), key=lambda p: p.seat))


def timeline_of(therapist: User, couple: Couple) -> list[DialogueSummary]:
    """The newest shared dialogues, at most `NEWEST`, the latest first."""
    rows = list(dialogues_shared_with(therapist).filter(couple=couple).order_by("-ended_at")[:NEWEST])
    people = people_of(couple)
    events: dict[UUID, list[Event]] = defaultdict(list)
    for event in Event.objects.standing().filter(dialogue__in=rows).defer("sealed").order_by("seq"):
        events[event.dialogue_id].append(event)
    firsts = {event.dialogue_id: event for event in Event.objects.filter(dialogue__in=rows, seq=1)}
    sharing, reader = _sharing(rows, people), Reader(envelope.keys_of_couple(couple), people)
    erased_at = erasure_notice.erasure_times(therapist, [row.pk for row in rows])
    found = (
        _summary(row, events[row.pk], _title(reader, row, firsts[row.pk], sharing[row.pk]), sharing[row.pk], people)
        for row in rows
    )
    return [replace(one, goes_at=erased_at.get(one.id)) for one in found]


def _sharing(rows: Iterable[Dialogue], people: dict[Seat, User]) -> dict[UUID, frozenset[Seat]]:
    seats = {person.pk: seat for seat, person in people.items() if person.erased_at is None}
    found: dict[UUID, set[Seat]] = defaultdict(set)
    for choice in current_shares().filter(dialogue__in=list(rows)):
        if choice.person_id in seats:
            found[choice.dialogue_id].add(seats[choice.person_id])
    return defaultdict(frozenset, {key: frozenset(value) for key, value in found.items()})


def _title(reader: Reader, row: Dialogue, first: Event, sharing: frozenset[Seat]) -> str | None:
    """What it is called, when the person who asked shares it."""
    return title_of(row.protocol, reader.utterance(first).text) if Seat(first.seat) in sharing else None


def _summary(
    row: Dialogue, events: list[Event], title: str | None, sharing: frozenset[Seat], people: dict[Seat, User]
) -> DialogueSummary:
    facts = facts_of(events)
    timed = [(seq, fact, event.at) for (seq, fact), event in zip(facts, events, strict=True)]
    return DialogueSummary(
        id=row.pk,
        title=title,
        slug=row.slug,
        ended_at=row.ended_at or events[-1].at,
        length=timing.length(timing.moments(row.protocol, timed)) if sharing == PARTNERS else None,
        rounds=row.round,
        corrections=fidelity.corrections(facts) if sharing == PARTNERS else None,
        end=row.step,
        shared_by=tuple(people[seat].name for seat in sorted(sharing)),
    )

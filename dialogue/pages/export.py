"""What one person takes along: one archive, made in memory (docs/export.md).

Never in it: what the partner keeps private, a therapist's own notes, answers to the screening.
"""

import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import audit
from accounts.audit import Act
from accounts.clock_time import clock_time
from accounts.models import Consent, User
from accounts.text_direction import isolated
from dialogue import hooks
from dialogue.care import comments, sharing_preferences
from dialogue.domain.access import Room, past_room_for
from dialogue.domain.encryption import unseal
from dialogue.domain.queries import Line, lines
from dialogue.domain.shelf import shelf_of
from dialogue.models import BodyCheck, Choice, Dialogue, Draft, FeltHeard
from dialogue.pages import line_labels
from dialogue.pages.transcripts import facts_of
from dialogue.protocol import links
from dialogue.protocol.terms import PARTNERS
from dialogue.texts import kind_of, time_labels, title_of
from dialogue.texts.stages import STAGES

VERSION = 1  # of the form; docs/export.md tells each


@dataclass(frozen=True, slots=True)
class Copy:
    """One dialogue, as far as this person may take it along."""

    room: Room
    lines: list[Line]
    hidden: frozenset[int]

    @property
    def holds_partner(self) -> bool:
        return any(line.seat is self.room.seat.other and line.utterance for line in self.lines)


def archive_for(user: User) -> bytes:
    """A ZIP file of everything. That the partner's words went along stands in the trail, once a dialogue."""
    with transaction.atomic():
        rows = Dialogue.objects.filter(couple__partners__user=user, seq__gt=0).order_by("created_at", "pk")
        copies = [_copy(user, row) for row in rows]
        for copy in copies:
            if copy.holds_partner:
                couple, about = copy.room.dialogue.couple, copy.room.partner
                audit.record(user, Act.WORDS_TAKEN_ALONG, couple=couple, about=about, dialogue=copy.room.dialogue.pk)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dialogues.json", _as_json(as_data(user, copies)))
        for number, copy in enumerate(copies, start=1):
            day = timezone.localdate(copy.room.dialogue.created_at)
            archive.writestr(f"{number:03}-{day}.txt", as_text(copy))
    return kept.getvalue()


def as_data(user: User, copies: list[Copy]) -> dict[str, Any]:
    """For a program. Times are ISO 8601 in UTC."""
    usual = sharing_preferences.standing_of(user)
    consents = Consent.objects.filter(user=user).select_related("link__therapist").order_by("given_at", "pk")
    return {
        "format": "dialogues",
        "version": VERSION,
        "made_at": timezone.now(),
        "person": {"name": user.name, "email": user.email, "joined_at": user.date_joined},
        "usual_answer": {"keep": usual.keep, "share": usual.share, "take_along": usual.export},
        "consents": [
            {
                "therapist": consent.link.therapist.name,
                "version": consent.version,
                "given_at": consent.given_at,
                "withdrawn_at": consent.withdrawn_at,
            }
            for consent in consents
        ],
        "dialogues": [_dialogue(user, copy) for copy in copies],
        **hooks.copies_for(user),
    }


def as_text(copy: Copy) -> str:
    """To be read: rounds, stages, who said what, and what a therapist wrote to both."""
    room, part = copy.room, (0, "")
    names = ", ".join(isolated(person.name) for person in room.people.values())
    day = date_format(timezone.localtime(room.dialogue.created_at), "F j, Y")
    rows = [_title(copy) or kind_of(copy.room.protocol), f"{day}, {names}", time_labels.zone_line()]
    for line in copy.lines:
        stage = room.protocol.steps[line.step].stage
        if (line.round, stage) != part:
            part = (line.round, stage)
            rows += ["", _("Round %(number)s") % {"number": line.round} + f" · {STAGES[stage]}"]
        said = _("[withheld]") if line.withheld else line_labels.spoken(line.utterance)
        label = line_labels.line_context(room, line)["label"]
        rows += [f"{clock_time(line.at)}  {label}", *(f"       {row}" for row in said.splitlines())]
    said_beside = [f"{isolated(remark['name'])}: {remark['words'] or _('[withheld]')}" for remark in _comments(copy)]
    return "\n".join([*rows, *(["", _("Comments"), *said_beside] if said_beside else [])]) + "\n"


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def _copy(user: User, row: Dialogue) -> Copy:
    """The partner's lines come with the partner's yes, while the two are a couple; what restates the rest follows."""
    room = past_room_for(user, row.pk)
    together = room.dialogue.couple.ended_at is None
    lets = together and sharing_preferences.lets_take_along(room.partner, room.dialogue)
    events = list(room.dialogue.events.standing())
    seats = PARTNERS if lets else frozenset({room.seat})
    hidden = links.hidden(room.protocol, facts_of(events), seats)
    return Copy(room, lines(room, events, hidden), hidden)


def _title(copy: Copy) -> str:
    known = copy.lines and not copy.lines[0].withheld
    return title_of(copy.room.protocol, copy.lines[0].utterance.text) if known else ""


def _dialogue(user: User, copy: Copy) -> dict[str, Any]:
    row = copy.room.dialogue
    answer = sharing_preferences.answer_of(user, row)
    draft = Draft.objects.filter(dialogue=row, author=user).first()
    heard = FeltHeard.objects.filter(dialogue=row, author=user).first()
    checks = BodyCheck.objects.filter(dialogue=row, author=user).order_by("visit")
    return {
        "id": row.pk,
        "protocol": f"{row.slug} {row.version}",
        "began_at": row.created_at,
        "ended_at": row.ended_at,
        "erased_at": row.erased_at,
        "people": {seat.value: person.name for seat, person in copy.room.people.items()},
        "you": copy.room.seat.value,
        "your_answer": answer and _answer(answer),
        "lines": [_line(line) for line in copy.lines],
        "comments": _comments(copy),
        "draft": draft and {"visit": draft.visit, "text": unseal(draft)},
        "felt_heard": heard and {"level": int(unseal(heard)), "at": heard.at},
        "shelf": [parked.text for parked in shelf_of(copy.room)],
        "body_checks": [{"visit": check.visit, "level": int(unseal(check)), "at": check.at} for check in checks],
    }


def _answer(answer: Choice) -> dict[str, Any]:
    """As it stands now: what was shared with a therapist whose care has ended opens nothing."""
    link = answer.link if sharing_preferences.is_shared(answer) else None
    return {
        "keep": answer.keep,
        "shared_at": answer.shared_at if link else None,
        "shared_with": link.therapist.name if link else None,
        "take_along": answer.export,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "seq": line.seq,
        "at": line.at,
        "seat": line.seat.value,
        "round": line.round,
        "step": line.step,
        "move": line.move,
        "text": line.utterance.text,
        "feelings": list(line.utterance.feelings),
        "words": list(line.utterance.words),
        "withheld": line.withheld,
    }


def _comments(copy: Copy) -> list[dict[str, Any]]:
    """Each with its words, or without them where they are not this person's to take."""
    remarks = comments.remarks_for(copy.room.me, copy.room.dialogue, copy.hidden)
    return [{"seq": one.seq, "name": one.name, "at": one.at, "words": one.words} for one in remarks]

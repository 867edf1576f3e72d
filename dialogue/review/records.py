"""Copies of a shared dialogue to keep: a session record, to read and for a program. Notes are never in them."""

import json
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.clock_time import clock_time
from accounts.models import User
from accounts.text_direction import isolated
from dialogue.domain.queries import Line
from dialogue.pages import line_labels
from dialogue.review.dialogue_review import DialogueReview, lines_of
from dialogue.review.disclosure import withholds
from dialogue.review.therapist_texts import writings_of
from dialogue.texts import kind_of, time_labels

WITHHELD = "[withheld]"


def as_text(reading: DialogueReview) -> str:
    """A session record: who said what, when, in which step, and what was said to both beside it."""
    room, transcript = reading.shared.room, reading.transcript
    head = [
        transcript.title or str(kind_of(room.protocol)),
        ", ".join(isolated(person.name) for person in room.people.values()),
        date_format(timezone.localtime(room.dialogue.created_at), "F j, Y"),
        time_labels.zone_line(),
        "",
    ]
    body = [f"{_clock(reading, line)}{reading.label(line)}{_words(line)}" for line in lines_of(reading)]
    said = [f"{timezone.localdate(remark.at)}  {isolated(remark.name)}: {remark.words}" for remark in reading.remarks]
    return "\n".join([*head, *body, *(["", _("Comments"), *said] if said else [])]) + "\n"


def as_json(reading: DialogueReview) -> str:
    """The same for a program. Times are ISO 8601 in UTC, `took` is seconds without pauses.

    When one partner withholds, both are null where they could tell that partner's times.
    """
    room = reading.shared.room
    return json.dumps(
        {
            "format": "session-record",
            "version": 1,
            "dialogue": str(room.dialogue.pk),
            "protocol": f"{room.dialogue.slug} {room.dialogue.version}",
            "title": reading.transcript.title,
            "people": {seat.value: person.name for seat, person in room.people.items()},
            "length": None if reading.length is None else round(reading.length.total_seconds()),
            "events": [_event(reading, line) for line in lines_of(reading)],
            "comments": [
                {"seq": remark.seq, "name": remark.name, "words": remark.words, "at": remark.at.isoformat()}
                for remark in reading.remarks
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def own_notes(therapist: User) -> str:
    """All that one therapist wrote, for their own files: notes, marks, and comments that went to both."""
    kinds = {"note": _("note"), "mark": _("mark"), "comment": _("comment to both")}
    rows = [
        f"{timezone.localdate(one.at)}  {_('couple')} {one.couple_id}  {kinds[one.kind]}"
        + (f"  {one.location}" if one.location else "")
        + f"\n{one.words}\n"
        for one in writings_of(therapist)
    ]
    return "\n".join([time_labels.zone_line(), "", *rows]) if rows else _("There are no notes.") + "\n"


def _clock(reading: DialogueReview, line: Line) -> str:
    """The time of the reader's day; none when one partner withholds, whose time lies between two of them."""
    return f"{clock_time(line.at, seconds=True)}  " if reading.both_share else ""


def _words(line: Line) -> str:
    text = WITHHELD if line.withheld else line_labels.spoken(line.utterance)
    return ": " + text.replace("\n", "\n          ") if text else ""


def _event(reading: DialogueReview, line: Line) -> dict[str, Any]:
    place = {"seq": line.seq, "seat": line.seat.value, "round": line.round}
    words = {"words": None if line.withheld else line_labels.spoken(line.utterance), "withheld": line.withheld}
    if withholds(line.seat, reading.shared.seats):
        return place | words
    took = reading.took(line)
    return {
        **place,
        "move": line.move,
        "step": line.step,
        "at": line.at.isoformat() if reading.both_share else None,
        "took": None if took is None else round(took.total_seconds()),
        **words,
    }

"""An entry for somebody's calendar (RFC 5545), sent as RFC 5546 has it. It says when, and nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from email.utils import parseaddr
from uuid import UUID, uuid5

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress

from accounts.auth.email.shown_address import shown_address

LENGTH = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. It keeps its id when it moves; the higher `sequence` counts. `off` takes it out again."""

    id: UUID
    address: str  # whose calendar
    begin: datetime
    sequence: int
    off: bool = False

    @property
    def method(self) -> str:
        return "CANCEL" if self.off else "REQUEST"


def entry_id(dialogue_id: UUID, person_id: int) -> UUID:
    """The same for this person and dialogue for ever, and from it neither can be told."""
    return uuid5(dialogue_id, str(person_id))


def as_part(entry: Entry, now: datetime) -> MIMEText:
    """The file that goes along with a mail. Calendars take it up by themselves, and ask for no answer."""
    text = _calendar(entry, now).to_ical().decode()
    part = MIMEText(text, "calendar", "utf-8")
    part.set_param("method", entry.method)
    part.add_header("Content-Disposition", "attachment", filename="time.ics")
    return part


def _calendar(entry: Entry, now: datetime) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//A quiet place//EN")
    calendar.add("version", "2.0")
    calendar.add("method", entry.method)
    calendar.add_component(_event(entry, now))
    return calendar


def _event(entry: Entry, now: datetime) -> Event:
    person = vCalAddress(f"mailto:{shown_address(entry.address)}")
    person.params["PARTSTAT"], person.params["RSVP"] = "ACCEPTED", "FALSE"
    event = Event()
    event.add("uid", str(entry.id))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", entry.begin)
    event.add("dtend", entry.begin + LENGTH)
    event.add("summary", _("Appointment"))
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
    event.add("attendee", person, encode=False)
    return event

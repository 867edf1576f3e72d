"""Every address of the site, from the URL resolver itself, and what to post there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.care import consent
from accounts.models import CareLink

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
# Patterns that are regular expressions, and what stands for them here.
BY_HAND = {
    "account/^confirm-email/(?P<key>[-:\\w]+)/$": "account/confirm-email/bad/",
    "account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "account/password/reset/key/1-bad/",
    "admin/^(?P<app_label>accounts)/$": "admin/accounts/",
    "admin/(?P<url>.*)$": "admin/nothing/",
}


@dataclass(frozen=True)
class Route:
    """One address. `name` is unique; the few without a name of their own go by their pattern."""

    name: str
    pattern: str
    ours: bool

    def address(self, values: Mapping[str, object]) -> str:
        if self.pattern in BY_HAND:
            return f"/{BY_HAND[self.pattern]}"

        def value(found: re.Match[str]) -> str:
            return str(values.get(f"{self.name}.{found[1]}", values.get(found[1], 1)))

        return f"/{PARAMETER.sub(value, self.pattern)}"


def routes() -> list[Route]:
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        pattern = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from _walk(one, pattern, f"{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern):
            ours = one.callback.__module__.startswith(("accounts.", "dialogue.")) and not namespace
            yield Route(f"{namespace}{one.name}" if one.name else pattern, pattern, ours)


def posted(name: str, head: int) -> dict[str, Any]:
    """What a form of this route holds when it is filled in well; `head` is the seq of the open dialogue."""
    move = {"move_id": str(uuid4()), "after": head, "move": "ouch"}
    forms: dict[str, dict[str, Any]] = {
        "account": {"name": "Anna"},
        "mails": {"which": "times", "quiet_from": "22:00", "quiet_until": "07:00"},
        "screening": {"step": "alone", "answer": "no"},
        "send_invitation": {"token": "nothing", "address": "bob@example.org"},
        "therapist": {"licence": "1", "issued_by": "A board", "country": "Utah"},
        "start": {"title": "our evenings", "move_id": str(uuid4())},
        "move": move,
        "mute_requests": {"act": "mute"},
        "reconnect": {"act": "no"},
        "check_body": {"body_check": 3},
        "look": {"text": "You never listen."},
        "shelve": {"text": "I did call."},
        "unshelve": {"shelved": "nothing"},
        "closing": {"wish": "asked", "felt_heard": 3},
        "live_seat": {"answer": "leave"},
        "check_in": {"q1": 3, "q12": 3, "q19": 3, "q22": 3},
        "pledge": {"words": "I will take a breath."},
        "kind_days": {"day": timezone.localdate().isoformat(), "mark": "smile"},
        "consent": {"version": consent.CONSENT_VERSION},
        "join_care": {"version": consent.CONSENT_VERSION},
        "let_be": {"step": "c"},
        "note_on_couple": {"words": "A note."},
        "propose": {"slug": "intentional", "words": "Something small."},
        "search": {"words": "worried"},
        "search_past": {"words": "worried"},
        "remark": {"kind": "comment", "words": "Words."},
        "suggest": {"stem": "I feel"},
        "caring": {"act": "add", "part": "does", "means": "2", "words": "You make tea."},
        "surprises": {"act": "add", "words": "That cake."},
        "fun": {"act": "add", "part": "play", "words": "Dance."},
        "praise": {"act": "add", "part": "body", "words": "Your hands."},
        "vision": {"act": "add", "words": "We sing"},
        "imago_sitting": {"good-0": "warm", "then": "next"},
        "imago_forget": {"sitting": "all"},
        "imago_bring": {"sentence": "seek"},
        "imago_both": {"act": "withdraw"},
    }
    if name == "share_earlier":
        return {"answer": "later", "link": CareLink.objects.get().pk}
    asks_once_more = {"end_care", "take_back_proposal", "take_back_comment", "remove_own", "leave_seat"}
    return {"sure": "yes"} if name in asks_once_more else forms.get(name, {})

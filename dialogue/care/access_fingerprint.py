"""Fingerprints of what one person may read: they change when it does, and say nothing by themselves."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.care import consent
from accounts.care.decorators import may_work
from accounts.models import Couple, User
from dialogue.care import sharing_preferences
from dialogue.care.trend_consent import agreed_among
from dialogue.models import Dialogue


def rights_mark(therapist: User) -> str:
    """A short hash over the couples that let this therapist in, what each partner shares, and what was erased."""
    if not may_work(therapist):
        return ""
    links = consent.active_links().filter(therapist=therapist)
    couples = sorted(links.values_list("couple", flat=True))
    rows = sharing_preferences.current_shares().filter(link__in=links.values("pk")).order_by("pk")
    shared = [f"{pk} {at.isoformat()}" for pk, at in rows.values_list("pk", "shared_at") if at]
    trends = map(str, sorted(agreed_among(links)))
    return _hashed(*map(str, couples), "", *shared, "", *trends, "", *_erased(couples))


def reader_mark(person: User) -> str:
    """The same for a partner, past and present: over their couples, who of them is still here, and what was erased."""
    couples = Couple.objects.filter(partners__user=person).order_by("pk")
    lasts = [f"{pk} {ended}" for pk, ended in couples.values_list("pk", "ended_at")]
    gone = User.objects.filter(partners__couple__in=couples, erased_at__isnull=False).order_by("pk").distinct()
    return _hashed(*lasts, "", *map(str, gone.values_list("pk", flat=True)), "", *_erased(couples.values("pk")))


def _erased(couples: Iterable[int] | QuerySet[Couple, Any]) -> list[str]:
    """The dialogues without words: what another one restated of them has gone too."""
    rows = Dialogue.objects.filter(couple__in=couples).exclude(erased_at=None)
    return [str(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]


def _hashed(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]

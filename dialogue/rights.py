"""A mark that changes whenever a therapist may read something else than before. It says nothing by itself."""

import hashlib

from accounts import care
from accounts.at_work import may_work
from accounts.models import User
from dialogue import sharing
from dialogue.trends import agreed_among


def rights_mark(therapist: User) -> str:
    """A short hash over the couples that let this therapist in, and over what each partner shares."""
    if not may_work(therapist):
        return ""
    links = care.active_links().filter(therapist=therapist)
    couples = sorted(links.values_list("couple", flat=True))
    rows = sharing.current_shares().filter(link__in=links.values("pk")).order_by("pk")
    shared = [f"{pk} {at.isoformat()}" for pk, at in rows.values_list("pk", "shared_at") if at]
    trends = map(str, sorted(agreed_among(links)))
    return hashlib.sha256("|".join([*map(str, couples), "", *shared, "", *trends]).encode()).hexdigest()[:16]

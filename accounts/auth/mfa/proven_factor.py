"""Whether this very session has proven a second factor of its person. That the account has one proves nothing here."""

from collections.abc import Iterable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.auth.mfa.second_factor import has_second_factor
from accounts.models import User

METHOD = "mfa"  # as allauth names it, for an app, a spare code and a passkey alike


def factors_in(request: HttpRequest, user: User) -> frozenset[int]:
    """The ids of the factors that were used, or set up, in the session of this request. Asks no database."""
    records = get_authentication_records(request, user)
    return frozenset(
        record["id"] for record in records if record.get("method") == METHOD and isinstance(record.get("id"), int)
    )


def is_proven(user: User, factors: Iterable[int]) -> bool:
    """Whether one of these is a factor of this person today; one that was removed or reset opens nothing any more."""
    ids = list(factors)
    return bool(ids) and Authenticator.objects.filter(user=user, pk__in=ids).exists()


def has_proven_factor(request: HttpRequest, user: User) -> bool:
    return is_proven(user, factors_in(request, user))


def needs_proof(request: HttpRequest, user: User) -> bool:
    """Whether this person has a second factor that this session has not proven."""
    return not has_proven_factor(request, user) and has_second_factor(user)

"""Rows that an erasure should have deleted: keys, and whatever goes with an account. It reads no word of them."""

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from accounts.models import DataKey, User
from dialogue.models import Assignment, Choice, Comment, Standing, Suggestion
from dialogue.models.cascade import columns_to

ANSWERS = (Choice, Standing)  # these stay, without a yes to anybody: a "no" to keeping must still count
# What points to a person and would not go with the row, but goes with the account.
ALSO = ((DataKey, "author"), (Comment, "author"), (Assignment, "therapist"), (Suggestion, "live_seat__therapist"))


def tables() -> list[tuple[type[Model], str]]:
    """Each table that holds nothing of an erased person, and the way from it to the person."""
    return [*columns_to(User, but=ANSWERS), *ALSO]


def rows_left(people: QuerySet[User]) -> Iterator[QuerySet[Model]]:
    """What is left of those of `people` who were erased, by table; nothing where all is well."""
    erased = people.exclude(erased_at=None)
    for model, way in tables() if erased.exists() else ():
        rows = model._default_manager.filter(**{f"{way}__in": erased.values("pk")})  # noqa: SLF001  Django's documented Model API
        if rows.exists():
            yield rows

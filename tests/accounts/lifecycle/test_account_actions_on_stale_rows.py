"""A request that read a person before somebody else changed the row: it writes its own change, and undoes nothing."""

import pytest

from accounts.errors import AccountErased
from accounts.lifecycle import account_actions, erasure
from accounts.models import User
from tests.cast import Cast


def test_nobody_who_is_erased_gets_a_name_a_password_or_a_sign_in_again(cast: Cast) -> None:
    ann = User.objects.get(pk=cast.ann.pk)  # as a request under way has her
    erasure.erase(cast.ann)
    erased = User.objects.filter(pk=ann.pk).values().get()

    ann.name = "Ann again"
    ann.set_password("another quiet place")
    for fields in (None, ["name"], ["last_login"]):
        with pytest.raises(AccountErased):
            ann.save(update_fields=fields)

    assert User.objects.filter(pk=ann.pk).values().get() == erased


def test_a_password_changed_meanwhile_lets_nobody_in_who_was_deactivated(cast: Cast) -> None:
    ann = User.objects.get(pk=cast.ann.pk)
    account_actions.deactivate(User.objects.get(pk=ann.pk), cast.ada)
    ann.set_password("another quiet place")
    ann.save()
    kept = User.objects.get(pk=ann.pk)
    assert (kept.is_active, kept.check_password("another quiet place")) == (False, True)


def test_a_change_outlives_the_saving_of_another_column(cast: Cast) -> None:
    ann = User.objects.get(pk=cast.ann.pk)
    ann.name, ann.hints = "Anna", False
    ann.save(update_fields=["hints"])
    ann.save()
    assert User.objects.values_list("name", "hints").get(pk=ann.pk) == ("Anna", False)


def test_a_change_after_a_second_look_at_the_row_is_written(cast: Cast) -> None:
    ann = User.objects.get(pk=cast.ann.pk)
    User.objects.filter(pk=ann.pk).update(hints=False)
    ann.refresh_from_db(fields=["hints"])
    ann.hints = True
    ann.save()
    assert User.objects.values_list("hints", flat=True).get(pk=ann.pk) is True


def test_two_changes_of_two_requests_both_stay(cast: Cast) -> None:
    one, other = (User.objects.get(pk=cast.ann.pk) for _ in range(2))
    one.name, other.hints = "Anna", False
    one.save()
    other.save()
    assert User.objects.values_list("name", "hints").get(pk=cast.ann.pk) == ("Anna", False)

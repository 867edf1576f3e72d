"""The trail: whole, in order, never changed unseen, and without a word of content."""

import pytest

from accounts import audit
from accounts.audit import Act
from accounts.models import AuditEntry, AuditHead
from tests.cast import Cast


def filled(cast: Cast) -> list[AuditEntry]:
    return [audit.record(cast.tess, Act.TRANSCRIPT_READ, couple=cast.couple, reason=str(n)) for n in range(3)]


def test_entries_are_numbered_and_the_trail_is_whole(cast: Cast) -> None:
    filled(cast)
    assert list(AuditEntry.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert audit.first_broken() is None


def test_a_changed_entry_is_found(cast: Cast) -> None:
    filled(cast)
    AuditEntry.objects.filter(number=2).update(actor=cast.eve)
    assert audit.first_broken() == 2


def test_an_entry_taken_out_is_found(cast: Cast) -> None:
    filled(cast)
    AuditEntry.objects.filter(number=2).delete()
    assert audit.first_broken() == 2


def test_a_tail_cut_off_is_found(cast: Cast) -> None:
    filled(cast)
    AuditEntry.objects.filter(number=3).delete()
    assert audit.first_broken() == 3


def test_a_head_set_back_is_found(cast: Cast) -> None:
    second = filled(cast)[1]
    AuditHead.objects.update(number=2, hash=second.hash)
    assert audit.first_broken() == 4


def test_an_entry_is_never_changed_or_deleted(cast: Cast) -> None:
    entry = filled(cast)[0]
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()

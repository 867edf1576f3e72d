"""After a test that commits the database holds what a flush leaves, and nothing else."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import TransactionTestCase

from tests.cast import gather, in_care
from tests.database_flush import delete_rows
from tests.stage import TO_FIRST_SEND, Stage


def counts() -> dict[str, int]:
    models = apps.get_models(include_auto_created=True)
    found = {model.__name__: model._base_manager.count() for model in models}
    return {name: count for name, count in found.items() if count}


def permissions() -> set[tuple[str, str, str]]:
    rows = Permission.objects.values_list("content_type__app_label", "content_type__model", "codename")
    return set(rows)


@pytest.mark.django_db(transaction=True)
def test_what_is_left_is_what_a_flush_leaves() -> None:
    cast = gather()
    in_care(cast)
    Stage(cast).play(TO_FIRST_SEND)
    assert {"User", "DataKey", "Couple", "CareLink", "Dialogue", "Event"} <= set(counts())

    delete_rows(TransactionTestCase())
    left = (counts(), permissions())
    call_command("flush", verbosity=0, interactive=False)

    assert left == (counts(), permissions())
    assert set(left[0]) == {"ContentType", "Permission"}

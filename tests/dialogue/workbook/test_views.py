"""The workbook's first page: what there is to do, and nothing of what anybody did."""

import pytest
from django.test import Client
from django.urls import reverse

from dialogue.workbook.exercises import EXERCISES, by_kind
from tests.cast import gather


@pytest.mark.django_db
def test_the_workbook_lists_every_exercise_once_and_links_to_it(client: Client) -> None:
    client.force_login(gather().ann)
    page = client.get(reverse("workbook")).content.decode()
    assert [page.count(f'href="{reverse(exercise.address)}"') for exercise in EXERCISES] == [1] * len(EXERCISES)
    assert sum(len(found) for _name, found in by_kind()) == len(EXERCISES)

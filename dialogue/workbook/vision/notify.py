"""Notifications of a couple's vision: that something changed for both, never what."""

from functools import partial

from asgiref.sync import async_to_sync
from django.db import transaction

from accounts.models import Couple
from dialogue.domain import notify


def group_of(couple: Couple) -> str:
    return f"vision.{couple.pk}"


def notify_after_commit(couple: Couple) -> None:
    """May be lost; an open page asks again with each heartbeat."""
    transaction.on_commit(partial(_send, group_of(couple)), robust=True)


def _send(group: str) -> None:
    async_to_sync(notify.send)(group, {"type": "page.changed"})

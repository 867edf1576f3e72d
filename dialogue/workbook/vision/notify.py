"""Notifications of a couple's vision: that something changed for both, never what."""

from asgiref.sync import async_to_sync

from accounts.models import Couple
from dialogue.domain import notify


def group_of(couple: Couple) -> str:
    return f"vision.{couple.pk}"


def notify_after_commit(couple: Couple) -> None:
    """May be lost; an open page asks again with each heartbeat."""
    notify.after_commit(_send, group_of(couple))


def _send(group: str) -> None:
    async_to_sync(notify.send)(group, {"type": "page.changed"})

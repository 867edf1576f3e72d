"""Whether this process lives, and whether it can serve. Says which part is missing, and nothing about why."""

import asyncio
from contextlib import suppress
from secrets import token_hex
from typing import Any

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.db import Error, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from health_check.base import HealthCheck
from health_check.checks import Cache
from health_check.exceptions import ServiceUnavailable
from health_check.views import HealthCheckView

from accounts.encryption import envelope
from imago_site.email_probe import EmailProbe

email = EmailProbe()


# In the request's own thread, where Django has looked at the connection first; a thread of the library would keep a
# broken one for good.
class Database(HealthCheck):  # type: ignore[misc]  # health_check has no types
    """The database keeps what is written: one whose disk is full still answers whoever only reads."""

    async def run(self) -> None:
        try:
            await sync_to_async(_write)()
        except Error as error:
            raise ServiceUnavailable(type(error).__name__) from None


def _write() -> None:
    """A row that is nobody's, there and gone again in one transaction."""
    name = f"health-{token_hex(8)}"
    with transaction.atomic():
        Session.objects.bulk_create([Session(session_key=name, session_data="", expire_date=timezone.now())])
        Session.objects.filter(pk=name).delete()


class Keys(HealthCheck):  # type: ignore[misc]
    """The key ring seals, and opens a sample of what is stored."""

    async def run(self) -> None:
        await sync_to_async(envelope.check_ring)()


class Layer(HealthCheck):  # type: ignore[misc]
    """A message that this process sends to the layer comes back to it."""

    async def run(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        try:
            await layer.send(channel, {"type": "health"})
            await asyncio.wait_for(layer.receive(channel), self.timeout.total_seconds())
        finally:
            await _give_back(layer, channel)


async def _give_back(layer: Any, channel: str) -> None:
    """A layer over Redis lets a channel go when whoever waits for its next message is cancelled, and else never."""
    waiting = asyncio.ensure_future(layer.receive(channel))
    await asyncio.sleep(0)  # cancelled before it waits, it would not notice
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await waiting


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """`/healthz`: the process answers. It asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@method_decorator(login_not_required, name="dispatch")
class ReadyView(HealthCheckView):  # type: ignore[misc]  # health_check has no types
    """`/readyz`: 200 when every part answers, 503 when one does not, a line each.

    A mail server that is away has its line, and no more: people who are signed in go on without it.
    """

    http_method_names = ("get", "head")
    checks = (Database, Cache, Layer, Keys)

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        *results, sends = await asyncio.gather(*(check.get_result() for check in self.get_checks()), email.state())
        lines = [f"{type(result.check).__name__.lower()} {'not ok' if result.error else 'ok'}" for result in results]
        lines += [f"email {sends}"] if sends else []
        status = 503 if any(result.error for result in results) else 200
        return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8", status=status)

"""Whether this process lives, and whether it can serve. Says which part is missing, and nothing about why."""

import asyncio
from typing import Any

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from health_check.base import HealthCheck
from health_check.checks import Cache
from health_check.checks import Database as Selecting
from health_check.views import HealthCheckView

from accounts.encryption import envelope


# In the request's own thread, where Django has looked at the connection first; a thread of the library would keep a
# broken one for good.
class Database(Selecting):  # type: ignore[misc]  # health_check has no types
    """The database answers."""

    async def run(self) -> None:
        await sync_to_async(super().run)()


class Keys(HealthCheck):  # type: ignore[misc]
    """The key ring seals, and opens a sample of what is stored."""

    async def run(self) -> None:
        await sync_to_async(envelope.check_ring)()


class Layer(HealthCheck):  # type: ignore[misc]
    """A message that this process sends to the layer comes back to it."""

    async def run(self) -> None:
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.send(channel, {"type": "health"})
        await asyncio.wait_for(layer.receive(channel), self.timeout.total_seconds())


@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """`/healthz`: the process answers. It asks nobody else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@method_decorator(login_not_required, name="dispatch")
class ReadyView(HealthCheckView):  # type: ignore[misc]  # health_check has no types
    """`/readyz`: 200 when every part answers, 503 when one does not, a line each."""

    http_method_names = ("get", "head")
    checks = (Database, Cache, Layer, Keys)

    async def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        results = await asyncio.gather(*(check.get_result() for check in self.get_checks()))
        lines = [f"{type(result.check).__name__.lower()} {'not ok' if result.error else 'ok'}" for result in results]
        status = 503 if any(result.error for result in results) else 200
        return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8", status=status)

"""What happens to people elsewhere and matters to their open sockets."""

from typing import Any

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import Couple, User
from accounts.signals import couple_ended, couple_made
from dialogue import live
from dialogue.sockets import session_mark


@receiver(user_logged_out)
def close_sockets(request: HttpRequest | None, user: User | None, **_kwargs: Any) -> None:
    if user is not None and request is not None:
        live.ring_session_over(user.pk, session_mark(request.session.session_key))


@receiver(couple_made)
@receiver(couple_ended)
def look_again(couple: Couple, **_kwargs: Any) -> None:
    live.show_out(*couple.partners.values_list("user_id", flat=True))

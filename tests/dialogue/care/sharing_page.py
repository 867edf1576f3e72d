"""The page on which partners find who read what of theirs."""

from django.test import Client
from django.urls import reverse

from accounts.models import User


def sharing_page(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("sharing")).content.decode()

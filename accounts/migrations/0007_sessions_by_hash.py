"""Everybody is signed out once: rows of before held the keys of their sessions in clear."""

from typing import Any

from django.db import migrations


def forget_sessions(apps: Any, _editor: Any) -> None:
    apps.get_model("usersessions", "UserSession").objects.all().delete()
    apps.get_model("sessions", "Session").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_hints_while_writing"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [migrations.RunPython(forget_sessions, migrations.RunPython.noop)]

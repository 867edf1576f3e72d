"""Binds what is shared to a care link, where it was shared; what cannot be told opens nothing from now on."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


def bind(apps: Any, _schema_editor: Any) -> None:
    """Each share to the link at its hour, which opens nothing if that one has ended; without a link it is none.

    A usual "share" has no hour: it stays only where the person has had one therapist alone, who is theirs still.
    """
    care_link, choice = apps.get_model("accounts", "CareLink"), apps.get_model("dialogue", "Choice")
    for row in choice.objects.exclude(shared_at=None).select_related("dialogue"):
        links = care_link.objects.filter(couple=row.dialogue.couple_id, created_at__lte=row.shared_at)
        row.link = links.filter(Q(ended_at=None) | Q(ended_at__gt=row.shared_at)).order_by("-created_at").first()
        row.shared_at = row.shared_at if row.link else None
        row.save(update_fields=["link", "shared_at"])
    for row in apps.get_model("dialogue", "Standing").objects.filter(share=True):
        links = list(care_link.objects.filter(couple__partners__user=row.person_id)[:2])
        row.link = links[0] if len(links) == 1 and links[0].ended_at is None else None
        row.save(update_fields=["link"])


def unbind(apps: Any, _schema_editor: Any) -> None:
    """What opens nothing now would open again without its link, so it is taken back."""
    apps.get_model("dialogue", "Choice").objects.filter(link__ended_at__isnull=False).update(link=None, shared_at=None)
    standing = apps.get_model("dialogue", "Standing").objects
    standing.filter(link__isnull=False, link__ended_at=None).update(share=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_hints_while_writing"), ("dialogue", "0009_seats_of_what_is_over")]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="link",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="accounts.carelink",
                ),
            )
            for model in ("choice", "standing")
        ),
        migrations.RunPython(bind, unbind),
        migrations.RemoveField(model_name="standing", name="share"),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.CheckConstraint(
                condition=Q(("link", None), ("shared_at", None))
                | Q(("link__isnull", False), ("shared_at__isnull", False)),
                name="a_share_has_a_care_link",
            ),
        ),
    ]

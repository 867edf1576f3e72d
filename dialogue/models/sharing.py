"""What each person decided about the words of a dialogue. One person's row never changes the other's."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models import CareLink
from dialogue.models.dialogue import Dialogue


class Choice(models.Model):
    """One person's answer for one dialogue. Without a row nothing is shared, and the standing wish to keep counts.

    A share belongs to one care link, and opens nothing once that link has ended: not to the next therapist, nor to the
    same one under a new link.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="choices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    keep = models.BooleanField(default=True)
    shared_at = models.DateTimeField(null=True, blank=True)  # since when the therapist of `link` may read
    link = models.ForeignKey(CareLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    export = models.BooleanField(default=False)  # whether the partner's own export may hold this person's words
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["dialogue", "person"], name="one_choice_a_person"),
            models.CheckConstraint(
                condition=models.Q(shared_at=None, link=None) | models.Q(shared_at__isnull=False, link__isnull=False),
                name="a_share_has_a_care_link",
            ),
        )

    def __str__(self) -> str:
        return f"Choice in {self.dialogue_id}"


class Standing(models.Model):
    """How a person usually answers. It fills the answer in; only `keep` counts without one."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    keep = models.BooleanField(default=True)
    # Whose therapist "share" is checked for; None: nobody's. It says nothing about the next one.
    link = models.ForeignKey(CareLink, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    export = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Standing choice of {self.person_id}"


class TrendShare(models.Model):
    """One partner's yes that their therapist may see the totals of their check-ins. Taken back, the row is gone."""

    link = models.ForeignKey(CareLink, on_delete=models.CASCADE, related_name="trend_shares")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["link", "person"], name="one_trend_share_a_person"),)

    def __str__(self) -> str:
        return f"Trend share of {self.person_id}"

"""Therapists, and the couples that let one in. Who may read follows from these rows (`accounts.care.consent`)."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models.couples import Couple
from accounts.models.people import User


class TherapistProfile(models.Model):
    """What somebody says of their licence, and what an admin made of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="therapist")
    licence = models.CharField(_("licence number"), max_length=80)
    issued_by = models.CharField(_("issued by"), max_length=120)
    country = models.CharField(_("country or state"), max_length=80)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(_("asked"), db_default=Now())
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)  # the applicant reads it

    def __str__(self) -> str:
        return f"Therapist {self.user_id}"

    @property
    def approved(self) -> bool:
        return self.state == self.State.APPROVED

    @property
    def waiting(self) -> bool:
        return self.state == self.State.WAITING


class CareInvitation(models.Model):
    """A link that brings a couple and a therapist together, once. Only the hash of its token is kept.

    Made by a therapist (then `couple` is empty) or by a partner for their couple.
    """

    inviter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="care_invitations")
    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Care invitation {self.pk}"


class CareLink(models.Model):
    """A couple and their therapist. By itself it opens nothing: both partners' consents do."""

    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="care_links")
    therapist = models.ForeignKey(User, on_delete=models.PROTECT, related_name="care_links")
    created_at = models.DateTimeField(_("made"), db_default=Now())
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["couple"], condition=Q(ended_at=None), name="one_therapist_at_a_time_for_a_couple"
            ),
        )

    def __str__(self) -> str:
        return f"Care link {self.pk}"


class Consent(models.Model):
    """One partner's yes to one care link, to the text of one version. Withdrawn, it stays; a new yes is a new row."""

    link = models.ForeignKey(CareLink, on_delete=models.PROTECT, related_name="consents")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["link", "user"], condition=Q(withdrawn_at=None), name="one_standing_consent_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"Consent {self.pk}"

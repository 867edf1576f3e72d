"""Couples and therapists on the admin site: that they are, and since when. Never what they say."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.admin.read_only import ReadOnly
from accounts.care import therapists
from accounts.models import CareLink, Couple, TherapistProfile


class TherapistAdmin(ReadOnly):
    """Applications to work here are decided with the buttons of the list; those that wait come first."""

    list_display = ("person", "state", "licence", "issued_by", "country", "asked_at", "decided_by")
    list_filter = ("state", "country")
    list_select_related = ("user", "decided_by")
    search_fields = ("user__email", "licence")
    ordering = ("-state", "asked_at")  # waiting, refused, approved
    fields = readonly_fields = (
        "person",
        "licence",
        "issued_by",
        "country",
        "state",
        "asked_at",
        "decided_at",
        "decided_by",
        "reason",
    )
    actions = ("approve", "refuse")

    @admin.display(description=_("person"), ordering="user__email")
    def person(self, profile: TherapistProfile) -> str:
        return self.name_of(profile)

    def name_of(self, row: TherapistProfile) -> str:
        return f"{row.user.name}, {row.user.email}"

    @admin.action(description=_("Approve"), permissions=["act"])
    def approve(self, request: HttpRequest, profiles: QuerySet[TherapistProfile]) -> HttpResponse | None:
        means = _(
            "They can invite couples and be invited. Nothing opens to them before both partners of a couple say yes. "
            "Accounts that have a partner, or belong to an admin, stay as they are."
        )
        return self.once_more(request, profiles, "approve", means, therapists.approve)

    @admin.action(description=_("Refuse, or take an approval back"), permissions=["act"])
    def refuse(self, request: HttpRequest, profiles: QuerySet[TherapistProfile]) -> HttpResponse | None:
        means = _(
            "They read the reason. Their care of every couple ends at once, for good. If you approve them later, "
            "each couple has to let them in anew."
        )
        return self.with_reason(request, profiles, "refuse", means, therapists.refuse)


class CoupleAdmin(ReadOnly):
    list_display = ("__str__", "people", "created_at", "ended_at")
    list_filter = ("created_at", ("ended_at", admin.EmptyFieldListFilter))
    search_fields = ("partners__user__email",)
    fields = readonly_fields = ("people", "created_at", "ended_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Couple]:
        return super().get_queryset(request).prefetch_related("partners__user")

    @admin.display(description=_("people"))
    def people(self, couple: Couple) -> str:
        return ", ".join(partner.user.email for partner in couple.partners.all())


class CareLinkAdmin(ReadOnly):
    list_display = ("__str__", "couple", "therapist", "created_at", "ended_at", "yes")
    list_filter = ("created_at", ("ended_at", admin.EmptyFieldListFilter))
    list_select_related = ("couple", "therapist")
    search_fields = ("therapist__email",)
    fields = readonly_fields = ("couple", "therapist", "created_at", "ended_at", "yes")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CareLink]:
        standing = Count("consents", filter=Q(consents__withdrawn_at=None))
        return super().get_queryset(request).annotate(standing=standing)  # type: ignore[no-any-return]

    @admin.display(description=_("consents that stand"))
    def yes(self, link: Any) -> int:
        return int(link.standing)

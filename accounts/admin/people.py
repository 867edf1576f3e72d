"""People on the admin site: who they are and whether they may sign in. Nobody is deleted, and no password is set."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.admin.read_only import ReadOnly
from accounts.lifecycle import account_actions
from accounts.models import User

People = QuerySet[User]


class Kind(admin.SimpleListFilter):
    title, parameter_name = _("kind"), "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("partner", _("has a partner")),
            ("therapist", _("therapist, or asks to be")),
            ("admin", _("admin")),
            ("other", _("none of these")),
        ]

    def queryset(self, request: HttpRequest, queryset: People) -> People:
        kinds = {
            "partner": User.objects.filter(partners__left_at=None, partners__isnull=False),
            "therapist": User.objects.filter(therapist__isnull=False),
            "admin": User.objects.filter(is_staff=True),
        }
        if self.value() == "other":
            for people in kinds.values():
                queryset = queryset.exclude(pk__in=people.values("pk"))
            return queryset
        found = kinds.get(self.value() or "")
        return queryset if found is None else queryset.filter(pk__in=found.values("pk"))


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = _("state"), "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("active", _("active")), ("deactivated", _("deactivated")), ("erased", _("erased"))]

    def queryset(self, request: HttpRequest, queryset: People) -> People:
        match self.value():
            case "active":
                return queryset.filter(is_active=True)
            case "deactivated":
                return queryset.filter(is_active=False, erased_at=None)
            case "erased":
                return queryset.exclude(erased_at=None)
        return queryset


class PersonAdmin(ReadOnly):
    """All acts are buttons of the list."""

    list_display = ("email", "name", "is_active", "is_staff", "date_joined")
    list_filter = (Kind, StateFilter)
    search_fields = ("email",)
    ordering = ("email",)
    fields = readonly_fields = ("email", "name", "is_active", "is_staff", "date_joined", "erased_at")
    actions = (
        "deactivate",
        "reactivate",
        "sign_out",
        "send_again",
        "reset_second_factor",
        "make_admin",
        "unmake_admin",
    )

    def name_of(self, row: User) -> str:
        return f"{row.name}, {row.email}"

    @admin.action(description=_("Deactivate"), permissions=["act"])
    def deactivate(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _(
            "They are signed out and cannot sign in. Therapists can read nothing that a deactivated partner shared. "
            "A deactivated therapist’s care of every couple ends, for good. You cannot do this to yourself."
        )
        return self.once_more(request, people, "deactivate", means, account_actions.deactivate)

    @admin.action(description=_("Activate again"), permissions=["act"])
    def reactivate(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _("They can sign in again. What a partner shared before opens to their therapist again.")
        return self.once_more(request, people, "reactivate", means, account_actions.reactivate)

    @admin.action(description=_("Sign out on all devices"), permissions=["act"])
    def sign_out(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _("Every page they have open closes, on all their devices. They can sign in again.")
        return self.once_more(request, people, "sign_out", means, account_actions.sign_out)

    @admin.action(description=_("Send the link that proves their address again"), permissions=["act"])
    def send_again(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _("Each of them gets an email with a link, unless their address is proved already.")
        return self.once_more(request, people, "send_again", means, partial(account_actions.send_verification, request))

    @admin.action(description=_("Remove the second factor"), permissions=["act"])
    def reset_second_factor(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _("Their password still works. They are signed out, and can set up a new second factor.")
        return self.with_reason(request, people, "reset_second_factor", means, account_actions.reset_second_factor)

    @admin.action(description=_("Make admin"), permissions=["act"])
    def make_admin(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _(
            "They can do everything that you can do here. Accounts that have a partner, "
            "or that asked to be a therapist’s, stay as they are."
        )
        return self.once_more(request, people, "make_admin", means, account_actions.make_admin)

    @admin.action(description=_("No longer admin"), permissions=["act"])
    def unmake_admin(self, request: HttpRequest, people: People) -> HttpResponse | None:
        means = _("They cannot open these pages any more. You cannot do this to yourself.")
        return self.once_more(request, people, "unmake_admin", means, account_actions.unmake_admin)

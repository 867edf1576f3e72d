"""What an admin keeps for the whole house: the trail to read, lines for help and a number of days to write."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.admin.read_only import ListAdmin, ReadOnly
from accounts.audit import Act
from accounts.auth.request_user import person_of
from accounts.models import AuditEntry, CrisisLine, Installation, built_in_lines


class AuditAdmin(ReadOnly):
    list_display = ("number", "at", "act", "who", "whom", "couple_id", "reason")
    list_filter = ("at", "act")
    list_select_related = ("actor", "about")
    search_fields = ("actor__email", "about__email")
    ordering = ("-number",)
    actions = None
    fields = readonly_fields = ("number", "at", "act", "who", "whom", "couple_id", "dialogue", "reason")

    @admin.display(description=_("who"))
    def who(self, entry: AuditEntry) -> str:
        return entry.actor.email if entry.actor else ""

    @admin.display(description=_("about"))
    def whom(self, entry: AuditEntry) -> str:
        return entry.about.email if entry.about else ""


class WritableAdmin(ListAdmin):
    """Rows that an admin writes; each change is in the trail."""

    act: Act

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        audit.record(person_of(request), self.act, reason=f"{obj}"[:200])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        audit.record(person_of(request), self.act, reason=f"Deleted: {obj}"[:200])

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)


class CrisisLineAdmin(WritableAdmin):
    act = Act.CRISIS_LINES_CHANGED
    list_display = ("who", "region", "language", "do", "reviewed", "position", "replaced")
    list_filter = ("language", "reviewed")

    @admin.display(description=_("in place of"))
    def replaced(self, line: CrisisLine) -> str:
        return built_in_lines.name_of(line.replaces)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _named_line(super().formfield_for_dbfield(db_field, request, **kwargs), db_field)


class HiddenLineAdmin(WritableAdmin):
    """Each is switched off by its name; to show it again, delete the row."""

    act = Act.CRISIS_LINES_CHANGED
    list_display = ("__str__",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _named_line(super().formfield_for_dbfield(db_field, request, **kwargs), db_field)


def _named_line(field: Any, db_field: Any) -> Any:
    """A built-in line is chosen from a list, never typed."""
    if db_field.name not in {"key", "replaces"}:
        return field
    nothing = [("", "---------")]
    return forms.ChoiceField(
        label=field.label,
        help_text=field.help_text,
        required=field.required,
        choices=lambda: nothing + built_in_lines.choices(),
    )


class InstallationAdmin(WritableAdmin):
    """One row: made at the first change, never deleted."""

    act = Act.INSTALLATION_CHANGED
    list_display = ("__str__",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Installation.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

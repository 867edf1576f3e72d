"""Pages of the admin site that are read, and acts that are buttons of a list."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.admin.forms import ReasonForm
from accounts.auth.request_user import person_of
from accounts.errors import Refused
from accounts.models import User

Act = Callable[[Any, User], bool]
ActWithReason = Callable[[Any, User, str], bool]
MOST_AT_ONCE = 200  # names that somebody still reads before they press
ASKED = frozenset({"", "exact", "gte", "lt", "isempty"})  # how the links of a filter ask


class ListAdmin(ModelAdmin):  # type: ignore[type-arg]  # Django's own class takes no argument at run time
    """A list that takes what its own links and buttons send, and nothing else."""

    list_per_page = 50

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the filters ask. Django allows any field of the row: a hash could be guessed letter by letter."""
        field, _dunder, how = lookup.partition("__")
        ends_of_time = how in {"gte", "lt"} and value.startswith(("0", "9999"))  # which no zone can move
        return field in {_asked(entry) for entry in self.list_filter} and how in ASKED and not ends_of_time

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *more: Any) -> HttpResponse | None:
        """Rows are chosen by their keys; Django would ask the database for whatever was posted as one."""
        try:
            for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.clean(key, None)
        except ValidationError:
            raise Http404 from None
        answer: HttpResponse | None = super().response_action(request, queryset, *more)
        return answer


class ReadOnly(ListAdmin):
    """Nothing is typed into a row, added or deleted."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_act_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def name_of(self, row: Any) -> str:
        """What a row is called on the page that asks once more, so that nobody is mistaken for somebody else."""
        return str(row)

    def do(self, request: HttpRequest, rows: Iterable[Any], act: Act) -> None:
        """Acts on each row, and names those for which it was done and those for which it could not be."""
        by = person_of(request)
        done: list[str] = []
        refused: list[str] = []
        for row in rows:
            (done if _done(act, row, by) else refused).append(self.name_of(row))
        for names, said, level in (
            (done, _("Done: %(n)d."), messages.SUCCESS),
            (refused, _("Not done: %(n)d."), messages.WARNING),
        ):
            if names:
                self.message_user(request, f"{said % {'n': len(names)}} {'; '.join(names)}", level)

    def once_more(
        self, request: HttpRequest, rows: QuerySet[Any], action: str, means: str | Promise, act: Act
    ) -> HttpResponse | None:
        """Names every row and says what follows; only the button of that page acts."""
        if request.POST.get("sure") == "yes":
            self.do(request, rows, act)
            return None
        return self._ask(request, rows, action, means, "admin/confirm.html")

    def with_reason(
        self, request: HttpRequest, rows: QuerySet[Any], action: str, means: str | Promise, act: ActWithReason
    ) -> HttpResponse | None:
        """The same, and asks for the reason; without one nothing happens."""
        form = ReasonForm(request.POST if "reason" in request.POST else None)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            self.do(request, rows, lambda row, by: act(row, by, reason))
            return None
        return self._ask(request, rows, action, means, "admin/reason.html", form=form)

    def _ask(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        action: str,
        means: str | Promise,
        template: str,
        **context: Any,
    ) -> HttpResponse | None:
        if rows.count() > MOST_AT_ONCE:
            self.message_user(request, _("Choose at most %(n)d at a time.") % {"n": MOST_AT_ONCE}, messages.WARNING)
            return None
        _act, _name, title = self.get_action(action) or (None, "", "")
        context |= {**self.admin_site.each_context(request), "title": title, "means": means, "action": action}
        named = [(row.pk, self.name_of(row)) for row in rows]
        return TemplateResponse(request, template, context | {"named": named})


def _done(act: Act, row: Any, by: User) -> bool:
    try:
        return act(row, by)
    except Refused:
        return False


def _asked(entry: Any) -> str:
    """The name that a filter goes by in an address: of a field, or its own."""
    field = entry[0] if isinstance(entry, tuple) else entry
    return field if isinstance(field, str) else str(field.parameter_name)

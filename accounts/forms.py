"""What people fill in about themselves."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class NameForm(forms.Form):
    """The name a partner will see, asked at sign-up beside allauth's own fields."""

    name = forms.CharField(
        label=_("First name"),
        max_length=40,
        help_text=_("Your partner will see it."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])

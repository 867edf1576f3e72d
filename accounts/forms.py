"""What people fill in about themselves, and where an invitation goes."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class NameForm(forms.Form):
    """The name a partner will see, asked at sign-up beside allauth's own fields, and to be changed later."""

    name = forms.CharField(
        label=_("First name"),
        max_length=40,
        help_text=_("Your partner will see it."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keeps the name. It is called so because allauth calls it."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class InvitationMailForm(forms.Form):
    """Where to send a link. The token comes back with the form, because nobody here keeps it."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    address = forms.EmailField(
        label=_("Your partner’s email address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

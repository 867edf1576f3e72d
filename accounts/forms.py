"""What people fill in about themselves, and where an invitation goes."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.auth.email.validation import LENGTH, sendable
from accounts.auth.name_validation import objection_to
from accounts.couples.seat_codes import digits_of, is_code, is_trivial
from accounts.models import MailWishes, User
from accounts.visible_text import hides_something, is_visible


def readable_name(name: str) -> str:
    """The name, when all of it can be seen. Raises `ValidationError` for marks that hide or turn what stands beside."""
    if hides_something(name) or not is_visible(name):
        raise forms.ValidationError(_("Use only characters that can be seen."))
    return name


def readable(text: str) -> None:
    """`readable_name`, as fields take it."""
    readable_name(text)


class NameForm(forms.Form):
    """The name a partner will see, asked at sign-up beside allauth's own fields, and to be changed later."""

    name = forms.CharField(
        label=_("First name"),
        max_length=40,
        help_text=_("Your partner will see it."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    field_order = ("name", "email", "password1")

    def clean_name(self) -> str:
        name = readable_name(self.cleaned_data["name"])
        if reason := objection_to(name):
            raise forms.ValidationError(reason)
        return name

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keeps the name. It is called so because allauth calls it."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class MailForm(forms.ModelForm):  # type: ignore[type-arg]  # generic for the checker alone
    """Which emails and signs may come, and when none should."""

    class Meta:
        model = MailWishes
        fields = ("which", "sound", "vibration", "quiet_from", "quiet_until")
        labels = {  # noqa: RUF012  Django's own form of it
            "which": _("What may we email you about?"),
            "sound": _("Play a soft sound on an open page when something is waiting for me"),
            "vibration": _("Vibrate too, if this device can"),
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
        }
        help_texts = {  # noqa: RUF012  the same
            "which": _(
                "“Times” means times you both agreed on; “What’s waiting” means a request, your turn or a day to "
                "look back."
            ),
            "quiet_from": _(
                "Emails and sounds wait until these hours are over, and anything out of date by then isn’t sent."
            ),
            "quiet_until": _(
                "To get emails and sounds at any hour, choose the same time twice. "
                "A dialogue you have both started can make sounds at any hour."
            ),
        }
        widgets = {  # noqa: RUF012  the same
            name: forms.TimeInput({"type": "time"}, format="%H:%M") for name in ("quiet_from", "quiet_until")
        }


class InvitationMailForm(forms.Form):
    """Where to send a link. The token comes back with the form, because nobody here keeps it."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    address = forms.EmailField(
        label=_("Your partner’s email address"),
        max_length=LENGTH,
        validators=[sendable],
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class SeatCodeForm(forms.Form):
    """The code that opens a person's seat on their partner's phone. It is typed, and never shown again."""

    code = forms.CharField(
        label=_("Six digits"),
        max_length=20,
        help_text=_("Don’t use a birthday, or the code of your phone or bank card."),
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        code = digits_of(self.cleaned_data["code"])
        if not is_code(code):
            raise forms.ValidationError(_("Enter six digits, 0 to 9."))
        if is_trivial(code):
            raise forms.ValidationError(_("Anyone would try that code first. Choose a code that is harder to guess."))
        return code


class LicenceForm(forms.Form):
    """What a therapist says of their licence, for an admin to check."""

    licence = forms.CharField(label=_("License number"), max_length=80, validators=[readable])
    issued_by = forms.CharField(label=_("Issued by"), max_length=120, validators=[readable])
    country = forms.CharField(label=_("Country or state"), max_length=80, validators=[readable])


class ErasureForm(forms.Form):
    """One word, typed, so that no slip of a finger erases an account."""

    word = forms.CharField(
        label=_("Type the word “erase” to confirm"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip().casefold() != _("erase").casefold():
            raise forms.ValidationError(_("Type the word “erase” and nothing else."))
        return word

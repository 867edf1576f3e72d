"""The palette of feeling words, by family. Keys are stored, sealed; labels are translated. Our own selection."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PALETTE: dict[str, tuple[Promise, dict[str, Promise]]] = {
    "hurt": (
        _("Hurt"),
        {
            "sad": _("sad"),
            "hurt": _("hurt"),
            "disappointed": _("disappointed"),
            "rejected": _("rejected"),
            "unseen": _("unseen"),
            "let_down": _("let down"),
        },
    ),
    "afraid": (
        _("Afraid"),
        {
            "afraid": _("afraid"),
            "worried": _("worried"),
            "insecure": _("insecure"),
            "overwhelmed": _("overwhelmed"),
            "helpless": _("helpless"),
            "torn": _("torn"),
        },
    ),
    "angry": (
        _("Angry"),
        {
            "angry": _("angry"),
            "annoyed": _("annoyed"),
            "frustrated": _("frustrated"),
            "impatient": _("impatient"),
            "treated_unfairly": _("treated unfairly"),
        },
    ),
    "alone": (
        _("Alone"),
        {
            "alone": _("alone"),
            "lonely": _("lonely"),
            "tired": _("tired"),
            "empty": pgettext_lazy("a feeling", "empty"),
            "ashamed": _("ashamed"),
            "guilty": _("guilty"),
        },
    ),
    "warm": (
        _("Warm"),
        {
            "hopeful": _("hopeful"),
            "relieved": _("relieved"),
            "grateful": _("grateful"),
            "close": pgettext_lazy("a feeling", "close"),
            "loved": _("loved"),
            "proud": _("proud"),
            "calm": _("calm"),
        },
    ),
}
LABELS = {key: label for _family, words in PALETTE.values() for key, label in words.items()}


def in_words(keys: Iterable[str]) -> str:
    """The chosen feelings as one line, for reading."""
    return ", ".join(str(LABELS.get(key, key)) for key in keys)

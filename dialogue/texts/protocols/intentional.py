"""Words of the intentional dialogue. All its steps are shared parts."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Dialogue"),
    begin=_("I’d like to talk about…"),
    about=_("For whatever matters to you: one of you speaks and is heard to the end, then you can swap."),
)
WORDS: Mapping[str, Words] = {}

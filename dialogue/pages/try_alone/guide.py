"""What the page of a try says beside the room's own words: one sentence a step, and how the log names the visitor."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By step and round, to the visitor.
GUIDE: Mapping[tuple[str, int], str | Promise] = {
    ("send_mirror", 1): _("Say Sam’s sentence back as closely as you can: “I” becomes “you”, and “you” becomes “I”."),
    ("send_missed", 1): _("Sam marked the words your mirror left out, so send just those."),
    ("ask_more", 1): _("Sam feels heard. Now ask Sam if there’s more."),
    ("send", 2): _("Now you speak and Sam mirrors you: say one thing from your day, starting with “I”."),
    ("send_check", 2): _("Try “Almost” too: Sam adds the words you tap."),
    ("send_again", 2): _("Say it again in fewer words, and Sam mirrors those."),
}
# By step and move: a sentence with "you" is another one than a sentence with a name.
YOUR_LABELS: Mapping[tuple[str, str], str | Promise] = {
    ("send", "say"): _("You said"),
    ("send_again", "say"): _("You said it again"),
    ("send_mirror", "say"): _("You mirrored"),
    ("send_missed", "say"): _("You mirrored the missed words"),
    ("send_check", "yes"): _("You: yes, you got me"),
    ("send_check", "almost"): _("You: almost. These words were missed"),
    ("send_check", "not_yet"): _("You: not yet"),
    ("ask_more", "ask_more"): _("You asked if there’s more"),
    ("switch", "switch"): _("Now you speak"),
}

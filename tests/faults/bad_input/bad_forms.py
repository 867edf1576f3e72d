"""Every form of the site, filled in well, and what is no answer to each of its questions. Data, and nothing else.

What becomes of a request is a word: `explained` (a page says what is wrong), `goes` (back to a page), `page`, or
a status.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.push.vapid import public_key

Bad = Mapping[str, tuple[Any, str]]  # what is wrong with it: the value (None: not there), and what becomes of it
LONG = "x" * 2001


def explained(**wrong: Any) -> dict[str, tuple[Any, str]]:
    """All of these bring the page back with words."""
    return {what: (value, "explained") for what, value in wrong.items()}


def found(answer: str, **wrong: Any) -> dict[str, tuple[Any, str]]:
    return {what: (value, answer) for what, value in wrong.items()}


@dataclass(frozen=True)
class Form:
    """Who may fill it in, with what, and by field what would be wrong there."""

    who: str
    good: Mapping[str, Any]
    bad: Mapping[str, Bad] = field(default_factory=dict)


NOT_GIVEN = {"missing": None, "empty": "", "blank": " \t\n"}
UNSEEN = {"right-to-left": "Anna\u202egpj", "zero width": "An\u200bna", "a bell": "An\x07na"}
CLOCK = explained(**NOT_GIVEN, a_word="soon", late="24:00", minutes="12:60", of_another_script="٢١:٠٠", long="1" * 500)
NOTHING_POSTED = found("page", missing=None)  # the same as a first look
NAME = explained(**NOT_GIVEN, **UNSEEN, long="x" * 41)
LICENCE = explained(**NOT_GIVEN, **UNSEEN, long="x" * 121)
EMAIL = explained(
    **NOT_GIVEN,
    no_address="ann",
    two="a@example.org,b@example.org",
    long_for_a_column="x" * 250 + "@example.org",
    long=f"{'x' * 400}@example.org",
    a_line="a@example.org\nBcc: b@example.org",
)
PASSWORD = explained(missing=None, empty="", short="x1y2z3", common="password123", only_digits="1234567890")
WORDS = explained(**NOT_GIVEN, long=LONG, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1b[2Jb", a_delete="a\x7fb")
LINE_OF_WORDS = explained(**NOT_GIVEN, long="x" * 201, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1b[2Jb")
SHORT_LINE = explained(long="x" * 121, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1b[2Jb")
ACT = found("404", missing=None, empty="", unknown="shout", long=LONG)
KEYLESS = found("404", on_nothing="remove")
PART = found("404", missing=None, empty="", unknown="elsewhere", long=LONG)
LINE = found("404", word="one", below_zero="-1", none="0", not_there="999", huge="9" * 30, of_another_script="٣")
NOT_A_NUMBER = {
    "missing": None,
    "empty": "",
    "a word": "soon",
    "a fraction": "1.5",
    "below zero": "-1",
    "huge": "9" * 5000,
    "of another script": "٣",
    "NaN": "NaN",
}
# None is an answer too: what is not chosen is not kept.
NO_LEVEL = explained(**{what: value for what, value in NOT_A_NUMBER.items() if value}, eleven="11")
# Django reads digits of any script.
WRITTEN = {what: value for what, value in NOT_A_NUMBER.items() if what != "of another script"}
MOVE_ID = explained(
    missing=None, empty="", no_uuid="1", in_braces="{6f1c8f0e-0000-4000-8000-000000000001}", long="6" * 3000
)
MOVE = explained(
    missing=None, empty="", in_capitals="SAY", unknown="shout", not_theirs="yes", long="x" * 41, a_line="say\nall"
)
CODE = explained(missing=None, empty="", letters="abcdef", long="1" * 500, other_digits="٣٣٣٣٣٣")
KEYS = ("_selected_action", "1")
POINT = "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU"  # the base of P-256
NO_SUBSCRIPTION = found("400", missing=None, empty="", long=LONG, script="ключ", no_base64="?", in_lines="AA\nAA")
ELSEWHERE = found(
    "goes",
    missing=None,
    empty="",
    a_site="https://example.org/",
    a_host="//example.org/",
    a_script="javascript:alert(1)",
    a_line="/\nx: y",
    long=LONG,
)
ID = "6f1c8f0e-0000-4000-8000-00000000000f"


def an_act(act: str) -> dict[str, str]:
    return {"action": act, "_selected_action": "1", "index": "0"}


ADMINISTERED = (
    *("auditentry", "carelink", "couple", "crisisline", "hiddenline", "installation", "therapistprofile", "user"),
)
NOT_ROWS: dict[str, Bad] = {
    "action": found("goes", missing=None, empty="", unknown="delete_selected", long=LONG),
    "_selected_action": found("goes", missing=None)
    | found("404", word="all", huge="9" * 30, longest="9" * 5000, below="-1.5", empty=""),
    "index": {},
}
FORMS: dict[str, Form] = {
    "frames": Form(  # what is wrong with a frame is answered as a socket answers it
        "a",
        {"frame": '{"type":"here"}', "seconds": "0", "tab": ID},
        {
            "frame": found("page", missing=None, empty="", no_object="[]", long=LONG),
            "seconds": found("400", empty="", a_word="soon", a_fraction="1.5", below="-1", huge="9" * 30, script="٣"),
            "tab": found("400", no_uuid="1", long="6" * 3000),
        },
    ),
    "account": Form("a", {"name": "Anna"}, {"name": NAME | NOTHING_POSTED}),
    "mails": Form(
        "a",
        {"which": "times", "quiet_from": "22:00", "quiet_until": "07:00"},
        {
            "which": explained(missing=None, empty="", other="every", long=LONG),
            "sound": {},  # on, whatever it holds
            "vibration": {},  # the same
            "quiet_from": CLOCK,
            "quiet_until": CLOCK,
        },
    ),
    "screening": Form(
        "a",
        {"step": "question", "answer": "no", "so_far": "{so_far}"},
        {
            "step": found("page", missing=None, unknown="last", long=LONG),
            "answer": found("page", missing=None, unknown="perhaps", long=LONG),
            "so_far": found("page", missing=None, empty="", no_base64="?", other="AAAA", long="A" * 9000, script="٣"),
        },
    ),
    "seat_code": Form(
        "a", {"code": "493827"}, {"code": CODE | explained(blank=" ", five="49382", trivial="123456") | NOTHING_POSTED}
    ),
    "erase": Form(
        "b", {"word": "erase"}, {"word": explained(**NOT_GIVEN, another="delete", long="erase " * 50) | NOTHING_POSTED}
    ),
    "send_invitation": Form(
        "single",
        {"token": "{open}", "address": "bob@example.org"},
        {"token": found("goes", missing=None, empty="", unknown="x", long=LONG, script="ключ"), "address": EMAIL},
    ),
    "therapist": Form(
        "single",
        {"licence": "1", "issued_by": "A board", "country": "Utah"},
        {"licence": LICENCE, "issued_by": LICENCE, "country": LICENCE},
    ),
    "vision": Form(
        "a",
        {"act": "reword", "key": "{line}", "version": "1", "words": "We sing."},
        {
            "act": explained(missing=None, empty="", unknown="shout", in_capitals="ADD", elsewhere="write", long=LONG),
            "key": explained(missing=None, empty="", no_uuid="1", unknown=ID, in_braces=f"{{{ID}}}", long="6" * 3000),
            "version": explained(**NOT_A_NUMBER, long_ago="0", in_time_to_come="999"),
            "words": explained(**NOT_GIVEN, long="x" * 161, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1bb"),
        },
    ),
    "letter": Form(
        "a",
        {"words": "When I was little."},
        {"words": explained(longer="x" * 4001, a_bell="a\x07b", an_escape="a\x1bb")},
    ),
    "start": Form(
        "other",
        {"title": "our evenings", "move_id": ID},
        {
            "title": explained(**NOT_GIVEN, long="x" * 81, longer="x" * 5000, a_bell="a\x07b", a_delete="a\x7fb"),
            "move_id": explained(empty="", no_uuid="1", long="6" * 3000),
            "slug": explained(other="no-such-kind", long="x" * 3000, one_that_needs_practice="quick"),
            "mode": explained(other="shouting", long="x" * 3000),
            "within": explained(no_uuid="1", unknown=ID),
            "about": explained(no_uuid="1", unknown=ID),
            "again": {},  # pressed once more, whatever it holds
        },
    ),
    "move": Form(
        "a",
        {"move_id": ID, "after": "{head}", "move": "say", "text": "I felt alone."},
        {
            "move_id": MOVE_ID,
            "after": explained(**NOT_A_NUMBER, long_ago="1", in_time_to_come="999"),
            "move": MOVE,
            "text": explained(**NOT_GIVEN, long=LONG, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1bb"),
            "words": explained(word="one", below="-1", huge="9" * 30, not_asked="1"),
            "feelings": explained(line="sad\nangry", long="x" * 41, not_asked="sad"),
            "until": explained(
                word="soon", without_zone="2026-05-01T10:00:00", never="9999-99-99T10:00:00+00:00", long=LONG
            ),
            "on": explained(word="soon", no_day="2026-02-30+01:00", without_zone="2026-12-05", long=LONG),
            "at": {},  # read where a day was chosen
            "minutes": explained(word="soon", below="-1", huge="9" * 30, fraction="1.0"),
            "day": explained(word="soon", no_day="2026-02-30", a_week="2026-W01-1", long=LONG),
            "ticks": explained(line="one\ntwo", long="x" * 41),
        },
    ),
    "mute_requests": Form("a", {"act": "mute"}, {"act": ACT}),
    "reconnect": Form("single", {"act": "no"}, {"act": ACT}),
    "check_body": Form("a", {"body_check": "3"}, {"body_check": explained(**NOT_A_NUMBER, eleven="11")}),
    "closing": Form(
        "a",
        {"wish": "asked", "body_check": "3", "felt_heard": "3"},
        {
            "wish": {},
            "body_check": NO_LEVEL,
            "felt_heard": NO_LEVEL,
        },
    ),
    "live_seat": Form(
        "a", {"answer": "agree"}, {"answer": found("goes", missing=None, empty="", other="no", long=LONG)}
    ),
    "look": Form(
        "a",
        {"text": "I felt alone.", "feelings": "sad"},
        {
            "text": found("page", **NOT_GIVEN) | explained(longest="x" * 5000, a_bell="a\x07b", an_escape="a\x1bb"),
            "feelings": found("page", missing=None, unknown="hungry", long=LONG),
        },
    ),
    "try_alone": Form(
        "visitor",
        {"past": "say", "said": "You feel alone.", "move": "say", "text": "And you miss talking with me."},
        {
            "past": explained(
                missing=None, empty="", unknown="shout", not_theirs="yes", words="almost:x", huge=f"say:{'9' * 400}"
            ),
            "said": explained(**NOT_GIVEN, long="x" * 601, longer="x" * 5000, a_bell="a\x07b"),
            "move": explained(missing=None, empty="", in_capitals="SAY", unknown="shout", not_theirs="yes", long=LONG),
            "text": explained(**NOT_GIVEN, long="x" * 601, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1bb"),
        },
    ),
    "shelve": Form("a", {"text": "I did call."}, {"text": explained(**NOT_GIVEN, long=LONG, a_bell="a\x07b")}),
    "unshelve": Form(
        "a",
        {"shelved": ID, "text": "I felt alone."},
        {
            "shelved": found("page", missing=None, empty="", no_uuid="1", long=LONG),
            "text": found("page", **NOT_GIVEN) | explained(longest="x" * 5000, a_bell="a\x07b"),
        },
    ),
    "hints": Form("a", {}),
    "focus": Form("a", {"next": "/home/"}, {"next": ELSEWHERE}),
    "appearance": Form(
        "a",
        {"theme": "dark", "text_size": "large"},
        {name: found("goes", missing=None, unknown="loud", long=LONG) for name in ("theme", "text_size")},
    ),
    "push_on": Form(  # a script posts it, and reads the answer
        "a",
        {"endpoint": "https://fcm.googleapis.com/fcm/send/abc", "p256dh": POINT, "auth": "A" * 22, "key": public_key()},
        {
            "endpoint": NO_SUBSCRIPTION
            | found(
                "400",
                http="http://fcm.googleapis.com/a",
                elsewhere="https://example.org/a",
                an_ip="https://127.0.0.1/a",
            )
            | found("400", a_user="https://a@fcm.googleapis.com/a", a_port="https://fcm.googleapis.com:8443/a"),
            "p256dh": NO_SUBSCRIPTION | found("400", short="BAAA", no_point="B" + "A" * 86),
            "auth": NO_SUBSCRIPTION | found("400", short="AAAA"),
            "key": NO_SUBSCRIPTION | found("400", another=POINT),
        },
    ),
    "push_off": Form("a", {}, {"everywhere": {}}),  # whatever it holds
    "practice": Form(
        "a",
        {"text": "You miss our walks."},
        {"text": found("page", **NOT_GIVEN) | explained(longest="x" * 5000, a_bell="a\x07b", an_escape="a\x1bb")},
    ),
    "choices": Form("a", {}),
    "check_in": Form(
        "a",
        {"q1": "6", "q12": "5", "q19": "0", "q22": "3"},
        {
            name: explained(**NOT_A_NUMBER, above=above)
            for name, above in (("q1", "7"), ("q12", "6"), ("q19", "6"), ("q22", "6"))
        },
    ),
    "share_trend": Form("a", {}),
    "pledge": Form(
        "a",
        {"words": "I will take a breath."},
        {"words": explained(long="x" * 201, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1b[2Jb")},
    ),
    "kind_days": Form(
        "a",
        {"day": "{today}", "mark": "smile"},
        {
            "day": explained(
                missing=None, empty="", word="today", long_ago="2001-01-01", to_come="9999-12-31", odd="٢-٢-٢"
            ),
            "mark": explained(missing=None, empty="", unknown="frown", long=LONG),
        },
    ),
    "show_kind_days": Form("a", {}),
    "let_be": Form("a", {"step": "c"}, {"step": found("404", missing=None, empty="", unknown="x", long=LONG)}),
    "standing": Form("a", {}),
    "share_earlier": Form(
        "a",
        {"answer": "later", "link": "{link}"},
        {
            "answer": found("goes", missing=None, empty="", unknown="perhaps", long=LONG),
            "link": found("404", **NOT_A_NUMBER),
        },
    ),
    "note_on_couple": Form("therapist", {"words": "A note."}, {"words": WORDS}),
    "propose": Form(
        "therapist",
        {"slug": "intentional", "words": "Something small."},
        {
            "words": WORDS,
            "slug": found(
                "404", missing=None, empty="", unknown="no-such-kind", follows_another="follow_up", long=LONG
            ),
        },
    ),
    "search": Form(
        "therapist",
        {"words": "worried"},
        {"words": explained(**NOT_GIVEN, short="x", long="x" * 61, a_bell="wor\x07ried", an_escape="\x1b[2J")},
    ),
    "search_past": Form(
        "a",
        {"words": "worried"},
        {"words": explained(**NOT_GIVEN, short="x", long="x" * 61, a_bell="wor\x07ried", an_escape="\x1b[2J")},
    ),
    "preview_without_names": Form(
        "therapist",
        {"marked": "Paris"},
        {
            "marked": {
                **found("page", missing=None, empty="", blank=" \n", a_bell="Par\x07is", markup="<b>.*"),
                **explained(long=LONG),
            }
        },
    ),
    "remark": Form(
        "therapist",
        {"kind": "comment", "words": "Words.", "line": "1"},
        {"kind": found("404", missing=None, empty="", unknown="shout", long=LONG), "words": WORDS, "line": LINE},
    ),
    "suggest": Form(
        "therapist",
        {"stem": "I feel"},
        {"stem": explained(**NOT_GIVEN, long="x" * 201, longer="x" * 5000, a_bell="a\x07b", an_escape="a\x1b[2Jb")},
    ),
    "caring": Form(
        "other",
        {"act": "add", "part": "does", "means": "2", "words": "You make tea."},
        {"act": ACT, "part": PART, "means": explained(**NOT_A_NUMBER, none="0", six="6"), "words": LINE_OF_WORDS},
    ),
    "surprises": Form("other", {"act": "add", "words": "That cake."}, {"act": ACT | KEYLESS, "words": LINE_OF_WORDS}),
    "fun": Form(
        "other",
        {"act": "add", "part": "play", "words": "Dance."},
        {"act": ACT | KEYLESS, "part": PART, "words": LINE_OF_WORDS},
    ),
    "praise": Form(
        "other",
        {"act": "add", "part": "body", "words": "Your hands."},
        {"act": ACT | KEYLESS, "part": PART, "words": LINE_OF_WORDS},
    ),
    "imago_sitting": Form(
        "other",
        {"good-0": "warm", "good-0-beside": "grandmother", "hard-0": "away"},
        dict.fromkeys(("good-0", "good-0-beside", "hard-0"), SHORT_LINE),
    ),
    "imago_forget": Form("other", {"sitting": "traits"}, {"sitting": PART}),
    "imago_bring": Form("a", {"sentence": "seek"}, {"sentence": PART}),
    "imago_both": Form(
        "other",
        {"act": "show", "pair": "0"},
        {"act": ACT, "pair": explained(missing=None, word="x", not_there="9", huge="9" * 30)},
    ),
    "account_login": Form(
        "visitor",
        {"login": "ann@example.org", "password": "a quiet place to talk"},
        {"login": EMAIL, "password": explained(missing=None, empty="", other="a loud place", long="x" * 60_000)},
    ),
    "join": Form(
        "visitor",
        {"name": "Fay", "email": "fay@example.org", "password1": "a walk along the river"},
        {"name": NAME, "email": EMAIL, "password1": PASSWORD},
    ),
    "account_signup": Form(
        "visitor",
        {"name": "Fay", "email": "fay@example.org", "password1": "a walk along the river"},
        {"name": NAME, "email": EMAIL, "password1": PASSWORD},
    ),
    "account_reauthenticate": Form(
        "a",
        {"password": "a quiet place to talk"},
        {"password": explained(missing=None, empty="", other="x", long=LONG)},
    ),
    "account_email": Form("a", {"action_add": "1", "email": "anna@example.org"}, {"email": EMAIL}),
    "account_change_password": Form(
        "a",
        {
            "oldpassword": "a quiet place to talk",
            "password1": "a walk along the river",
            "password2": "a walk along the river",
        },
        {
            "oldpassword": explained(missing=None, empty="", other="x", long=LONG),
            "password1": PASSWORD,
            "password2": explained(missing=None, empty="", other="a walk along the rivers"),
        },
    ),
    "account_reset_password": Form("visitor", {"email": "ann@example.org"}, {"email": EMAIL}),
    "mfa_reauthenticate": Form("therapist", {"code": "1"}, {"code": CODE}),
    "mfa_activate_totp": Form("a", {"code": "1"}, {"code": CODE}),
    "mfa_generate_recovery_codes": Form("a", {}),
    "mfa_add_webauthn": Form(
        "a",
        {"name": "My phone", "credential": "{}"},
        {
            "credential": explained(
                missing=None,
                empty="",
                no_json="{",
                a_list="[]",
                a_number="1",
                null="null",
                deep="[" * 9000,
                huge="9" * 5000,
                no_fields="{}",
                odd='{"id": 1, "rawId": [], "type": "public-key", "response": {}}',
            ),
        },
    ),
    "mfa_reauthenticate_webauthn": Form(
        "a",
        {"credential": "{}"},
        {
            "credential": found(  # she has no passkey, and is led to where her password is asked
                "goes", missing=None, empty="", no_json="{", a_list="[]", deep="[" * 9000, no_fields="{}"
            ),
        },
    ),
    "mfa_login_webauthn": Form(
        "visitor",
        {"credential": "{}"},
        {
            "credential": found(  # she has no passkey, and is led to where her password is asked
                "goes", missing=None, empty="", no_json="{", a_list="[]", deep="[" * 9000, no_fields="{}"
            ),
        },
    ),
    "admin:accounts_user_changelist": Form(
        "admin",
        {**an_act("deactivate"), "sure": "yes"},
        NOT_ROWS | {"sure": found("page", missing=None, empty="", other="no", long=LONG)},
    ),
    "admin:accounts_therapistprofile_changelist": Form(
        "admin",
        {**an_act("refuse"), "reason": "Not on the list of the board."},
        {**NOT_ROWS, "reason": explained(short="no", long="x" * 201, blank="     ")},
    ),
    "admin:accounts_crisisline_changelist": Form(
        "admin", an_act("delete_selected"), NOT_ROWS | {"action": found("goes", missing=None, empty="", long=LONG)}
    ),
    "admin:accounts_crisisline_add": Form(
        "admin",
        {
            "language": "en",
            "region": "Utah",
            "who": "A line",
            "do": "Call",
            "href": "tel:1",
            "position": "0",
            "replaces": "",
        },
        {
            "language": explained(**NOT_GIVEN, long="x" * 11),
            "region": explained(**NOT_GIVEN, long="x" * 81),
            "who": explained(**NOT_GIVEN, long="x" * 121),
            "do": explained(**NOT_GIVEN, long="x" * 121),
            "href": explained(**NOT_GIVEN, script="javascript:alert(1)", long=f"tel:{'1' * 200}"),
            "position": explained(**WRITTEN, too_large="32768", larger="99999999999999999999"),
            "replaces": explained(unknown="tel:1", long="x" * 41),
        },
    ),
    "admin:accounts_hiddenline_changelist": Form(
        "admin", an_act("delete_selected"), NOT_ROWS | {"action": found("goes", missing=None, empty="", long=LONG)}
    ),
    "admin:accounts_hiddenline_add": Form(
        "admin", {"key": "us-988"}, {"key": explained(missing=None, empty="", unknown="tel:1", long="x" * 41)}
    ),
    "admin:accounts_installation_add": Form(
        "admin",
        {"retention_days": "90", "note_days": "3650"},
        {
            "retention_days": explained(**WRITTEN, none="0", too_many="3651", huge_="9" * 30),
            "note_days": explained(
                **{what: value for what, value in WRITTEN.items() if value}, few="364", too_many="36501", huge_="9" * 30
            ),
        },
    ),
}
# Doors that a press opens, or that only this person's own link or state would open: no field of theirs is read first.
PRESSED = frozenset(
    {
        *("exit", "devices", "end_device", "invite", "leave", "invite_care", "join_care", "consent"),
        *("withdraw_consent", "end_care", "let_rest", "export", "decline_suggestion", "set_aside", "copy_notes"),
        *(
            "lock_seats",
            "take_back_proposal",
            "take_back_pledge",
            "copy",
            "take_back_comment",
            "remove_own",
            "ask_to_sit_in",
            "leave_seat",
        ),
        *("account_logout", "account_confirm_login_code", "account_reset_password_from_key", "account_set_password"),
        *("mfa_authenticate", "mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn", "usersessions_list"),
    }
)
# Pages of the admin site that answer a POST as they answer a GET.
READ = frozenset(
    {
        *("admin:index", "admin:login", "admin:logout", "admin:password_change", "admin:app_list"),
        *(f"admin:accounts_{kind}_changelist" for kind in ("auditentry", "carelink", "couple", "installation")),
        *(f"admin:accounts_{kind}_history" for kind in ADMINISTERED),
        *(f"admin/accounts/{kind}/<path:object_id>/" for kind in ADMINISTERED),
        *(
            f"admin:accounts_{kind}_{act}"
            for kind in ("crisisline", "hiddenline", "installation")
            for act in ("change", "delete")
        ),
    }
) - {"admin:accounts_installation_delete"}

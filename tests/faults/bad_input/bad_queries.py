"""What nobody would ask for, in an address, a cookie or a header: for the doors that read one. Data alone."""

LONG = "x" * 3000
READ_ONLY = ("user", "therapistprofile", "couple", "carelink", "auditentry", "installation")
# Where another answer than 404 is meant: by route, or by the name of what stands in the address.
ELSEWHERE = {
    "frames": "page",  # no socket is there: the answer is a line that says so
    "object_id": "goes",  # Django's admin site leads back to its index, with words
    "admin:view_on_site": "404",
    **dict.fromkeys((f"admin:accounts_{kind}_delete" for kind in READ_ONLY), "403"),
}
PATHS: dict[str, dict[str, str]] = {
    "account_confirm_email": {
        f"/account/confirm-email/{LONG}/": "page",
        "/account/confirm-email/:::/": "page",
        "/account/confirm-email/a%00b/": "400",
    },
    "account_reset_password_from_key": {
        "/account/password/reset/key/zzzzzzzzzzzzz-bad/": "page",
        f"/account/password/reset/key/{'z' * 3000}-bad/": "page",
        f"/account/password/reset/key/1-{LONG}/": "page",
        "/account/password/reset/key/1-%D9%A3/": "page",
        "/account/password/reset/key/1-a%00b/": "400",
    },
    "admin/(?P<url>.*)$": {f"/admin/{LONG}/": "404", "/admin/%D9%A3/": "404", "/admin/a%00b/": "400"},
    "front": {f"/{LONG}/": "404", "/%EF%BF%BD/": "404", "/..%2f..%2fetc/passwd": "404"},
}
LISTED = {
    "p=one": "page",
    f"p={'9' * 30}": "page",
    f"p={'9' * 5000}": "page",
    "p=-1": "page",
    "o=9.9.-9": "page",
    "o=one..": "page",
    "all=x": "page",
    f"q={LONG}": "page",
    "q=%D9%A3%0A%0B": "page",
    "_to_field=password": "400",
    "_to_field=nothing": "400",
    "nothing__exact=1": "400",
    "pk__regex=(": "400",
    "id__in=1": "400",
}
LISTED_TOO = {query: LISTED[query] for query in ("o=9.9.-9", "_to_field=nothing", "id__in=1")}
QUERIES: dict[str, dict[str, str]] = {
    "admin:accounts_user_changelist": LISTED
    | {
        "kind=nothing": "page",
        "kind=other&kind=admin": "page",
        f"state={LONG}": "page",
        "password__startswith=m": "400",
        "email__regex=(": "400",
    },
    "admin:accounts_therapistprofile_changelist": LISTED_TOO
    | {"state__exact=x": "page", f"country={LONG}": "page", "country__regex=(": "400", "state__in=x": "400"},
    "admin:accounts_couple_changelist": LISTED_TOO
    | {"ended_at__isempty=perhaps": "goes", "created_at__gte=soon": "goes", "created_at__gte=0": "400"},
    "admin:accounts_carelink_changelist": LISTED_TOO | {"ended_at__isempty=2": "goes", "created_at__lt=x": "goes"},
    "admin:accounts_auditentry_changelist": LISTED_TOO
    | {
        "at__gte=soon": "goes",
        "at__gte=9999-12-31T23:59:59-23:59": "400",
        "at__lt=0001-01-01T00:00:00%2B23:59": "400",
        "at__year=99999": "400",
        "at__regex=(": "400",
        f"act__exact={LONG}": "page",
        "act__regex=(": "400",
    },
    "admin:accounts_crisisline_changelist": LISTED_TOO
    | {
        "reviewed__exact=perhaps": "goes",
        "language__exact=x": "page",
        "who__regex=(": "400",
        "href__contains=x": "400",
    },
    "admin:accounts_hiddenline_changelist": LISTED_TOO | {"key__contains=x": "400"},
    "admin:accounts_installation_changelist": LISTED_TOO | {"retention_days__gte=x": "400"},
    "admin:autocomplete": {
        "": "403",
        "term=x&app_label=accounts&model_name=user&field_name=password": "403",
        "term=x&app_label=%D9%A3&model_name=x&field_name=x": "403",
        "term=x&app_label=accounts&model_name=couple&field_name=created_at": "403",
    },
    "review": {
        "line=-1": "page",
        "line=0": "page",
        f"line={'9' * 5000}": "page",
        "line=%D9%A3": "page",
        "line[]=1": "page",
    },
    "account_login": {"next=//evil.example.org": "page", "next=javascript:alert(1)": "page", f"next={LONG}": "page"},
    "account_signup": {"next=http://[": "400"},
    "account_logout": {"next=//evil.example.org": "page"},
}

NUL = '"\\000"'  # as a cookie spells it
OTHERS = {"a NUL": NUL, "an odd quote": '"\\', "long": LONG, "bytes": "\xff\xfe", "empty": "", "JSON": '{"a": [1]}'}
COOKIES: dict[str, dict[str, str]] = {
    "sessionid": OTHERS
    | {"a NUL in a key": '"' + "\\000" * 32 + '"', "no key of ours": "x" * 32, "upper case": "X" * 32},
    "csrftoken": OTHERS,
    "messages": OTHERS | {"signed by nobody": "W10:1abc:def"},
    "django_language": OTHERS | {"no language": "xx-" * 300},
    "zone": OTHERS | {"a file": "../../../etc/passwd", "a place": "Europe"},
}
HEADERS: dict[str, dict[str, str]] = {
    "Accept-Language": {"long": "xx," * 3000, "odd": "en;q=x,*;q=-1,;;;", "bytes": "\xff", "deep": "a-" * 3000},
    "User-Agent": {"long": LONG, "bytes": "\xff\xfe", "empty": ""},
    "Referer": {"no address": "http://[", "bytes": "\xff"},
    "X-Forwarded-For": {"no address": "one, two", "long": "1.1.1.1," * 3000},
    "X-Forwarded-Proto": {"odd": "gopher"},
    "Range": {"odd": "bytes=9-1"},
    "If-None-Match": {"odd": '"'},
    "If-Modified-Since": {"odd": "yesterday"},
    "Content-Length": {"a word": "long", "below zero": "-1", "huge": "9" * 400},
    "Expect": {"odd": "tea"},
}

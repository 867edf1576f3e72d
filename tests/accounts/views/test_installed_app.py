"""The manifest and the service worker: neutral, for everybody, stored by no browser, at the root."""

import json
import re
from runpy import run_path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.accounts.page_checks import TELLING
from tests.cast import Cast

IMAGES = settings.BASE_DIR / "static" / "img"


def test_the_manifest_is_neutral_and_its_icons_are_there(client: Client, db: None) -> None:
    answer = client.get("/manifest.webmanifest")
    found = json.loads(answer.content)

    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (found["name"], found["start_url"], found["scope"]) == ("A quiet place", "/home/", "/")
    assert TELLING.findall(answer.content.decode()) == []
    sizes = {icon["src"].rpartition("/")[2]: icon["sizes"] for icon in found["icons"]}
    pictures = {name: (IMAGES / name).read_bytes()[16:24] for name in sizes if name.endswith(".png")}
    assert {name: f"{int.from_bytes(size[:4])}x{int.from_bytes(size[4:])}" for name, size in pictures.items()} == {
        name: size for name, size in sizes.items() if size != "any"
    }


def test_the_service_worker_may_act_for_the_whole_site_and_is_kept_by_no_browser(client: Client, db: None) -> None:
    answer = client.get("/service-worker.js")
    page = json.loads(re.match(r"self\.page = (.*);\n", answer.content.decode())[1])  # type: ignore[index]

    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert page == {"home": "/home/", "icon": "/static/img/icon-192.png", "text": "Something is waiting for you"}
    assert TELLING.findall(json.dumps(page)) == []


def test_only_the_page_with_the_switch_offers_to_install_anything(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    pages = [reverse(name) for name in ("home", "account", "mails", "data", "devices", "workbook")]

    assert [page for page in pages if 'rel="manifest"' in client.get(page, follow=True).content.decode()] == [
        "/you/mails/"
    ]


def test_the_policy_allows_a_manifest_and_a_worker_of_this_site_alone(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    policy = client.get(reverse("mails")).headers["Content-Security-Policy"].split("; ")

    assert {"manifest-src 'self'", "worker-src 'self'"} - set(policy) == set()


def test_the_icons_are_what_the_script_draws() -> None:
    script = run_path(str(settings.BASE_DIR / "scripts" / "icons.py"))
    for name in ("icon-180.png", "icon-192.png"):
        size, whole = script["ICONS"][name]
        assert (IMAGES / name).read_bytes() == script["png"](size, whole=whole)

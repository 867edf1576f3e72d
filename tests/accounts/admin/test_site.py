"""The admin site: who gets in, what is there, what each button does. Content and keys are not there."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import audit, roles
from accounts.admin import site
from accounts.audit import Act
from accounts.care import consent, therapists
from accounts.models import AuditEntry, CrisisLine, HiddenLine, Installation, TherapistProfile, User
from tests.accounts.page_checks import Inline
from tests.cast import PASSWORD, Cast, approved, in_care, sign_in
from tests.stage import WHOLE, Stage

ON_THE_SITE = {
    "User",
    "TherapistProfile",
    "Couple",
    "CareLink",
    "AuditEntry",
    "CrisisLine",
    "HiddenLine",
    "Installation",
}


@pytest.fixture
def ada(client: Client, cast: Cast) -> Client:
    Authenticator.objects.create(user=cast.ada, type=Authenticator.Type.TOTP, data={"secret": "sealed elsewhere"})
    return sign_in(client, cast.ada)


def press(client: Client, model: str, action: str, row: object, **fields: str) -> str:
    """Presses the button of the list, and on the page that asks once more (or for a reason) its button as well."""
    pk = row.pk  # type: ignore[attr-defined]
    address = reverse(f"admin:accounts_{model}_changelist")
    posted = {"action": action, "_selected_action": [pk]}
    for more in ({}, {"sure": "yes", **fields}):
        response = client.post(address, {**posted, **more}, follow=True)
        assert response.status_code == 200
    return response.content.decode()


def acts() -> list[str]:
    return list(AuditEntry.objects.order_by("number").values_list("act", flat=True))


def test_only_people_and_how_they_belong_together_are_there() -> None:
    assert {model.__name__ for model in site._registry} == ON_THE_SITE


def test_no_model_with_sealed_words_or_keys_is_there() -> None:
    secret = {"sealed", "said", "wrapped", "token_hash", "data", "session_key"}
    holding = {m for m in apps.get_models() if secret & {field.name for field in m._meta.get_fields()}}
    assert {"Event", "DataKey", "Draft", "BodyCheck", "Comment", "Note"} <= {m.__name__ for m in holding}
    assert holding & set(site._registry) == set()


@pytest.mark.parametrize("who", ["ann", "tess", "eve"])
def test_account_that_is_no_admin_is_refused_at_the_admin_site(client: Client, cast: Cast, who: str) -> None:
    Authenticator.objects.create(user=getattr(cast, who), type=Authenticator.Type.TOTP, data={"secret": "s"})
    sign_in(client, getattr(cast, who))
    for address in (reverse("admin:index"), reverse("admin:accounts_user_changelist")):
        assert client.get(address, follow=True).status_code == 403


def test_visitor_signs_in_by_the_door_of_everybody(client: Client, cast: Cast) -> None:
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_admin_without_a_second_factor_sets_one_up_first(client: Client, cast: Cast) -> None:
    client.force_login(cast.ada)
    for address in (reverse("admin:index"), reverse("admin:accounts_user_changelist")):
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][0] == reverse("mfa_index")
    press_refused = client.post(reverse("admin:accounts_user_changelist"), {"action": "deactivate"})
    assert press_refused.status_code == 302
    assert "deactivated" not in " ".join(acts())


def addresses() -> list[str]:
    """Every page of the site, each row's page among them."""
    found = [reverse("admin:index"), reverse("admin:app_list", args=["accounts"])]
    for model in site._registry:
        name = f"accounts_{model._meta.model_name}"
        found.append(reverse(f"admin:{name}_changelist"))
        found += [reverse(f"admin:{name}_change", args=[row.pk]) for row in model._default_manager.all()]
        found += [reverse(f"admin:{name}_history", args=[row.pk]) for row in model._default_manager.all()]
    return found


def test_a_page_asks_once_whether_the_second_factor_was_proven(ada: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert ada.get(reverse("admin:index")).status_code == 200
    assert len([query for query in queries if Authenticator._meta.db_table in query["sql"]]) == 1


def test_no_page_holds_a_word_that_somebody_said(ada: Client, cast: Cast) -> None:
    in_care(cast)
    Stage(cast).play(WHOLE)
    CrisisLine.objects.create(region="Utah", who="A line", do="Call 1", href="tel:1")
    HiddenLine.objects.create(key="us-988")
    Installation().save()
    assert len(addresses()) > 40
    for address in addresses():
        response = ada.get(address, follow=True)
        page = response.content.decode()
        inline = Inline()
        inline.feed(page)
        assert (address, response.status_code, inline.found) == (address, 200, [])
        assert "no-store" in response.headers["Cache-Control"]
        for word in ("worried", "our evenings", "ashamed", "Tuesday"):
            assert word not in page
        assert "A quiet place" in (re.search(r"<title>(.*?)</title>", page, re.DOTALL) or [""])[0]


def test_nothing_of_a_person_is_typed_over_added_or_deleted(ada: Client, cast: Cast) -> None:
    row = reverse("admin:accounts_user_change", args=[cast.ann.pk])
    assert ada.post(row, {"email": "new@example.org"}).status_code == 403
    assert ada.post(reverse("admin:accounts_user_delete", args=[cast.ann.pk])).status_code == 403
    assert ada.get(reverse("admin:accounts_user_add")).status_code == 403
    assert "pbkdf2" not in ada.get(row).content.decode()


def test_deactivated_person_is_out_and_comes_back(ada: Client, cast: Cast) -> None:
    ann = Client()
    ann.force_login(cast.ann)
    press(ada, "user", "deactivate", cast.ann)
    assert ann.get(reverse("home")).status_code == 302
    assert ann.login(username=cast.ann.email, password=PASSWORD) is False
    press(ada, "user", "reactivate", cast.ann)
    cast.ann.refresh_from_db()
    assert cast.ann.is_active is True
    assert acts() == [Act.ACCOUNT_DEACTIVATED, Act.ACCOUNT_REACTIVATED]


BUTTONS = ("deactivate", "reactivate", "sign_out", "send_again", "reset_second_factor", "make_admin", "unmake_admin")


@pytest.mark.parametrize("action", BUTTONS)
def test_a_button_for_several_people_names_them_all_before_anything_is_done(
    ada: Client, cast: Cast, action: str
) -> None:
    address = reverse("admin:accounts_user_changelist")
    chosen = {"action": action, "_selected_action": [cast.ann.pk, cast.eve.pk, cast.tess.pk]}
    page = ada.post(address, chosen)
    assert page.status_code == 200
    for person in (cast.ann, cast.eve, cast.tess):
        assert f"<li>{person.name}, {person.email}<input" in page.content.decode()
    assert cast.bob.email not in page.content.decode()
    assert acts() == []
    assert User.objects.filter(is_active=False).count() == 0
    assert ada.get(address).status_code == 200  # Cancel


def test_the_button_of_that_page_does_it_for_each_and_each_is_in_the_trail(ada: Client, cast: Cast) -> None:
    address = reverse("admin:accounts_user_changelist")
    chosen = [cast.ann.pk, cast.eve.pk, cast.ada.pk]
    done = ada.post(address, {"action": "deactivate", "_selected_action": chosen, "sure": "yes"}, follow=True)
    assert "Done: 2. Ann, ann@example.org; Eve, eve@example.org" in done.content.decode()
    assert "Not done: 1. Ada, ada@example.org" in done.content.decode()
    trail = AuditEntry.objects.filter(act=Act.ACCOUNT_DEACTIVATED)
    assert {entry.about for entry in trail} == {cast.ann, cast.eve}


@pytest.mark.parametrize("action", ["approve", "refuse"])
def test_therapists_are_named_before_they_are_decided_on(ada: Client, cast: Cast, action: str) -> None:
    profile = therapists.apply(cast.tess, licence="PT 1203", issued_by="Board of Psychology", country="Utah")
    address = reverse("admin:accounts_therapistprofile_changelist")
    page = ada.post(address, {"action": action, "_selected_action": [profile.pk]})
    assert "<li>Tess, tess@example.org<input" in page.content.decode()
    profile.refresh_from_db()
    assert profile.waiting is True


def test_more_people_than_anybody_reads_are_not_done_at_once(ada: Client, cast: Cast) -> None:
    User.objects.bulk_create(User(email=f"p{n}@example.org", name="P") for n in range(200))
    address = reverse("admin:accounts_user_changelist")
    everybody = {"action": "sign_out", "_selected_action": [cast.ann.pk], "select_across": "1"}
    page = ada.post(address, everybody, follow=True)
    assert "Choose at most 200 at a time." in page.content.decode()
    assert acts() == []


def test_therapist_reads_no_more_of_a_deactivated_account(ada: Client, cast: Cast) -> None:
    in_care(cast)
    press(ada, "user", "deactivate", cast.ann)
    assert consent.may_read(cast.tess, cast.couple) is False


def test_nobody_deactivates_or_demotes_themselves(ada: Client, cast: Cast) -> None:
    for action in ("deactivate", "unmake_admin"):
        assert "Not done: 1." in press(ada, "user", action, cast.ada)
    cast.ada.refresh_from_db()
    assert (cast.ada.is_active, cast.ada.is_staff, acts()) == (True, True, [])


def test_erased_account_does_not_come_back(ada: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.eve.pk).update(is_active=False, erased_at="2026-01-01T00:00Z")
    assert "Not done: 1." in press(ada, "user", "reactivate", cast.eve)


def test_signed_out_everywhere(ada: Client, cast: Cast) -> None:
    ann = Client()
    ann.post(reverse("account_login"), {"login": cast.ann.email, "password": PASSWORD})
    assert ann.get(reverse("home")).status_code == 200
    press(ada, "user", "sign_out", cast.ann)
    assert ann.get(reverse("home")).status_code == 302
    assert acts() == [Act.SESSIONS_ENDED]


def test_second_factor_goes_with_a_reason_and_not_without(ada: Client, cast: Cast) -> None:
    Authenticator.objects.create(user=cast.ann, type=Authenticator.Type.TOTP, data={"secret": "s"})
    assert 'name="reason"' in press(ada, "user", "reset_second_factor", cast.ann)
    press(ada, "user", "reset_second_factor", cast.ann, reason=" ")
    assert Authenticator.objects.filter(user=cast.ann).count() == 1
    press(ada, "user", "reset_second_factor", cast.ann, reason="Lost phone, known by voice.")
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor, entry.about, entry.reason) == (
        Act.SECOND_FACTOR_RESET,
        cast.ada,
        cast.ann,
        "Lost phone, known by voice.",
    )
    assert Authenticator.objects.filter(user=cast.ann).count() == 0


def test_link_that_proves_an_address_is_sent_again(ada: Client, cast: Cast) -> None:
    cast.ann.emailaddress_set.create(email=cast.ann.email, verified=False, primary=True)  # type: ignore[attr-defined]
    press(ada, "user", "send_again", cast.ann)
    assert [message.to for message in mail.outbox] == [[cast.ann.email]]
    assert "Not done: 1." in press(ada, "user", "send_again", cast.bob)
    assert acts() == [Act.VERIFICATION_SENT]


def test_admin_has_no_partner_and_no_work_beside_it(ada: Client, cast: Cast) -> None:
    approved(cast.tess)
    for person in (cast.ann, cast.tess):
        said = press(ada, "user", "make_admin", person)
        assert f"Not done: 1. {person.name}, {person.email}" in said
    press(ada, "user", "make_admin", cast.eve)
    cast.eve.refresh_from_db()
    assert (cast.eve.is_staff, cast.eve.is_superuser) == (True, False)
    press(ada, "user", "unmake_admin", cast.eve)
    cast.eve.refresh_from_db()
    assert cast.eve.is_staff is False


def test_therapist_is_approved_and_refused_with_a_reason(ada: Client, cast: Cast) -> None:
    profile = therapists.apply(cast.tess, licence="PT 1203", issued_by="Board of Psychology", country="Utah")
    press(ada, "therapistprofile", "approve", profile)
    assert roles.is_therapist(cast.tess) is True
    press(ada, "therapistprofile", "refuse", profile)
    assert roles.is_therapist(cast.tess) is True
    press(ada, "therapistprofile", "refuse", profile, reason="The licence has ended.")
    profile.refresh_from_db()
    assert (profile.state, profile.reason, profile.decided_by) == (
        TherapistProfile.State.REFUSED,
        "The licence has ended.",
        cast.ada,
    )


@pytest.mark.parametrize(("kind", "names"), [
    ("partner", ["ann", "bob", "carl", "dora"]), ("therapist", ["tess"]), ("admin", ["ada"]), ("other", ["eve"]),
])  # fmt: skip
def test_people_are_found_by_kind(ada: Client, cast: Cast, kind: str, names: list[str]) -> None:
    approved(cast.tess)
    page = ada.get(reverse("admin:accounts_user_changelist"), {"kind": kind}).content.decode()
    assert re.findall(r">(\w+)@example.org</a>", page) == names


def test_lines_for_help_and_days_are_kept_and_written_down(ada: Client, cast: Cast) -> None:
    line = {"language": "en", "region": "Utah", "who": "A line", "do": "Call 1", "href": "tel:1", "position": 0}
    ada.post(reverse("admin:accounts_crisisline_add"), line)
    ada.post(reverse("admin:accounts_installation_add"), {"retention_days": 30})
    assert CrisisLine.objects.get().region == "Utah"
    assert Installation.current().retention_days == 30
    assert acts() == [Act.CRISIS_LINES_CHANGED, Act.INSTALLATION_CHANGED]
    assert ada.get(reverse("admin:accounts_installation_add")).status_code == 403


def test_a_built_in_line_is_switched_off_and_on_again_by_its_name(ada: Client, cast: Cast) -> None:
    address = reverse("admin:accounts_hiddenline_add")
    assert "United States: Emergency (Call 911)" in ada.get(address).content.decode()
    assert ada.post(address, {"key": "anything"}).status_code == 200
    assert HiddenLine.objects.count() == 0
    ada.post(address, {"key": "us-emergency"})
    assert "tel:911" not in ada.get(reverse("help")).content.decode()
    row = HiddenLine.objects.get()
    ada.post(reverse("admin:accounts_hiddenline_delete", args=[row.pk]), {"post": "yes"})
    assert "tel:911" in ada.get(reverse("help")).content.decode()
    name = "Off: United States: Emergency (Call 911)"
    trail = AuditEntry.objects.order_by("number").values_list("act", "actor", "reason")
    assert list(trail) == [
        (Act.CRISIS_LINES_CHANGED, cast.ada.pk, name),
        (Act.CRISIS_LINES_CHANGED, cast.ada.pk, f"Deleted: {name}"),
    ]


def test_a_line_names_the_built_in_one_that_it_replaces(ada: Client, cast: Cast) -> None:
    line = {"language": "en", "region": "Ireland", "who": "A line", "do": "Call 1", "href": "tel:1", "position": 0}
    address = reverse("admin:accounts_crisisline_add")
    assert ada.post(address, {**line, "replaces": "anything"}).status_code == 200
    ada.post(address, {**line, "replaces": "eu-emergency", "reviewed": "on"})
    assert CrisisLine.objects.get().replaces == "eu-emergency"
    assert "(Call 112)" in ada.get(reverse("admin:accounts_crisisline_changelist")).content.decode()


def test_line_that_leads_nowhere_is_refused(ada: Client, cast: Cast) -> None:
    line = {"language": "en", "region": "Utah", "who": "A line", "do": "Call", "href": "javascript:x", "position": 0}
    assert ada.post(reverse("admin:accounts_crisisline_add"), line).status_code == 200
    assert CrisisLine.objects.count() == 0


def test_trail_is_verified_from_the_command_line(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    in_care(cast)
    call_command("verify_audit")
    assert "The trail is whole. Entries: 5." in capsys.readouterr().out
    AuditEntry.objects.filter(number=2).update(reason="changed")
    assert audit.first_broken() == 2
    with pytest.raises(CommandError, match="entry 2"):
        call_command("verify_audit")


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        ("user", "password__startswith"),
        ("user", "data_keys__wrapped__isnull"),
        ("couple", "dialogues__events__said__contains"),
        ("couple", "data_keys__id__startswith"),
        ("therapistprofile", "user__password__startswith"),
        ("auditentry", "actor__password__startswith"),
        ("carelink", "therapist__password__startswith"),
    ],
)
def test_no_list_answers_questions_about_what_it_does_not_show(
    ada: Client, cast: Cast, model: str, lookup: str
) -> None:
    in_care(cast)
    response = ada.get(reverse(f"admin:accounts_{model}_changelist"), {lookup: "a"})
    assert response.status_code == 400


def test_filters_still_work(ada: Client, cast: Cast) -> None:
    in_care(cast)
    for model, query in (
        ("auditentry", "act=care.linked"),
        ("couple", "ended_at__isempty=1"),
        ("user", "state=active"),
    ):
        assert ada.get(f"{reverse(f'admin:accounts_{model}_changelist')}?{query}").status_code == 200

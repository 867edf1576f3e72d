"""The cast of every test: Ann and Bob are a couple, Carl and Dora another.

Eve is a stranger, Ada an admin, Tess a therapist.
"""

from dataclasses import dataclass
from functools import cache

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.test import Client

from accounts.care import care_invitations, consent, therapists
from accounts.models import CareLink, Couple, Partner, User

PASSWORD = "a quiet place to talk"


@dataclass(frozen=True)
class Cast:
    ann: User
    bob: User
    carl: User
    dora: User
    eve: User
    ada: User
    tess: User
    couple: Couple
    other_couple: Couple


def gather() -> Cast:
    """Writes the whole cast into the database."""
    ann, bob, carl, dora, eve, tess = (_person(name) for name in ("Ann", "Bob", "Carl", "Dora", "Eve", "Tess"))
    ada = _person("Ada", is_staff=True, is_superuser=True)
    return Cast(ann, bob, carl, dora, eve, ada, tess, pair(ann, bob), pair(carl, dora))


def found() -> Cast:
    """The cast that was gathered here before."""
    people = {person.name.lower(): person for person in User.objects.filter(email__endswith="@example.org")}
    couple, other_couple = Couple.objects.order_by("pk")
    return Cast(**people, couple=couple, other_couple=other_couple)


def pair(one: User, other: User) -> Couple:
    """Makes two people a couple; the first has seat a."""
    couple = Couple.objects.create()
    Partner.objects.create(couple=couple, user=one, seat="a")
    Partner.objects.create(couple=couple, user=other, seat="b")
    return couple


def _person(name: str, **fields: bool) -> User:
    person = User(email=f"{name.lower()}@example.org", name=name, password=_hashed_password(), **fields)
    person.save(force_insert=True)
    return person


@cache
def _hashed_password() -> str:
    """Hashing is slow on purpose, and one password serves everybody."""
    return make_password(PASSWORD)


def approved(therapist: User) -> User:
    """Makes this person a therapist whom Ada has approved."""
    profile = therapists.apply(therapist, licence="PT 1203", issued_by="Board of Psychology", country="Utah")
    therapists.approve(profile, User.objects.get(name="Ada"))
    return therapist


def at_work(therapist: User) -> User:
    """The same, with the second step that comes before anything about a couple."""
    return with_second_step(approved(therapist))


def with_second_step(person: User) -> User:
    """Adds one where there is none; which kind does not matter."""
    data = {"secret": "sealed elsewhere"}
    Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": data})
    return person


def sign_in(client: Client, person: User) -> Client:
    """As somebody signs in by the page: with the second factor, where they have one."""
    client.force_login(person)
    if factors := Authenticator.objects.filter(user=person):
        request = HttpRequest()
        request.session = session = client.session
        for factor in factors:
            record_authentication(request, person, "mfa", id=factor.pk, type=factor.type)
        session.save()
    return client


def session_of(person: User) -> str:
    """The key of a new session: whoever brings it as a cookie is this person, signed in."""
    client = Client()
    sign_in(client, person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def in_care(cast: Cast) -> CareLink:
    """Makes Tess the therapist of Ann and Bob, with the consent of both."""
    return taken_on(cast, approved(cast.tess))


def taken_on(cast: Cast, therapist: User) -> CareLink:
    """A new care link of Ann and Bob with an approved therapist, with the consent of both."""
    link = care_invitations.accept(cast.ann, care_invitations.invite(therapist))
    consent.consent(cast.bob, link.pk)
    return link

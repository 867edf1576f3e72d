"""A password chosen by somebody else, without an entry in the trail. Refused."""

from accounts.management.refusal import RefusalCommand


class Command(RefusalCommand):
    instead = (
        "This would leave no entry in the trail. People choose a new password themselves, by a link in an email. "
        "For an admin who is locked out: manage.py first_admin --again EMAIL --reason TEXT."
    )

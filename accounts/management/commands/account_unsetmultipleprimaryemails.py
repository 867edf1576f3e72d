"""Another address for somebody, without an entry in the trail. Refused."""

from accounts.management.refusal import RefusalCommand


class Command(RefusalCommand):
    instead = "This would leave no entry in the trail. People change their own address on their account page."

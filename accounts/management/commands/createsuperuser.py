"""An admin without an entry in the trail. Refused."""

from accounts.management.refusal import RefusalCommand


class Command(RefusalCommand):
    instead = (
        "This would leave no entry in the trail. Make the first admin with: manage.py first_admin EMAIL. "
        "Admins make others on the admin site."
    )

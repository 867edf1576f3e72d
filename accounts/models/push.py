"""Push subscriptions: the browsers in which somebody wants to be told that something waits, each until it signs out."""

from django.db import models


class PushSubscription(models.Model):
    """One browser's. It goes with its session, in the same transaction, whatever ends that.

    `accounts.push.subscriptions` writes and opens it; nothing else does.
    """

    device = models.OneToOneField("usersessions.UserSession", on_delete=models.CASCADE, related_name="push")
    mark = models.CharField(max_length=64, unique=True)  # a hash of the address: a browser tells one person only
    sealed = models.BinaryField()  # the address at the push service, and the keys of the browser
    failures = models.PositiveSmallIntegerField(default=0, db_default=0)  # in a row
    again_at = models.DateTimeField(null=True, blank=True)  # after a failure

    def __str__(self) -> str:
        return f"Push subscription {self.pk}"

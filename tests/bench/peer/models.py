"""The one table of a chat."""

from django.db import models


class Message(models.Model):
    """What somebody said in a room."""

    room = models.CharField(max_length=100)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "peer"

    def __str__(self) -> str:
        return f"Message {self.pk}"

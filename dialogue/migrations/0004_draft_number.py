"""A draft has a number, so that an older one that arrives late never takes the place of a newer one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0003_dialogue_parent")]

    operations = [migrations.AddField("draft", "number", models.PositiveIntegerField(default=0, db_default=0))]

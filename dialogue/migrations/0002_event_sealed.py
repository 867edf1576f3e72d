"""What was said is called sealed, as in every other table: the column holds its ciphertext."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_squashed")]

    operations = [migrations.RenameField("event", "said", "sealed")]

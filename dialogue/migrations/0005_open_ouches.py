"""An ouch stays open until the person who said it goes on: dialogues with one are folded from their events anew."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dialogue.protocol import engine
from dialogue.protocol.library import protocol_of
from dialogue.protocol.terms import OUCH, Fact, IllegalMove, Seat


def fold_ouches(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    dialogues = apps.get_model("dialogue", "Dialogue").objects.using(schema_editor.connection.alias)
    for row in dialogues.filter(events__move=OUCH).distinct().iterator():
        facts = [Fact(Seat(each.seat), each.move, each.step, each.round) for each in row.events.order_by("seq")]
        try:
            state = engine.replay(protocol_of(row.slug, row.version, row.mode), facts)
        except (KeyError, IllegalMove):
            continue  # `verify_log` names it
        row.counts = dict(state.counts)
        row.save(update_fields=["counts"])


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0004_draft_number")]

    operations = [migrations.RunPython(fold_ouches, migrations.RunPython.noop, elidable=True)]

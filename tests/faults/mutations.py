"""Faults to plant in the hot path, one at a time: a file, its text, and what stands there instead.

Each makes the site do something wrong that somebody would notice; none is only slower. Tests must catch them: see
`mutate`. Keep the texts short, so that they outlive a change beside them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """One wrong text in one file."""

    file: str
    old: str
    new: str


WRITER = "dialogue/domain/moves/move_writer.py"
STATEMENTS = "dialogue/domain/moves/move_statements.py"
DRAFTS = "dialogue/domain/moves/draft_statements.py"
VALUES = "dialogue/domain/moves/move_values.py"
PLAN = "dialogue/domain/moves/move_plan.py"
ROOM = "dialogue/realtime/live_rooms/live_room.py"
SNAPSHOT = "dialogue/realtime/live_rooms/room_snapshot.py"
FACTS = "dialogue/realtime/live_rooms/fact_rules.py"
SHARED = "dialogue/realtime/live_rooms/shared_room.py"
FOLLOWER = "dialogue/realtime/live_rooms/room_follower.py"
UPDATES = "dialogue/realtime/room/room_updates.py"

PLANTED: tuple[tuple[str, str, str], ...] = (
    (WRITER, "if whole else transaction.atomic()", "if True else transaction.atomic()"),
    (WRITER, "if job.done.cancelled():", "if False:"),
    (WRITER, "len(batch) == 1 or isinstance(error, AWAY)", "True"),
    (WRITER, "self.called = False  # before", "self.called = True  # before"),
    (WRITER, "_answer, jobs, _written(jobs)", "_answer, jobs, _written(jobs)[::-1]"),
    (WRITER, "return [error] * len(batch)", "return [error]"),
    (STATEMENTS, "{Dialogue}.couple_id AND c.ended_at IS NULL", "{Dialogue}.couple_id"),
    (STATEMENTS, "AND u.is_active AND u.password", "AND u.password"),
    (STATEMENTS, "u.password = %(password)s)", "(u.password = %(password)s OR 1 = 1))"),
    (STATEMENTS, "s.session_data = %(stored)s", "(s.session_data = %(stored)s OR 1 = 1)"),
    (STATEMENTS, "s.expire_date > %(now)s", "(s.expire_date > %(now)s OR 1 = 1)"),
    (STATEMENTS, "AND {Dialogue}.seq = ", "AND {Dialogue}.seq >= "),
    (STATEMENTS, "AND n.ended_at IS NULL", "AND n.ended_at IS NOT NULL"),
    (STATEMENTS, "AND l.ended_at IS NULL", "AND l.ended_at IS NOT NULL"),
    (STATEMENTS, "{Dialogue}.couple_id AND u.is_active", "{Dialogue}.couple_id"),
    (PLAN, "self.fold.over or self.room.dialogue.paused", "self.fold.over"),
    (VALUES, "if plan.clears_box else None", "if not plan.clears_box else None"),
    (VALUES, "fold.pk if fold.over_for_good else None", "fold.pk"),
    (DRAFTS, "{{Dialogue}}.visit = ", "{{Dialogue}}.visit >= "),
    (DRAFTS, "{Draft}.number < excluded.number", "1 = 1"),
    (DRAFTS, "FROM {DataKey} WHERE id = %(key)s", "FROM {DataKey} WHERE id = %(key)s OR 1 = 1"),
    (PLAN, "move.move not in UNHURRIED and", "move.move in UNHURRIED and"),
    (PLAN, "room.dialogue.visit <= move.after", "room.dialogue.visit - 9 <= move.after"),
    (PLAN, "if engine.begins_visit(", "if not engine.begins_visit("),
    (PLAN, "room.dialogue.copied()", "room.dialogue"),
    (PLAN, "self.fold.over_for_good or self.event.move not", "self.event.move not"),
    (PLAN, "set_clocks(fold, fact.step,", "set_clocks(fold, fold.step,"),
    (ROOM, "except DOUBTFUL:", "except Stale:"),
    (SHARED, "asks=one is asker)", "asks=True)"),
    (FOLLOWER, "people.values() if one.is_active", "people.values()"),
    (FOLLOWER, "return socket.last_seen >= seq", "return True"),
    (ROOM, "frames.snapshot if self.snapshot is snapshot else None", "frames.snapshot"),
    (FOLLOWER, "self.snapshot.shelves[socket.seat] = shelf", "shelf = ()"),
    (ROOM, "== TAKE_BACK or socket.signed_in.limit", "== TAKE_BACK"),
    (SNAPSHOT, "again.levels = dict.fromkeys(rooms)", "pass"),
    (FACTS, "or room.has_live_seat", "or False"),
    (SNAPSHOT, "if fold.round != self.dialogue.round:", "if False:"),
    (SNAPSHOT, "[*pins[pin], line] if pin.every", "[line] if pin.every"),
    (UPDATES, "and self.user.pk in hearers", "and True"),
    (UPDATES, "if seq > self.last_seen]", "]"),
    (
        UPDATES,
        "self.last_seen, self.room = frames.snapshot.seq, frames.snapshot.rooms[self.seat]",
        "self.room = frames.snapshot.rooms[self.seat]",
    ),
)
MUTATIONS = tuple(Mutation(*planted) for planted in PLANTED)

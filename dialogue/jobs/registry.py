"""The due work of the dialogues themselves, put on the list when the app is ready. Other apps add theirs."""

from dialogue.jobs.appointment_mail import agreed_mails, cancellation_mails, reminder_mails
from dialogue.jobs.appointment_push import appointment_pushes
from dialogue.jobs.cleanup import database_log, orphaned_rows
from dialogue.jobs.deadline_moves import due_moves
from dialogue.jobs.erasure_mail import erasure_mails, erasure_notices
from dialogue.jobs.expired_rows import (
    expired_mutes,
    expired_sessions,
    old_notices,
    old_seat_unlocks,
    stops_that_stay,
    words_over,
)
from dialogue.jobs.follow_up_mail import follow_up_mails
from dialogue.jobs.joined_mail import joined_mails
from dialogue.jobs.scheduler import register
from dialogue.jobs.turn_mail import turn_mails
from dialogue.jobs.turn_push import turn_pushes

register("moves", due_moves)
register("times noted", agreed_mails)
register("times soon", reminder_mails)
register("times off", cancellation_mails)
register("turns", turn_mails)
register("looks back", follow_up_mails)
register("partners who joined", joined_mails)
register("stops that stay", stops_that_stay)
register("old notices", old_notices)
register("words that go", erasure_notices)
register("mail of what goes", erasure_mails)
register("words over", words_over)
register("left of erased people", orphaned_rows)
register("mutes over", expired_mutes)
register("sessions over", expired_sessions)
register("seat unlocks over", old_seat_unlocks)
register("pushed times", appointment_pushes)
register("pushed turns", turn_pushes)
register("log of the database", database_log)  # last, when all the rest is done

"""The due work of the dialogues themselves, put on the list when the app is ready. Other apps add theirs."""

from dialogue.jobs.appointment_mail import noted, off, soon
from dialogue.jobs.cleanup import left_of_erased, log_of_database
from dialogue.jobs.deadline_moves import moves
from dialogue.jobs.erasure_mail import mail_of_what_goes, words_that_go
from dialogue.jobs.expired_rows import mutes_over, old_notices, sessions_over
from dialogue.jobs.follow_up_mail import to_look_back
from dialogue.jobs.scheduler import register
from dialogue.jobs.turn_mail import waiting

register("moves", moves)
register("times noted", noted)
register("times soon", soon)
register("times off", off)
register("turns", waiting)
register("looks back", to_look_back)
register("old notices", old_notices)
register("words that go", words_that_go)
register("mail of what goes", mail_of_what_goes)
register("left of erased people", left_of_erased)
register("mutes over", mutes_over)
register("sessions over", sessions_over)
register("log of the database", log_of_database)  # last, when all the rest is done

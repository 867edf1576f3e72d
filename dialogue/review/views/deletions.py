"""Views by which a therapist deletes what they wrote; each asks once more first, for there is no way back."""

from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.care.decorators import for_therapists
from accounts.models import User
from accounts.views.confirmation import Question, confirmation_page
from dialogue.care import assignments, comments
from dialogue.domain.access import NotInTheRoom
from dialogue.models import Assignment, Comment
from dialogue.review import notes
from dialogue.review.models import Mark, Note
from dialogue.review.views.actions import line_address

Row = TypeVar("Row", Comment, Assignment)


@require_POST
@for_therapists
def take_back_comment(request: HttpRequest, therapist: User, key: UUID) -> HttpResponse:
    row = _first(Comment.objects.filter(author=therapist, key=key))
    back = _back(request) or line_address(row.dialogue_id, row.seq)
    question = Question(
        title=_("Delete this comment?"),
        text=_("Both partners lose the comment too. You can’t undo this."),
        button=_("Delete comment"),
        back=back,
    )
    if page := confirmation_page(request, question):
        return page
    comments.take_back(therapist, key)
    return redirect(back)


@require_POST
@for_therapists
def remove(request: HttpRequest, therapist: User, key: UUID) -> HttpResponse:
    """Deletes an own note or mark."""
    row = notes.own(therapist, key)
    there = line_address(row.dialogue_id, row.seq) if row.dialogue_id else reverse("couple", args=[row.couple_id])
    back = _back(request) or there
    if page := confirmation_page(request, _about(row, back)):
        return page
    notes.remove(therapist, key)
    return redirect(back)


@require_POST
@for_therapists
def take_back_proposal(request: HttpRequest, therapist: User, key: UUID) -> HttpResponse:
    row = _first(Assignment.objects.filter(therapist=therapist, key=key))
    question = Question(
        title=_("Take back this proposal?"),
        text=_("The proposal disappears from both partners’ home pages, with your introduction."),
        button=_("Take back proposal"),
        back=reverse("couple", args=[row.couple_id]),
    )
    if page := confirmation_page(request, question):
        return page
    couple = assignments.take_back(therapist, key)
    return redirect("couple", couple.pk)


def _about(row: Note | Mark, back: str) -> Question:
    if isinstance(row, Mark):
        text = _("The line stays; your mark and its tag go. You can’t undo this.")
        return Question(_("Delete this mark?"), text, _("Delete mark"), back)
    return Question(_("Delete this note?"), _("Only you have this note. You can’t undo this."), _("Delete note"), back)


def _back(request: HttpRequest) -> str:
    """The page of everything that they wrote, where a form came from it: the dialogue may have no page any more."""
    return reverse("writings") if request.POST.get("back") == "writings" else ""


def _first(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise NotInTheRoom
    return row

"""The client's pages: today, a session in the shape it has come to, and progress."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from clients.practices.access import allow
from clients.records.middleware import ClientRequest
from clients.records.models import SafetyScreen
from programmes.training.day import day_of
from programmes.training.forms import BeforeForm
from programmes.training.gates.reading import gate_before
from programmes.training.models import Session, SessionState
from programmes.training.player import Part, part_to_do, parts_of
from programmes.training.progress import progress_of, sums_of
from programmes.training.questions import questions_for, stop_signs
from programmes.training.scheduling import local_date


@allow("own.sessions")
@require_GET
def my_today(request: ClientRequest) -> HttpResponse:
    day = day_of(request.client_record, now=timezone.now())
    return render(request, "training/my_today.html", {"day": day, "section": "today"})


@allow("own.sessions")
@require_GET
def my_progress(request: ClientRequest) -> HttpResponse:
    client, now = request.client_record, timezone.now()
    context = {"progress": progress_of(client, now=now), "gate": gate_before(client, now=now), "section": "progress"}
    return render(request, "training/my_progress.html", context)


@allow("own.sessions")
@require_GET
def my_session(request: ClientRequest, session_id: UUID) -> HttpResponse:
    """The session's questions, its exercises or its end; on hold there is only Today, which says what to do."""
    session = own_session(request, session_id)
    held = SafetyScreen.objects.of(session.client).holding().exists()
    if session.state == SessionState.CANCELLED or (held and not session.is_done):
        return redirect("training:my_today")
    return _PAGES[SessionState(session.state)](request, session)


def own_session(request: ClientRequest, session_id: UUID) -> Session:
    """The client's session of this id, with what its pages show; 404 for anybody else's."""
    sessions = Session.objects.of(request.client_record)
    sessions = sessions.select_related("workout__stage", "client__practice", "client__therapist__person")
    found: Session = get_object_or_404(sessions, pk=session_id)
    return found


def before_page(request: HttpRequest, session: Session, form: BeforeForm | None = None) -> HttpResponse:
    now = timezone.now()
    context = {
        "session": session,
        "form": form or BeforeForm(questions=questions_for(session.client, now=now)),
        "is_ahead": session.scheduled_on > local_date(now, session.time_zone),
    }
    return render(request, "training/before.html", context, status=422 if form else 200)


def _player(request: HttpRequest, session: Session) -> HttpResponse:
    parts = parts_of(session)
    shown = _asked_for(request, parts) or part_to_do(parts)
    if shown is None:
        return redirect("training:my_finish", session.pk)
    context = {
        "session": session,
        "parts": parts,
        "shown": shown,
        "signs": stop_signs(),
    }
    return render(request, "training/player.html", context)


def _asked_for(request: HttpRequest, parts: list[Part]) -> Part | None:
    number = request.GET.get("exercise", "")
    return next((part for part in parts if str(part.number) == number), None)


def _done(request: HttpRequest, session: Session) -> HttpResponse:
    return render(request, "training/done.html", {"session": session, "sums": sums_of(session), "section": "today"})


_PAGES = {
    SessionState.PLANNED: before_page,
    SessionState.STARTED: _player,
    SessionState.DONE: _done,
}

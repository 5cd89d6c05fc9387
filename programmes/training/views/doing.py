"""What a client does in a session, each step a plain form: start, log a set, say that it hurts, stop, finish."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import allow
from clients.records.middleware import ClientRequest
from programmes.training import actions
from programmes.training.forms import BeforeForm, FinishForm, HurtsForm, SetForm
from programmes.training.models import Session, SessionState, SetLog
from programmes.training.pain import advice_on
from programmes.training.player import Part, part_to_do, parts_of
from programmes.training.progress import sums_of
from programmes.training.questions import STOP_NOW, questions_for, stop_signs
from programmes.training.views.phone import before_page, own_session


@allow("own.sessions")
@require_POST
def start(request: ClientRequest, session_id: UUID) -> HttpResponse:
    session = own_session(request, session_id)
    now = timezone.now()
    form = BeforeForm(request.POST, questions=questions_for(session.client, now=now))
    if not form.is_valid() and not form.has_warning:
        return before_page(request, session, form)
    pain = form.cleaned_data.get("pain_before")
    try:
        actions.start_session(
            session=session, answers=form.answers, pain_before=pain, now=now, by=request.client_record
        )
    except ValidationError as error:
        return _refused(request, error, "training:my_today")
    return redirect("training:my_session", session_id)


@allow("own.sessions")
@require_POST
def log_set(request: ClientRequest, session_id: UUID) -> HttpResponse:
    session = own_session(request, session_id)
    form = SetForm(request.POST)
    try:
        _insist_on_sense(form)
        done = actions.SetDone(**form.said, done_at=timezone.now())
        log, _ = actions.log_set(session=session, done=done, by=request.client_record)
    except ValidationError as error:
        return _refused(request, error, "training:my_session", session_id)
    return _on_from(session, _part_of(session, log))


@allow("own.sessions")
@require_POST
def undo_set(request: ClientRequest, session_id: UUID, log_id: UUID) -> HttpResponse:
    session = own_session(request, session_id)
    log = SetLog.objects.of(request.client_record).filter(session=session, pk=log_id).first()
    if log is None:  # taken back already
        return redirect("training:my_session", session_id)
    try:
        actions.undo_set(log=log, now=timezone.now(), by=request.client_record)
    except ValidationError as error:
        return _refused(request, error, "training:my_session", session_id)
    return _to_part(session, _part_of(session, log))


@allow("own.sessions")
@require_http_methods(["GET", "HEAD", "POST"])
def hurts(request: ClientRequest, session_id: UUID, number: int) -> HttpResponse:
    """Something hurts in this exercise: how much, and what follows from it."""
    session = own_session(request, session_id)
    if session.state != SessionState.STARTED:
        return redirect("training:my_session", session_id)
    part = _numbered(session, number)
    measure = part.task.measure
    form = HurtsForm(request.POST or None, initial={measure.name: part.done_before_pain}, measure=measure)
    if request.method != "POST" or not form.is_valid():
        context = {"session": session, "part": part, "form": form, "signs": stop_signs()}
        return render(request, "training/hurts.html", context, status=422 if form.errors else 200)
    try:
        _keep_pain(request, session, part, form)
    except ValidationError as error:
        return _refused(request, error, "training:my_session", session_id)
    messages.warning(request, advice_on(form.cleaned_data["pain"], therapist=session.client.therapist))
    return _on_from(session, _numbered(session, number))


@allow("own.sessions")
@require_POST
def stop(request: ClientRequest, session_id: UUID) -> HttpResponse:
    """The client has one of the signs at which everything stops."""
    session = own_session(request, session_id)
    actions.report_stop(session=session, answers={STOP_NOW: True}, now=timezone.now(), by=request.client_record)
    return redirect("training:my_today")


@allow("own.sessions")
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: ClientRequest, session_id: UUID) -> HttpResponse:
    session = own_session(request, session_id)
    if session.state != SessionState.STARTED:
        return redirect("training:my_session", session_id)
    form = FinishForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"session": session, "form": form, "sums": sums_of(session), "to_do": part_to_do(parts_of(session))}
        return render(request, "training/finish.html", context, status=422 if form.errors else 200)
    try:
        actions.finish_session(session=session, **form.cleaned_data, now=timezone.now(), by=request.client_record)
    except ValidationError as error:
        return _refused(request, error, "training:my_session", session_id)
    return redirect("training:my_session", session_id)


def _keep_pain(request: ClientRequest, session: Session, part: Part, form: HurtsForm) -> None:
    """The pain goes with the set at hand; where all are done, with the last one."""
    by, now, pain = request.client_record, timezone.now(), form.cleaned_data["pain"]
    slot = part.current
    if slot is None:
        if part.last:
            actions.correct_set(log=part.last, done=form.done, pain=pain, now=now, by=by)
        return
    done = actions.SetDone(
        prescription_id=part.task.prescription.pk,
        set_number=slot.number,
        side=slot.side,
        **form.done._asdict(),
        hold_seconds=part.task.prescription.hold_seconds,
        pain=pain,
        done_at=now,
        made_id=slot.made_id,
    )
    actions.log_set(session=session, done=done, by=by)


def _insist_on_sense(form: Form) -> None:
    if not form.is_valid():
        raise ValidationError([message for errors in form.errors.values() for message in errors])


def _refused(request: ClientRequest, error: ValidationError, to: str, *args: Any) -> HttpResponse:
    for sentence in error.messages:
        messages.error(request, sentence)
    return redirect(to, *args)


def _part_of(session: Session, log: SetLog) -> Part:
    return next(part for part in parts_of(session) if part.task.prescription.pk == log.prescription_id)


def _numbered(session: Session, number: int) -> Part:
    for part in parts_of(session):
        if part.number == number:
            return part
    raise Http404


def _on_from(session: Session, part: Part) -> HttpResponse:
    """On to the next set of this exercise, else to the next exercise with one, else to the finish."""
    to = part_to_do(parts_of(session), after=part.number - 1)
    return _to_part(session, to) if to else redirect("training:my_finish", session.pk)


def _to_part(session: Session, part: Part) -> HttpResponse:
    return redirect(f"{reverse('training:my_session', args=[session.pk])}?exercise={part.number}")

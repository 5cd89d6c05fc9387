"""What admins see and set: figures, what next week would send, and the words of messages."""

from datetime import time, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from programmes.reminders.actions.wording import change_words, restore_words
from programmes.reminders.figures import channel_figures
from programmes.reminders.forms import WordsForm
from programmes.reminders.letters import values_for
from programmes.reminders.models import Kind, PracticeWords
from programmes.reminders.planning.foreseeing import foresee
from programmes.reminders.words import PLACEHOLDERS, Words, check_words, words_of


@require_GET
@allow("reminders.figures")
def figures(request: StaffRequest) -> HttpResponse:
    """How many messages the practice sent, how many failed, how late they were; and what the coming week would send."""
    now = timezone.now()
    context = {
        "channels": channel_figures(request.member, now=now),
        "week": foresee(request.member.practice, now=now),
        "section": "reminders",
    }
    return render(request, "reminders/figures.html", context)


@require_GET
@allow("reminders.words")
def words(request: StaffRequest) -> HttpResponse:
    """The words of each kind of message."""
    own = set(PracticeWords.objects.visible_to(request.member).values_list("kind", flat=True))
    said = words_of(request.member.practice_id)
    kinds = [(kind, said[kind], kind in own) for kind in Kind]
    return render(request, "reminders/words.html", {"kinds": kinds, "section": "reminders"})


@require_http_methods(["GET", "POST"])
@allow("reminders.words")
def edit_words(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Put one kind of message into the practice's own words, with a look at it before it is kept."""
    if kind not in Kind.values:
        raise Http404
    said = words_of(request.member.practice_id)[kind]
    form = WordsForm(request.POST or None, initial={"subject": said.subject, "text": said.text, "short": said.short})
    if request.method == "POST" and form.is_valid():
        said = form.words()
        with sentences_into(form):
            if "preview" not in request.POST:
                change_words(kind=Kind(kind), words=said, by=request.member)
                messages.success(request, "Saved. Messages say this from now on.")
                return redirect("reminders:words")
            check_words(said)
    context = {
        "form": form,
        "kind": Kind(kind),
        "preview": _preview(request, said),
        "placeholders": PLACEHOLDERS,
        "section": "reminders",
    }
    return page(request, "reminders/edit_words.html", context)


@require_POST
@allow("reminders.words")
def our_words(request: StaffRequest, kind: str) -> HttpResponseBase:
    """Go back to our own words for one kind of message."""
    if kind not in Kind.values:
        raise Http404
    restore_words(kind=Kind(kind), by=request.member)
    return redirect("reminders:words")


def _preview(request: StaffRequest, said: Words) -> Words:
    """As an invented client would read it about a session tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return said.filled(values_for("Alex", request.member.practice.name, tomorrow, time(18)))

"""Admins put messages into the practice's own words, in each language, and look at them before they are kept."""

from datetime import time, timedelta
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.http import page, sentences_into
from clients.records.languages import Language
from programmes.library.exercises import own_names_of
from programmes.reminders.actions.wording import change_words, restore_words
from programmes.reminders.forms import WordsForm
from programmes.reminders.models import Kind
from programmes.reminders.words import (
    PLACEHOLDERS,
    SPEECHES,
    Length,
    Words,
    check_words,
    length_of,
    values_for,
    words_of,
)

NAMES = {"en": "Alex", "de": "Alex", "es": "Alex", "ar": "نور"}  # whoever reads the preview


class Preview(NamedTuple):
    """A message as an invented client of the practice would read it about tomorrow."""

    language: Language
    direction: str
    said: Words
    length: Length


@require_GET
@allow("reminders.words")
def words(request: StaffRequest) -> HttpResponse:
    """The words of each kind of message in one language."""
    language = _language(request.GET.get("language", Language.ENGLISH))
    says = words_of(request.member.practice_id)
    kinds = [(kind, says.of(kind, language), (kind, language) in says.own) for kind in Kind]
    context = {
        "kinds": kinds,
        "language": language,
        "languages": Language,
        "direction": SPEECHES[language].direction,
        "section": "reminders",
    }
    return render(request, "reminders/words.html", context)


@require_http_methods(["GET", "POST"])
@allow("reminders.words")
def edit_words(request: StaffRequest, kind: str, language: str) -> HttpResponseBase:
    """Put one kind of message into the practice's own words, with a look at it before it is kept."""
    chosen, spoken = _kind(kind), _language(language)
    says = words_of(request.member.practice_id)
    said = says.of(chosen, spoken)
    initial = {"subject": said.subject, "text": said.text, "short": said.short}
    form = WordsForm(request.POST or None, initial=initial, right_to_left=SPEECHES[spoken].right_to_left)
    if request.method == "POST" and form.is_valid():
        said = form.words()
        with sentences_into(form):
            if "preview" not in request.POST:
                change_words(kind=chosen, language=spoken, words=said, by=request.member)
                messages.success(request, f"Saved. Messages in {spoken.label} say this from now on.")
                return redirect("reminders:edit_words", chosen, spoken)
            check_words(said, own_names=own_names_of(request.member.practice_id))
    context = {
        "form": form,
        "kind": chosen,
        "language": spoken,
        "languages": Language,
        "is_own": (chosen, spoken) in says.own,
        "preview": _preview(request, said, spoken),
        "others": [_preview(request, says.of(chosen, each), each) for each in Language if each != spoken],
        "placeholders": PLACEHOLDERS,
        "section": "reminders",
    }
    return page(request, "reminders/edit_words.html", context)


@require_POST
@allow("reminders.words")
def our_words(request: StaffRequest, kind: str, language: str) -> HttpResponseBase:
    """Go back to our own words for one kind of message in one language."""
    restore_words(kind=_kind(kind), language=_language(language), by=request.member)
    messages.success(request, "Messages say Plumbline’s own words again.")
    return redirect("reminders:edit_words", kind, language)


def _preview(request: StaffRequest, said: Words, language: Language) -> Preview:
    tomorrow = timezone.localdate() + timedelta(days=1)
    values = values_for(NAMES[language], request.member.practice.name, tomorrow, time(18), language)
    filled = said.filled(values)
    return Preview(language, SPEECHES[language].direction, filled, length_of(filled.short))


def _kind(named: str) -> Kind:
    if named not in Kind.values:
        raise Http404
    return Kind(named)


def _language(named: str) -> Language:
    if named not in Language.values:
        raise Http404
    return Language(named)

"""Before a page opened by a link shows anything: the year in which the client was born, against letters gone astray."""

from typing import Final

from allauth.core.ratelimit import consume
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from clients.practices.http import page
from clients.records.models import Client

KNOWN: Final = "known_by_year"
WRONG_YEAR: Final = "That is not the year we have. Check it, or ask your therapist."


class YearForm(forms.Form):
    year = forms.IntegerField(
        label="In which year were you born?",
        min_value=1900,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year"}),
        error_messages={"required": "Enter four digits, such as 1985.", "invalid": "Enter four digits, such as 1985."},
    )


def year_of_birth_asked(request: HttpRequest, client: Client) -> HttpResponse | None:
    """What to answer until whoever opened a client's link has said the year; None once they have.

    The client who is signed in is not asked. Five tries an hour for each client; the setting is "year_of_birth".
    """
    signed_in = getattr(request, "client_record", None)
    if (signed_in and signed_in.pk == client.pk) or str(client.pk) in request.session.get(KNOWN, []):
        return None
    form = YearForm(request.POST if "year" in request.POST else None)
    if form.is_bound and not consume(request, action="year_of_birth", key=str(client.pk)):
        return render(request, "429.html", status=429)
    if form.is_valid():
        if form.cleaned_data["year"] == client.date_of_birth.year:
            request.session[KNOWN] = [*request.session.get(KNOWN, []), str(client.pk)]
            return redirect(request.path)
        form.add_error("year", WRONG_YEAR)
    return page(request, "records/year_of_birth.html", {"form": form, "practice": client.practice})

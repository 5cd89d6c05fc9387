from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.actions.members import choose_hand
from clients.practices.forms import HandForm
from clients.practices.http import here_or


@require_POST
@allow("layout.choose")
def hand(request: StaffRequest) -> HttpResponse:
    """For which hand the member's own assessing pages are laid out; back to where they were."""
    form = HandForm(request.POST)
    if form.is_valid():
        choose_hand(left=form.cleaned_data["left"], by=request.member)
    else:
        messages.error(request, "Nothing was changed. Use the button to choose the left or the right hand.")
    return redirect(here_or(request.POST.get("next", "")[:500], request, otherwise="practices:home"))

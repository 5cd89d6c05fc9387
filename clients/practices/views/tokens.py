from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.forms import TokenForm
from clients.practices.http import page, sentences_into
from clients.practices.models import ApiToken
from clients.practices.tokens import issue_token, revoke_token


@allow("tokens.manage")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: StaffRequest) -> HttpResponse:
    """The member's own keys; a new key is shown in the answer to issuing it, and never again."""
    form, key = TokenForm(request.POST or None), ""
    if form.is_valid():
        with sentences_into(form):
            key = issue_token(name=form.cleaned_data["name"], by=request.member)[1]
            form = TokenForm()
    kept = ApiToken.objects.visible_to(request.member).filter(member=request.member).order_by("-created_at")
    return page(request, "practices/tokens.html", {"section": "tokens", "form": form, "key": key, "tokens": kept})


@allow("tokens.manage")
@require_POST
def revoke(request: StaffRequest, token_id: UUID) -> HttpResponse:
    """End one of the member's own keys."""
    own = ApiToken.objects.visible_to(request.member).filter(member=request.member)
    token = get_object_or_404(own, pk=token_id)
    revoke_token(token=token, by=request.member)
    messages.success(request, f"The key “{token}” no longer works.")
    return redirect("practices:tokens")

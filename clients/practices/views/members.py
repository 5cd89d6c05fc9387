from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from clients.practices.access import StaffRequest, allow
from clients.practices.actions.members import add_member, change_member, mark_left
from clients.practices.forms import AddMemberForm, MemberForm
from clients.practices.http import page, sentences_into
from clients.practices.invitations import invite_member
from clients.practices.models import Member


@allow("members.see")
@require_GET
def members(request: StaffRequest) -> HttpResponse:
    """Everybody who works or worked in the practice."""
    everybody = Member.objects.visible_to(request.member).select_related("person").order_by("person__name")
    working = [member for member in everybody if member.left_at is None]
    left = [member for member in everybody if member.left_at is not None]
    return page(request, "practices/members.html", _context(working=working, left=left))


@allow("members.change")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: StaffRequest) -> HttpResponse:
    """Add a member and e-mail them their way in."""
    form = AddMemberForm(request.POST or None)
    if form.is_valid():
        with sentences_into(form):
            member = add_member(**form.cleaned_data, by=request.member)
            invite_member(member, request=request)
            messages.success(request, f"{member} is a member now. An e-mail tells them how to sign in.")
            return redirect("practices:members")
    return page(request, "practices/add_member.html", _context(form=form))


@allow("members.change")
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """One member's role and title."""
    found = _member(request, member_id)
    form = MemberForm(request.POST or None, initial={"role": found.role, "title": found.title})
    if form.is_valid():
        with sentences_into(form):
            change_member(member=found, **form.cleaned_data, by=request.member)
            messages.success(request, f"{found} is saved.")
            return redirect("practices:members")
    return page(request, "practices/member.html", _context(form=form, found=found))


@allow("members.change")
@require_POST
def leave(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """End a membership."""
    found = _member(request, member_id)
    form = MemberForm({"role": found.role, "title": found.title})
    form.is_valid()
    with sentences_into(form):
        mark_left(member=found, by=request.member)
        messages.success(request, f"{found} has left and can no longer open the practice.")
        return redirect("practices:members")
    return page(request, "practices/member.html", _context(form=form, found=found))


def _member(request: StaffRequest, member_id: UUID) -> Member:
    return get_object_or_404(Member.objects.visible_to(request.member).select_related("person"), pk=member_id)


def _context(**more: Any) -> dict[str, Any]:
    return {"section": "members", **more}

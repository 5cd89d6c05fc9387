from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from clients.practices.api_access import allows, member_of
from clients.practices.models import ApiToken, Member
from clients.practices.serializers import MemberShape, MeShape, TokenShape


class Me(APIView):
    permission_classes = [allows("home.open")]

    @extend_schema(summary="Who is asking, and for which practice", responses=MeShape)
    def get(self, request: Request) -> Response:
        return Response(MeShape(member_of(request) or request._request.client_record).data)  # type: ignore[attr-defined]


@extend_schema(summary="Members of the practice, by name")
class Members(ListAPIView[Member]):
    permission_classes = [allows("members.see")]
    serializer_class = MemberShape
    queryset = Member.objects.none()

    def get_queryset(self) -> QuerySet[Member]:
        members = Member.objects.visible_to(member_of(self.request)).select_related("person")
        return members.order_by("person__name", "pk")


@extend_schema(summary="The member's own working keys, newest first; never the keys themselves")
class Tokens(ListAPIView[ApiToken]):
    permission_classes = [allows("tokens.manage")]
    serializer_class = TokenShape
    queryset = ApiToken.objects.none()

    def get_queryset(self) -> QuerySet[ApiToken]:
        member = member_of(self.request)
        return ApiToken.objects.visible_to(member).working().filter(member=member).order_by("-created_at", "pk")

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import ListAPIView

from clients.practices.api_access import allows, member_of
from programmes.reminders.models import Kind, Reminder, ReminderState
from programmes.reminders.serializers import ReminderShape


@extend_schema(
    summary="Reminders of the practice, soonest first",
    parameters=[
        OpenApiParameter("client", description="Only those of this client.", type={"type": "string", "format": "uuid"}),
        OpenApiParameter("state", description="Only those in this state.", enum=ReminderState.values),
        OpenApiParameter("kind", description="Only those of this kind.", enum=Kind.values),
    ],
)
class Reminders(ListAPIView[Reminder]):
    permission_classes = [allows("reminders.see")]
    serializer_class = ReminderShape
    queryset = Reminder.objects.none()

    def get_queryset(self) -> QuerySet[Reminder]:
        rows = Reminder.objects.visible_to(member_of(self.request)).order_by("due_at", "pk")
        wanted = {name: self.request.query_params.get(name) for name in ("client", "state", "kind")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})

from django.urls import path

from therapy.intake.views import client, staff

app_name = "intake"
urlpatterns = [
    path("clients/<uuid:client_id>/ahead/", staff.panel, name="panel"),
    path("clients/<uuid:client_id>/ahead/ask/", staff.ask, name="ask"),
    path("clients/<uuid:client_id>/ahead/goals/", staff.goals, name="goals"),
    path("ahead/<uuid:self_report_id>/", staff.review, name="review"),
    path("ahead/<uuid:self_report_id>/link/", staff.link, name="link"),
    path("ahead/<uuid:self_report_id>/put-aside/", staff.set_aside, name="put_aside"),
    path("a/<str:token>/", client.by_link, name="by_link"),
]

from django.urls import path

from clients.practices.views import audit, demo, hand, home, members, settings, tokens

app_name = "practices"
urlpatterns = [
    path("", home.home, name="home"),
    path("members/", members.members, name="members"),
    path("members/add/", members.add, name="add_member"),
    path("members/<uuid:member_id>/", members.member, name="member"),
    path("members/<uuid:member_id>/leave/", members.leave, name="leave"),
    path("settings/", settings.practice, name="settings"),
    path("settings/suggestions/", settings.suggestions, name="suggestions"),
    path("audit/", audit.audit, name="audit"),
    path("hand/", hand.hand, name="hand"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:token_id>/revoke/", tokens.revoke, name="revoke_token"),
    path("demo/enter/<str:role>/", demo.demo_enter, name="demo_enter"),
    path("demo/mail/", demo.demo_mail, name="demo_mail"),
    path("demo/mail/<int:number>/", demo.demo_message, name="demo_message"),
]

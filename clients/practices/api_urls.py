from django.urls import path

from clients.practices import api

urlpatterns = [
    path("me/", api.Me.as_view(), name="me"),
    path("members/", api.Members.as_view(), name="members"),
    path("tokens/", api.Tokens.as_view(), name="tokens"),
]

from django.urls import path

from clients.records import api

urlpatterns = [
    path("clients/", api.Clients.as_view(), name="clients"),
    path("clients/<uuid:client_id>/", api.OneClient.as_view(), name="client"),
    path("clients/<uuid:client_id>/history/", api.History.as_view(), name="client_history"),
    path("clients/<uuid:client_id>/notes/", api.Notes.as_view(), name="client_notes"),
    path("clients/<uuid:client_id>/consents/", api.Consents.as_view(), name="client_consents"),
    path("clients/<uuid:client_id>/screens/", api.Screens.as_view(), name="client_screens"),
]

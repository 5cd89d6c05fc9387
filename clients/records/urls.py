from django.urls import path

from clients.records.views import appointments, caseload, client, documents, history, looks, notes, safety

app_name = "records"
urlpatterns = [
    path("clients/", caseload.clients, name="clients"),
    path("clients/register/", caseload.register, name="register_client"),
    path("clients/<uuid:client_id>/", client.client, name="client"),
    path("clients/<uuid:client_id>/timeline/", client.client_timeline, name="timeline"),
    path("clients/<uuid:client_id>/edit/", client.edit, name="edit_client"),
    path("clients/<uuid:client_id>/figure/", looks.look, name="look"),
    path("clients/<uuid:client_id>/discharge/", client.discharge, name="discharge_client"),
    path("clients/<uuid:client_id>/readmit/", client.readmit, name="readmit_client"),
    path("clients/<uuid:client_id>/invite/", client.invite, name="invite_client"),
    path("clients/<uuid:client_id>/consents/", safety.consent, name="consent"),
    path("clients/<uuid:client_id>/holds/<uuid:screen_id>/", safety.lift, name="lift_hold"),
    path("clients/<uuid:client_id>/cautions/<uuid:tag_id>/lift/", safety.untag, name="lift_tag"),
    path("clients/<uuid:client_id>/history/add/", history.add_history, name="add_history"),
    path("history/<uuid:event_id>/", history.change_history, name="change_history"),
    path("clients/<uuid:client_id>/notes/", notes.notes, name="notes"),
    path("clients/<uuid:client_id>/notes/write/", notes.write, name="write_note"),
    path("clients/<uuid:client_id>/notes/draft/", notes.draft, name="draft_note"),
    path("clients/<uuid:client_id>/documents/", documents.documents, name="documents"),
    path("documents/<uuid:document_id>/", documents.document, name="document"),
    path("documents/<uuid:document_id>/remove/", documents.remove, name="remove_document"),
    path("clients/<uuid:client_id>/appointments/", appointments.panel, name="appointments"),
    path("clients/<uuid:client_id>/appointments/book/", appointments.book, name="book_appointment"),
    path("appointments/today/", appointments.today, name="appointments_today"),
    path("appointments/<uuid:appointment_id>/move/", appointments.move, name="move_appointment"),
    path("appointments/<uuid:appointment_id>/cancel/", appointments.cancel, name="cancel_appointment"),
    path("my/figure/", looks.my_look, name="my_look"),
    path("my/appointments/", appointments.mine, name="my_appointments"),
    path("notes/<uuid:note_id>/", notes.note, name="note"),
    path("notes/<uuid:note_id>/change/", notes.change, name="change_note"),
    path("notes/<uuid:note_id>/add/", notes.add_to, name="add_addendum"),
]

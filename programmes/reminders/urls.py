from django.urls import path

from programmes.reminders.views import mine, phones, practice, staff, stopping, wording

app_name = "reminders"
urlpatterns = [
    path("reminders/", staff.outbox, name="outbox"),
    path("reminders/today/", staff.today_panel, name="today_panel"),
    path("reminders/mine/", staff.own_messages, name="own_messages"),
    path("reminders/figures/", practice.figures, name="figures"),
    path("reminders/week/", practice.week, name="week"),
    path("reminders/words/", wording.words, name="words"),
    path("reminders/words/<str:kind>/<str:language>/", wording.edit_words, name="edit_words"),
    path("reminders/words/<str:kind>/<str:language>/ours/", wording.our_words, name="our_words"),
    path("reminders/<uuid:reminder_id>/again/", staff.again, name="again"),
    path("clients/<uuid:client_id>/reminders/", staff.panel, name="panel"),
    path("clients/<uuid:client_id>/reminders/settings/", staff.client_settings, name="settings"),
    path("my/reminders/", mine.my_reminders, name="my_reminders"),
    path("my/phone/", phones.my_phone, name="my_phone"),
    path("my/phone/off/", phones.phone_off, name="phone_off"),
    path("my/phone/test/", phones.try_phone, name="try_phone"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("messages/events/", stopping.events, name="events"),
]

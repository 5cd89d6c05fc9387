from django.urls import path

from programmes.library import sheet_views, views

app_name = "library"
urlpatterns = [
    path("exercises/", views.exercises, name="exercises"),
    path("exercises/<slug:exercise_id>/", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/ladder/", views.ladder, name="ladder"),
    path("figures/", sheet_views.contact_sheet, name="contact_sheet"),
    path("figures/<slug:figure_id>/", sheet_views.flip_book, name="flip_book"),
    path("templates/", views.templates, name="templates"),
    path("templates/<slug:template_id>/", views.template, name="template"),
]

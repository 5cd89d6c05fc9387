from django.urls import path

from programmes.library import views

app_name = "library"
urlpatterns = [
    path("exercises/", views.exercises, name="exercises"),
    path("exercises/<slug:exercise_id>/", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/ladder/", views.ladder, name="ladder"),
    path("templates/", views.templates, name="templates"),
    path("templates/<slug:template_id>/", views.template, name="template"),
]

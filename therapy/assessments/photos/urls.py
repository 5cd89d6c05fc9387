from django.urls import path

from therapy.assessments.photos import views

urlpatterns = [
    path("assessments/<uuid:assessment_id>/photos/", views.photos, name="photos"),
    path("assessments/<uuid:assessment_id>/photos/agree/", views.agree, name="agree_to_photos"),
    path("clients/<uuid:client_id>/photos/", views.of_client, name="photos_of"),
    path("photos/<uuid:photo_id>/", views.photo, name="photo"),
    path("photos/<uuid:photo_id>/picture/", views.picture, name="picture"),
    path("photos/<uuid:photo_id>/delete/", views.delete, name="delete_photo"),
]

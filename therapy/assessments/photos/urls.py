from django.urls import path

from therapy.assessments.photos.views import comparing, of_client, one, taking

urlpatterns = [
    path("assessments/<uuid:assessment_id>/photos/", taking.photos, name="photos"),
    path("assessments/<uuid:assessment_id>/photos/agree/", taking.agree, name="agree_to_photos"),
    path("assessments/<uuid:assessment_id>/photos/then/", comparing.then_and_now, name="photos_then"),
    path("clients/<uuid:client_id>/photos/", of_client.photos_of, name="photos_of"),
    path("photos/<uuid:photo_id>/", one.photo, name="photo"),
    path("photos/<uuid:photo_id>/picture/", one.picture, name="picture"),
    path("photos/<uuid:photo_id>/small/", one.small_picture, name="small_picture"),
    path("photos/<uuid:photo_id>/delete/", one.delete, name="delete_photo"),
]

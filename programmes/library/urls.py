from django.urls import path

from programmes.library import sheet_views, views
from programmes.library.media import serving
from programmes.library.own import views as own
from programmes.library.own import writing
from programmes.library.poses import views as poses
from programmes.library.templates.urls import templates

app_name = "library"
urlpatterns = [
    path("exercises/", views.exercises, name="exercises"),
    path("exercises/<slug:exercise_id>/", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/ladder/", views.ladder, name="ladder"),
    path("own-exercises/", own.own_exercises, name="own_exercises"),
    path("own-exercises/new/", writing.new_own, name="new_own"),
    path("own-exercises/like/", writing.like_names, name="like_names"),
    path("own-exercises/<uuid:own_id>/", own.own_exercise, name="own_exercise"),
    path("own-exercises/<uuid:own_id>/edit/", writing.edit_own, name="edit_own"),
    path("own-exercises/<uuid:own_id>/review/", own.review, name="review_own"),
    path("own-exercises/<uuid:own_id>/retire/", own.retire, name="retire_own"),
    path("own-exercises/<uuid:own_id>/bring-back/", own.bring_back, name="bring_back_own"),
    path("own-exercises/<uuid:own_id>/discard/", own.discard, name="discard_own"),
    path("figures/", sheet_views.contact_sheet, name="contact_sheet"),
    path("figures/<slug:figure_id>/", sheet_views.flip_book, name="flip_book"),
    path("exercises/<slug:exercise_id>/pose/", poses.pose, name="pose"),
    path("exercises/<slug:exercise_id>/pose/record.json", poses.pose_record, name="pose_record"),
    path("exercises/<slug:exercise_id>/pose/original.json", poses.pose_original, name="pose_original"),
    path("exercises/<slug:exercise_id>/pose/keep", poses.keep_pose, name="keep_pose"),
    path("exercises/<slug:exercise_id>/pose/review", poses.review_pose, name="review_pose"),
    path("exercises/<slug:exercise_id>/pose/discard", poses.discard_pose, name="discard_pose"),
    path("poses/<uuid:pose_id>/record.json", poses.pose_version, name="pose_version"),
    path("figures/<uuid:pose_id>.json", poses.figure, name="figure"),
    path("files/<uuid:file_id>/", serving.file, name="file"),
    *templates,
]

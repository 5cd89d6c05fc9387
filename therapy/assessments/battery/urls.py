from django.urls import path

from therapy.assessments.battery import own_views, views

urlpatterns = [
    path("assessments/<uuid:assessment_id>/battery/", views.arrange, name="arrange"),
    path("assessments/<uuid:assessment_id>/battery/add/", views.add, name="add_tests"),
    path("test-sets/", own_views.own_sets, name="own_sets"),
    path("test-sets/new/", own_views.make_own_set, name="make_own_set"),
    path("test-sets/<uuid:set_id>/", own_views.own_set, name="own_set"),
    path("test-sets/<uuid:set_id>/retire/", own_views.retire, name="retire_own_set"),
]

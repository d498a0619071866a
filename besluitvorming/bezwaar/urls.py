"""Address of recording an objection."""

from django.urls import path

from besluitvorming.bezwaar import views

urlpatterns = [path("college/bezwaar/<str:nummer>/", views.bezwaar, name="bezwaar")]

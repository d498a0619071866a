"""Address of putting the advice before the colleges."""

from django.urls import path

from besluitvorming.voorleggen import views

urlpatterns = [path("advies/<slug:code>/", views.voorleggen, name="voorleggen")]

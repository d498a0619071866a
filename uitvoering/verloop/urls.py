"""Addresses of projects: the list, the start, one project and its end."""

from django.urls import path

from uitvoering.verloop import views

urlpatterns = [
    path("", views.Projecten.as_view(), name="lijst"),
    path("start/<int:pk>/", views.start, name="start"),
    path("<str:nummer>/", views.project, name="project"),
    path("<str:nummer>/rond-af/", views.rond_af, name="rond_af"),
]

"""Addresses of the evaluation of a ronde."""

from django.urls import path

from evaluatie.verslag import views

urlpatterns = [
    path("", views.start, name="start"),
    path("ronde/<slug:code>/", views.ronde, name="ronde"),
    path("ronde/<slug:code>/verslag/", views.verslag, name="verslag"),
    path("ronde/<slug:code>/bouwstenen/", views.bouwstenen, name="bouwstenen"),
    path("ronde/<slug:code>/innoveren/", views.innoveren, name="innoveren"),
    path("ronde/<slug:code>/oordeel/", views.oordeel, name="oordeel"),
    path("project/<str:nummer>/", views.project, name="project"),
]

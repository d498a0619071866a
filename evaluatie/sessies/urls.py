"""Addresses of knowledge sessions."""

from django.urls import path

from evaluatie.sessies import views

urlpatterns = [
    path("ronde/<slug:code>/kennissessie/", views.sessie_nieuw, name="sessie_nieuw"),
    path("sessie/<int:pk>/", views.sessie, name="sessie"),
]

"""Addresses of the questionnaire."""

from django.urls import path

from evaluatie.tevredenheid import views

urlpatterns = [
    path("ronde/<slug:code>/vragenlijst/versturen/", views.starten, name="starten"),
    path("ronde/<slug:code>/vragenlijst/", views.vragenlijst, name="vragenlijst"),
]

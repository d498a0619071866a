"""Addresses of the board and of recording a decision."""

from django.urls import path

from besluitvorming.besluiten import views

urlpatterns = [
    path("", views.bord, name="bord"),
    path("college/<slug:code>/besluit/", views.besluit, name="besluit"),
]

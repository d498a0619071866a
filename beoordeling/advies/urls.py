"""Addresses of the advice; part of /beoordeling/."""

from django.urls import path

from beoordeling.advies import views

urlpatterns = [
    path("<slug:code>/advies/", views.advies, name="advies"),
    path("<slug:code>/advies/versie/<int:versie>/", views.advies, name="advies_versie"),
    path("<slug:code>/advies/vaststellen/", views.vaststellen, name="advies_vaststellen"),
    path("<slug:code>/advies/nieuw/", views.nieuwe_versie, name="advies_nieuwe_versie"),
]

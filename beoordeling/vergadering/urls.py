"""Addresses of opening and discussing; part of /beoordeling/."""

from django.urls import path

from beoordeling.vergadering import views

urlpatterns = [
    path("aanvraag/<slug:nummer>/vergelijken/", views.vergelijken, name="vergelijken"),
    path("aanvraag/<slug:nummer>/herzien/<int:criterium>/", views.herzien, name="herzien"),
    path("aanvraag/<slug:nummer>/openen/", views.openen, name="openen"),
    path("<slug:code>/openen/", views.alles_openen, name="alles_openen"),
    path("<slug:code>/herinneren/", views.herinneren, name="herinneren"),
    path("<slug:code>/bespreken/", views.bespreken, name="bespreken"),
]

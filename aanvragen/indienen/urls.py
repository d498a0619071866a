"""Addresses of submitting, the receipt and the versions."""

from django.urls import path

from aanvragen.indienen import views

urlpatterns = [
    path("<int:pk>/controleer/", views.controleer_en_verstuur, name="controleer"),
    path("<int:pk>/intrekken/", views.trek_in, name="intrekken"),
    path("<int:pk>/ontvangst/", views.ontvangstbewijs, name="ontvangst"),
    path("<int:pk>/ontvangst/<int:nummer>/", views.ontvangstbewijs, name="ontvangst_versie"),
    path("<int:pk>/versies/<int:nummer>/", views.lees_versie, name="versie"),
    path("<int:pk>/versies/<int:nummer>/aanvraag.json", views.versie_als_json, name="json"),
    path("<int:pk>/versies/<int:nummer>/verschil/", views.toon_verschil, name="verschil"),
]

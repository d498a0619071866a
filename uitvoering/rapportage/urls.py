"""Addresses of a progress report."""

from django.urls import path

from uitvoering.rapportage import views

urlpatterns = [
    path("rapportage/<int:pk>/", views.rapportage, name="rapportage"),
    path("rapportage/<int:pk>/beoordeel/", views.beoordeel, name="beoordeel"),
]

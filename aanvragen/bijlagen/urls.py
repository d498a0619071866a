"""Addresses of attachments."""

from django.urls import path

from aanvragen.bijlagen import views

urlpatterns = [
    path("<int:pk>/bijlagen/", views.beheer_bijlagen, name="bijlagen"),
    path("<int:pk>/bijlagen/<uuid:uuid>/", views.download_bijlage, name="bijlage"),
    path("<int:pk>/bijlagen/<uuid:uuid>/weg/", views.verwijder_bijlage, name="bijlage_weg"),
]

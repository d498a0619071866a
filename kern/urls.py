"""Addresses of the ground floor."""

from django.urls import path

from kern.documenten import views

app_name = "kern"
urlpatterns = [
    path("documenten/<uuid:uuid>/", views.document_pagina, name="document"),
    path(
        "documenten/<uuid:uuid>/download/",
        views.document_download,
        name="document_download",
    ),
]

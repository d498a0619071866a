"""Addresses of the ground floor."""

from django.urls import path

from kern import document_views

app_name = "kern"
urlpatterns = [
    path("documenten/<uuid:uuid>/", document_views.document_pagina, name="document"),
    path(
        "documenten/<uuid:uuid>/download/",
        document_views.document_download,
        name="document_download",
    ),
]

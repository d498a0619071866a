"""Addresses of the rondes: reading, publishing and extending."""

from django.urls import path

from regeling.publicatie import views

urlpatterns = [
    path("", views.Rondes.as_view(), name="rondes"),
    path("<slug:code>/", views.ronde, name="ronde"),
    path("<slug:code>/pdf/", views.ronde_pdf, name="ronde_pdf"),
    path("<slug:code>/versies/<int:nummer>/", views.versie, name="versie"),
    path("<slug:code>/versies/<int:nummer>.json", views.versie_json, name="versie_json"),
    path("<slug:code>/publiceren/", views.publiceren, name="publiceren"),
    path("<slug:code>/verlengen/", views.verlengen, name="verlengen"),
]

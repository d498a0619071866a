"""Addresses under /rondes/."""

from django.urls import path

from regeling.publicatie import views as publicatie

app_name = "regeling"
urlpatterns = [
    path("", publicatie.Rondes.as_view(), name="rondes"),
    path("<slug:code>/", publicatie.ronde, name="ronde"),
    path("<slug:code>/pdf/", publicatie.ronde_pdf, name="ronde_pdf"),
    path("<slug:code>/versies/<int:nummer>/", publicatie.versie, name="versie"),
    path("<slug:code>/versies/<int:nummer>.json", publicatie.versie_json, name="versie_json"),
    path("<slug:code>/publiceren/", publicatie.publiceren, name="publiceren"),
    path("<slug:code>/verlengen/", publicatie.verlengen, name="verlengen"),
]

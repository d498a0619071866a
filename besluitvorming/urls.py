"""Addresses of this floor, under /besluiten/."""

from django.urls import path

from besluitvorming.beschikking import views as beschikking
from besluitvorming.besluiten import views as besluiten
from besluitvorming.bezwaar import views as bezwaar
from besluitvorming.voorleggen import views as voorleggen

app_name = "besluitvorming"
urlpatterns = [
    path("", besluiten.bord, name="bord"),
    path("college/", besluiten.college, name="college"),
    path("college/<slug:code>/besluit/", besluiten.besluit, name="besluit"),
    path("college/bezwaar/<str:nummer>/", bezwaar.bezwaar, name="bezwaar"),
    path("advies/<slug:code>/", voorleggen.voorleggen, name="voorleggen"),
    path("brieven/<slug:code>/", beschikking.brieven, name="brieven"),
    path("brieven/<slug:code>/maken/", beschikking.alles_maken, name="alles_maken"),
    path("brieven/<slug:code>/versturen/", beschikking.alles_versturen, name="alles_versturen"),
    path("brief/<str:nummer>/", beschikking.brief, name="brief"),
    path("brief/<str:nummer>/maken/", beschikking.maken, name="maken"),
    path("brief/<str:nummer>/versturen/", beschikking.versturen, name="versturen"),
]

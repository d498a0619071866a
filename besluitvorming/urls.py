"""Addresses of this floor, under /besluiten/."""

from django.urls import path

from besluitvorming import views

app_name = "besluitvorming"
urlpatterns = [
    path("", views.bord, name="bord"),
    path("college/", views.college, name="college"),
    path("college/<slug:code>/besluit/", views.besluit, name="besluit"),
    path("college/bezwaar/<str:nummer>/", views.bezwaar, name="bezwaar"),
    path("advies/<slug:code>/", views.voorleggen, name="voorleggen"),
    path("brieven/<slug:code>/", views.brieven, name="brieven"),
    path("brieven/<slug:code>/maken/", views.alles_maken, name="alles_maken"),
    path("brieven/<slug:code>/versturen/", views.alles_versturen, name="alles_versturen"),
    path("brief/<str:nummer>/", views.brief, name="brief"),
    path("brief/<str:nummer>/maken/", views.maken, name="maken"),
    path("brief/<str:nummer>/versturen/", views.versturen, name="versturen"),
]

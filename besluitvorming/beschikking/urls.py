"""Addresses of the letters."""

from django.urls import path

from besluitvorming.beschikking import views

urlpatterns = [
    path("brieven/<slug:code>/", views.brieven, name="brieven"),
    path("brieven/<slug:code>/maken/", views.alles_maken, name="alles_maken"),
    path("brieven/<slug:code>/versturen/", views.alles_versturen, name="alles_versturen"),
    path("brief/<str:nummer>/", views.brief, name="brief"),
    path("brief/<str:nummer>/maken/", views.maken, name="maken"),
    path("brief/<str:nummer>/versturen/", views.versturen, name="versturen"),
]

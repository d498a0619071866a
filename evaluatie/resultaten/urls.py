"""Addresses of the results."""

from django.urls import path

from evaluatie.resultaten import views

urlpatterns = [
    path("ronde/<slug:code>/resultaten/", views.resultaten, name="resultaten"),
]

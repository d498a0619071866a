"""Addresses of one's own account; logging in has those of allauth, under /account/."""

from django.urls import path

from deelnemers.aanmelden import views

urlpatterns = [path("profiel/", views.profiel, name="profiel")]

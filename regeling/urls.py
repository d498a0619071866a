"""Addresses under /rondes/: those of the kamers."""

from regeling.publicatie.urls import urlpatterns as publicatie

app_name = "regeling"
urlpatterns = [*publicatie]

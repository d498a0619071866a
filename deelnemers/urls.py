"""Addresses under /organisatie/: those of the kamers."""

from deelnemers.aanmelden.urls import urlpatterns as aanmelden
from deelnemers.organisaties.urls import urlpatterns as organisaties
from deelnemers.personen.urls import urlpatterns as personen

app_name = "deelnemers"
urlpatterns = [*organisaties, *personen, *aanmelden]

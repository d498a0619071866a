"""Addresses of this floor, under /uitvoering/."""

from uitvoering.rapportage.urls import urlpatterns as rapportage
from uitvoering.verloop.urls import urlpatterns as verloop

app_name = "uitvoering"
urlpatterns = [*rapportage, *verloop]  # a project goes by its number, so its address comes last

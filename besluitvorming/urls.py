"""Addresses of this floor, under /besluiten/."""

from besluitvorming.beschikking.urls import urlpatterns as beschikking
from besluitvorming.besluiten.urls import urlpatterns as besluiten
from besluitvorming.bezwaar.urls import urlpatterns as bezwaar
from besluitvorming.verloop.urls import urlpatterns as verloop
from besluitvorming.voorleggen.urls import urlpatterns as voorleggen

app_name = "besluitvorming"
urlpatterns = [*besluiten, *verloop, *bezwaar, *voorleggen, *beschikking]

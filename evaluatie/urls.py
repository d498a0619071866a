"""Addresses of the evaluation: those of its kamers."""

from evaluatie.bouwstenen.urls import urlpatterns as bouwstenen
from evaluatie.micro.urls import urlpatterns as micro
from evaluatie.resultaten.urls import urlpatterns as resultaten
from evaluatie.sessies.urls import urlpatterns as sessies
from evaluatie.tevredenheid.urls import urlpatterns as tevredenheid
from evaluatie.verslag.urls import urlpatterns as verslag

app_name = "evaluatie"
urlpatterns = [*verslag, *resultaten, *sessies, *tevredenheid, *micro, *bouwstenen]

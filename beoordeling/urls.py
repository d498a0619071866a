"""/beoordeling/: what the committee, its secretaris and the coördinator do here."""

from beoordeling.advies import urls as advies
from beoordeling.belangen import urls as belangen
from beoordeling.commissie import urls as commissie
from beoordeling.scenario import urls as scenario
from beoordeling.scoren import urls as scoren
from beoordeling.vergadering import urls as vergadering
from beoordeling.weging import urls as weging

app_name = "beoordeling"

urlpatterns = [
    *scoren.urlpatterns,  # first: its fixed words stand before an address that begins with a code
    *commissie.urlpatterns,
    *belangen.urlpatterns,
    *vergadering.urlpatterns,
    *weging.urlpatterns,
    *scenario.urlpatterns,
    *advies.urlpatterns,
]

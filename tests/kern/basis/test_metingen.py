"""The measures of a web process hold when its first requests come at the same time."""

import threading
import time

from kern.basis import metingen


class _Duur:
    def labels(self, *_labels: str) -> "_Duur":
        return self

    def observe(self, _seconden: float) -> None:
        return None


def test_first_requests_at_once_name_the_measure_once(monkeypatch) -> None:
    made = []

    def maak() -> _Duur:
        time.sleep(0.05)  # long enough for the others to arrive
        made.append(1)
        return _Duur()

    monkeypatch.setattr(metingen._Metingen, "_duur", None)
    monkeypatch.setattr(metingen._Metingen, "_maak_duur", staticmethod(maak))
    vraag = {"pagina": "start", "methode": "GET", "code": 200, "seconden": 0.1}
    threads = [threading.Thread(target=metingen.metingen.verzoek, kwargs=vraag) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]

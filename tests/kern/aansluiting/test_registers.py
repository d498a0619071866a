"""What lower floors show of higher ones: tasks, tabs of the dossier, milestones (W60)."""

from datetime import date
from types import SimpleNamespace

import rules
from django.utils.safestring import SafeString

from kern.aansluiting.registers import (
    DossierTab,
    DossierTabs,
    Mijlpaal,
    Mijlpalen,
    Taak,
    Taken,
)


def test_tasks_are_ordered_by_who_must_act_and_by_date():
    taken = Taken()
    laat, vroeg = Taak("b", "", "/", date(2015, 7, 1)), Taak("a", "", "/", date(2015, 6, 1))
    zonder, wacht = Taak("c", "", "/"), Taak("d", "", "/", date(2015, 1, 1), wacht_op_anderen=True)

    @taken.registreer
    def functie(wie):
        return [wacht, zonder, laat, vroeg] if wie == "noor" else []

    taken.registreer(functie)  # once is enough
    assert taken.voor("noor") == [vroeg, laat, zonder, wacht]
    assert taken.voor("piet") == []


def test_tasks_about_one_application_are_asked_for_one_where_a_floor_can():
    taken = Taken()
    aanvraag, ander = SimpleNamespace(pk=7), SimpleNamespace(pk=8)
    asked = []

    @taken.registreer
    def over_iets_anders(wie):
        return [Taak("b", "", "/"), Taak("c", "", "/")]

    @taken.registreer
    def gericht(wie, *, onderwerp=None):
        asked.append(onderwerp)
        return [Taak("a", "", "/", onderwerp=pk) for pk in (7, 8) if onderwerp in (None, pk)]

    assert [t.titel for t in taken.over("noor", aanvraag)] == ["a"]
    assert [t.titel for t in taken.over("noor", ander)] == ["a"]
    assert asked == [7, 8]
    assert [t.titel for t in taken.voor("noor")] == ["a", "a", "b", "c"]
    assert asked == [7, 8, None]


def test_tasks_about_one_application_keep_their_order():
    taken = Taken()
    wacht = Taak("a", "", "/", date(2015, 1, 1), wacht_op_anderen=True, onderwerp=7)
    laat, vroeg = (Taak("x", "", "/", date(2015, m, 1), onderwerp=7) for m in (7, 6))
    taken.registreer(lambda wie, onderwerp=None: [wacht, laat, vroeg])
    assert taken.over(None, SimpleNamespace(pk=7)) == [vroeg, laat, wacht]


def test_tabs_are_ordered_and_hidden_from_who_may_not_see_them():
    if not rules.perm_exists("kern.proef_tab"):
        rules.add_perm("kern.proef_tab", rules.predicate(lambda wie, obj: wie.naam == obj.naam))
    tabs = DossierTabs()
    open_, dicht = (
        DossierTab(code, code, plek, perm, lambda request, aanvraag: SafeString())
        for code, plek, perm in [("open", 2, None), ("dicht", 1, "kern.proef_tab")]
    )
    tabs.registreer(open_)
    tabs.registreer(dicht)
    noor = SimpleNamespace(naam="noor", is_authenticated=True, is_active=True)
    piet = SimpleNamespace(naam="piet", is_authenticated=True, is_active=True)
    assert tabs.voor(noor, noor) == [dicht, open_]
    assert tabs.voor(piet, noor) == [open_]
    assert tabs.alle() == (open_, dicht)


def test_milestones_are_ordered_by_date_and_unknown_ones_come_last():
    mijlpalen = Mijlpalen()
    later, eerst = Mijlpaal(None, "ooit", stand="straks"), Mijlpaal(date(2015, 6, 1), "begin")
    mijlpalen.registreer(lambda aanvraag, wie: [later, eerst])
    assert mijlpalen.voor(None, None) == [eerst, later]

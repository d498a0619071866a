"""Permissions: predicates decide, a refusal is a page that does not exist (W62)."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from kern.toegang.rechten import GeenToegang, eis, mag
from tests.kern.fabriek import gebruiker


@pytest.mark.django_db
def test_predicates_decide_and_nothing_else():
    een, ander = gebruiker(), gebruiker()
    assert mag(een, "kern.proef_zien", een)
    assert not mag(ander, "kern.proef_zien", een)
    assert not mag(AnonymousUser(), "kern.proef_zien", een)
    assert not mag(None, "kern.proef_zien", een)
    een.is_active = False
    assert not mag(een, "kern.proef_zien", een)
    ander.is_superuser = True  # gets nothing for free
    assert not mag(ander, "kern.proef_zien", een)


@pytest.fixture
def _proef() -> Iterator[None]:
    """Two permissions: for everyone, and for who is the object."""
    rules.add_perm("proef.iedereen", rules.always_true)
    rules.add_perm("proef.zelf", rules.predicate(lambda wie, obj: wie is obj))
    yield
    rules.remove_perm("proef.iedereen")
    rules.remove_perm("proef.zelf")


def _iemand(*, actief: bool = True) -> Any:
    return SimpleNamespace(is_authenticated=True, is_active=actief)


@pytest.mark.usefixtures("_proef")
def test_who_may_no_longer_log_in_may_nothing_and_a_visitor_what_everyone_may():
    assert mag(_iemand(), "proef.iedereen") is True
    assert mag(AnonymousUser(), "proef.iedereen") is True
    assert mag(_iemand(actief=False), "proef.iedereen") is False
    assert mag(None, "proef.iedereen") is False


@pytest.mark.usefixtures("_proef")
def test_the_predicate_is_asked_about_this_person_and_this_object():
    een = _iemand()
    assert mag(een, "proef.zelf", een) is True
    assert mag(een, "proef.zelf", _iemand()) is False
    assert mag(een, "proef.zelf") is False
    eis(een, "proef.zelf", een)
    with pytest.raises(GeenToegang):
        eis(een, "proef.zelf", _iemand())


def test_refusal_is_a_404():
    with pytest.raises(GeenToegang) as geen:
        eis(None, "kern.proef_zien")
    assert str(geen.value) == "Deze pagina bestaat niet of is niet voor u bestemd."
    assert issubclass(GeenToegang, Http404)


def test_misspelt_permission_is_a_programming_error():
    with pytest.raises(LookupError, match=r"^Unknown permission: kern\.proef_zein$"):
        mag(None, "kern.proef_zein")

"""Permissions: predicates decide, a refusal is a page that does not exist (W62)."""

import pytest
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


def test_refusal_is_a_404():
    with pytest.raises(GeenToegang):
        eis(None, "kern.proef_zien")
    assert issubclass(GeenToegang, Http404)


def test_misspelt_permission_is_a_programming_error():
    with pytest.raises(LookupError):
        mag(None, "kern.proef_zein")

"""A change put into a content."""

from copy import deepcopy

import pytest

from regeling.publicatie.rekenen import samengevoegd, waar_antwoorden_aan_hangen
from regeling.ronde.rekenen.inhoud import inhoudsverschillen
from tests.regeling.fabriek import inhoud


@pytest.mark.parametrize(
    ("velden", "plekken"),
    [
        ({}, []),
        ({"verdeelwijze": "Anders."}, ["verdeelwijze"]),
        ({"data": {"advies_tot": "2015-07-06"}}, ["data.advies_tot"]),
        ({"instellingen": {"quorum": 2}}, ["instellingen.quorum"]),
        ({"criteria": {4: {"tekst": "Duidelijker."}}}, ["criteria.4.tekst"]),
        (
            {"doelen": {"1": {"titel": "x"}, "2": {"titel": "y"}}},
            ["doelen.1.titel", "doelen.2.titel"],
        ),
    ],
)
def test_only_what_is_named_changes_and_the_old_content_stays(velden, plekken):
    oud = inhoud()
    bewaard = deepcopy(oud)
    assert [v.plek for v in inhoudsverschillen(oud, samengevoegd(oud, velden))] == plekken
    assert oud == bewaard


def test_what_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="Unknown field: kleur"):
        samengevoegd(inhoud(), {"kleur": "groen"})
    with pytest.raises(ValueError, match="Unknown nummer: 11"):
        samengevoegd(inhoud(), {"criteria": {11: {"tekst": "x"}}})


def test_words_may_change_while_people_answer_and_what_they_answer_may_not():
    oud = inhoud()
    woorden = {"criteria": {4: {"tekst": "Duidelijker."}}, "schaal": deepcopy(oud["schaal"])}
    assert waar_antwoorden_aan_hangen(samengevoegd(oud, woorden)) == waar_antwoorden_aan_hangen(oud)
    for velden in (
        {"criteria": {4: {"vragen": []}}},
        {"criteria": oud["criteria"][1:]},
        {"schaal": oud["schaal"][1:]},
        {"gemeenten": oud["gemeenten"][1:]},
    ):
        nieuw = samengevoegd(oud, velden)
        assert waar_antwoorden_aan_hangen(nieuw) != waar_antwoorden_aan_hangen(oud)

"""What looks like the same project, and how long deciding may take (R11, W13)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanvragen.indienen.rekenen import (
    Projectkenmerk,
    Stilstand,
    bereken_beslistermijn,
    kale_tekst,
    maandag_van,
    titelgelijkenis,
    vergelijk_projecten,
    weken_van_tot,
    woordoverlap,
    zeggende_woorden,
)

dagen = st.dates(date(2000, 1, 1), date(2100, 1, 1))
teksten = st.text("abcdé 1", max_size=12)


def _project(pk: int, titel: str, woorden: str = "", organisatie: str = "") -> Projectkenmerk:
    return Projectkenmerk(
        pk=pk,
        nummer=f"2015-{pk:03}",
        titel=titel,
        penvoerder=f"Stichting {pk}",
        organisaties=frozenset({organisatie or f"kvk-{pk}"}),
        kale_titel=kale_tekst(titel),
        woorden=frozenset(woorden.split()),
    )


@pytest.mark.parametrize(
    ("tekst", "kaal"),
    [
        ("Sámen  Sterker!", "samen sterker"),
        ("Plan 2.0 (één)", "plan 2 0 een"),
        ("STRASSE = Straße", "strasse strasse"),
        ("¿?", ""),
    ],
)
def test_a_title_is_compared_by_its_letters_and_digits(tekst, kaal):
    assert kale_tekst(tekst) == kaal


def test_words_of_four_letters_and_more_say_something():
    assert zeggende_woorden("De hele dag thuis, THUIS") == {"hele", "thuis"}


@given(teksten, teksten)
def test_only_equal_titles_are_fully_alike(een, ander):
    gelijkenis = titelgelijkenis(een, ander)
    assert 0 <= gelijkenis <= 1
    assert (gelijkenis == 1) == (een == ander)


@pytest.mark.parametrize(
    ("een", "ander", "gelijkenis"),
    [
        ("abcdefghij", "abcdefg", 14 / 17),
        ("abcde", "abcdeabcdeabc", 0.0),  # 10 of 18 letters: too short to be alike
        ("abc", "abcdefg", 0.6),  # 6 of 10 letters, just enough
        ("abcdefghij", "jihgfedcba", 0.1),  # the same letters, in another order
        ("abcdefghij", "abcdefvwxy", 0.6),
        ("abcdefghij", "abcdeuvwxy", 0.0),
    ],
)
def test_titles_are_compared_letter_by_letter(een, ander, gelijkenis):
    assert titelgelijkenis(een, ander) == pytest.approx(gelijkenis)


def test_long_titles_are_compared_in_full():
    """A letter that occurs often in a long title counts as much as any other."""
    lang = "ab" * 150
    assert titelgelijkenis(lang, f"{lang}c") == pytest.approx(600 / 601)


def test_the_overlap_is_the_share_of_all_words():
    assert woordoverlap(frozenset(), frozenset()) == 0
    assert woordoverlap(frozenset("abc"), frozenset("bcd")) == 0.5
    assert woordoverlap(frozenset("a"), frozenset("b")) == 0


def test_what_looks_alike_is_shown_with_the_reasons():
    deze = _project(1, "Samen sterker", "buren helpen elkaar")
    andere = _project(2, "Samen sterker", "buren helpen samen")
    vermoeden = vergelijk_projecten(deze, andere)
    assert vermoeden is not None
    assert (vermoeden.pk, vermoeden.nummer) == (2, "2015-002")
    assert (vermoeden.titel, vermoeden.penvoerder) == ("Samen sterker", "Stichting 2")
    assert vermoeden.redenen == (
        "de titel lijkt voor 100% op deze",
        "50% van de woorden in de samenvatting is gelijk",
    )
    assert vermoeden.sterkte == 1


def test_a_shared_organisation_is_named_and_makes_it_stronger():
    deze = _project(1, "abcdefghij", organisatie="71234567")
    andere = _project(2, "abcdefvwxy", organisatie="71234567")
    vermoeden = vergelijk_projecten(deze, andere)
    assert vermoeden is not None
    assert vermoeden.redenen == (
        "de titel lijkt voor 60% op deze",
        "een organisatie doet in allebei mee",
    )
    assert vermoeden.sterkte == pytest.approx(1.1)


@pytest.mark.parametrize(
    ("ander", "samen", "verwacht"),
    [
        ("abcdefvwxy", False, False),  # 60 %
        ("abcdefvwxy", True, True),
        ("abcdefghvw", False, True),  # 80 %
        ("abcdefgvwx", False, False),  # 70 %
        ("abcdevwxyz", True, False),  # 50 %
    ],
)
def test_titles_of_one_organisation_need_less_to_look_alike(ander, samen, verwacht):
    organisatie = "71234567" if samen else ""
    deze = _project(1, "abcdefghij", organisatie=organisatie)
    andere = _project(2, ander, organisatie=organisatie)
    assert (vergelijk_projecten(deze, andere) is not None) == verwacht


@pytest.mark.parametrize(
    ("gelijk", "samen", "verwacht"),
    [(44, False, False), (45, False, True), (19, True, False), (20, True, True)],
)
def test_summaries_look_alike_by_the_share_of_their_words(gelijk, samen, verwacht):
    organisatie = "71234567" if samen else ""
    woorden = [str(nr) for nr in range(100)]
    deze = _project(1, "abcdef", " ".join(woorden), organisatie)
    andere = _project(2, "uvwxyz", " ".join(woorden[:gelijk]), organisatie)
    vermoeden = vergelijk_projecten(deze, andere)
    assert (vermoeden is not None) == verwacht
    if vermoeden:
        assert vermoeden.sterkte == pytest.approx(gelijk / 100 + (0.5 if samen else 0))


def test_the_comparison_is_the_same_both_ways():
    deze = _project(1, "Samen sterker", "buren helpen elkaar")
    andere = _project(2, "Samen sterk", "buren helpen samen")
    heen, terug = vergelijk_projecten(deze, andere), vergelijk_projecten(andere, deze)
    assert heen
    assert terug
    assert (heen.redenen, heen.sterkte) == (terug.redenen, terug.sterkte)


def test_without_a_request_the_term_stays():
    termijn = bereken_beslistermijn(date(2015, 6, 13), [])
    assert termijn.einde == date(2015, 6, 13)
    assert termijn.uitleg == (
        "De colleges besluiten uiterlijk zaterdag 13 juni 2015. "
        "Er is geen aanvulling gevraagd, dus de termijn heeft niet stilgestaan."
    )


def test_the_explanation_names_every_request():
    een = Stilstand(date(2015, 5, 4), date(2015, 5, 5))
    twee = Stilstand(date(2015, 5, 12), date(2015, 5, 19), loopt=True)
    termijn = bereken_beslistermijn(date(2015, 6, 1), [een, twee])
    assert termijn.einde == date(2015, 6, 9)
    assert termijn.uitleg == (
        "Op maandag 4 mei 2015 is een aanvulling gevraagd; de termijn stond stil "
        "tot en met dinsdag 5 mei 2015 (1 dag). "
        "Op dinsdag 12 mei 2015 is een aanvulling gevraagd; de termijn staat stil "
        "tot en met dinsdag 19 mei 2015 (7 dagen). "
        "De termijn heeft 8 dagen stilgestaan. De laatste dag was maandag 1 juni 2015 "
        "en is nu dinsdag 9 juni 2015."
    )


@given(dagen, st.lists(st.tuples(dagen, st.integers(-3, 20)), max_size=5))
def test_the_days_of_all_requests_are_added(einde, stilstanden):
    rijen = [Stilstand(dag, dag + timedelta(days=duur)) for dag, duur in stilstanden]
    nieuw = bereken_beslistermijn(einde, rijen).einde
    stil = sum(max(duur, 0) for _, duur in stilstanden)
    assert [rij.dagen for rij in rijen] == [max(duur, 0) for _, duur in stilstanden]
    assert 0 <= (nieuw - einde).days - stil <= (6 if stil else 0)


@given(dagen, st.integers(0, 60))
def test_weeks_are_their_mondays(dag, weken):
    eerste = maandag_van(dag)
    assert eerste.weekday() == 0
    assert 0 <= (dag - eerste).days < 7
    laatste = eerste + timedelta(weeks=weken)
    rij = weken_van_tot(eerste, laatste)
    assert (rij[0], rij[-1], len(rij)) == (eerste, laatste, weken + 1)
    assert all(maandag_van(week) == week for week in rij)


def test_an_end_halfway_a_week_begins_no_new_one():
    assert weken_van_tot(date(2015, 6, 1), date(2015, 6, 14)) == [
        date(2015, 6, 1),
        date(2015, 6, 8),
    ]


@pytest.mark.parametrize(
    ("tekst", "kaal"),
    [
        ("Één tafel, voor 3 wijken!", "een tafel voor 3 wijken"),
        ("CAFÉ  ’t Hoekje", "cafe t hoekje"),
        ("…", ""),
    ],
)
def test_a_bare_text_has_small_letters_and_figures_only(tekst, kaal):
    kale_tekst.cache_clear()  # what was remembered from another test is not computed
    assert kale_tekst(tekst) == kaal

"""Problems of any kind for hypothesis: small enough to try every set."""

from hypothesis import strategies as st

from beoordeling.scenario.rekenen.opgave import (
    Deelregel,
    Grens,
    Kandidaat,
    Opgave,
    delen_naar_bereik,
)
from regeling.ronde.rekenen.afweging import Eenheid, Grenssoort, Waarderegel

CRITERIA, LEDEN = 3, 4
DUIZEND = 100_000  # cents


def _kandidaat(nummer: int) -> st.SearchStrategy[Kandidaat]:
    waarden = st.tuples(*[st.sampled_from([2, 4, 6, 8, 10])] * CRITERIA)
    gegeven = st.lists(st.none() | waarden, min_size=LEDEN, max_size=LEDEN).filter(any)
    return st.builds(
        lambda geld, cijfer, gegeven, groepen, gemeenten: Kandidaat(
            nummer,
            geld * DUIZEND,
            cijfer,
            tuple(gegeven),
            delen_naar_bereik(groepen, Grenssoort.DOELGROEP)
            | delen_naar_bereik(gemeenten, Grenssoort.GEMEENTE),
        ),
        st.integers(20, 300),
        st.integers(300, 1000),
        gegeven,
        st.dictionaries(st.sampled_from("ab"), st.integers(1, 9), min_size=1),
        st.dictionaries(st.sampled_from("xyz"), st.integers(1, 9), min_size=1),
    )


GRENZEN = st.lists(
    st.builds(
        lambda code, minimum: Grens(
            Grenssoort.DOELGROEP, code, Eenheid.EURO, minimum=minimum * DUIZEND
        ),
        st.sampled_from("ab"),
        st.integers(10, 300),
    )
    | st.builds(
        lambda code, meest: Grens(
            Grenssoort.DOELGROEP, code, Eenheid.EURO, maximum=meest * DUIZEND
        ),
        st.sampled_from("ab"),
        st.integers(100, 500),
    )
    | st.builds(
        lambda code, minimum: Grens(
            Grenssoort.GEMEENTE, code, Eenheid.PROJECTEN, minimum=minimum, maximum=4
        ),
        st.sampled_from("xyz"),
        st.integers(0, 3),
    ),
    max_size=3,
)


@st.composite
def opgaven(draw: st.DrawFn, meest: int = 6, deel: bool = True) -> Opgave:
    """A problem with some candidates, bounds, pins, a rule and perhaps parts."""
    aantal = draw(st.integers(1, meest))
    nummers = st.sampled_from(range(aantal))
    vast_in = draw(st.frozensets(nummers, max_size=1))
    return Opgave(
        kandidaten=tuple(draw(_kandidaat(nummer)) for nummer in range(aantal)),
        gewichten=(40, 35, 25),
        plafond=draw(st.integers(50, 700)) * DUIZEND,
        grenzen=tuple(draw(GRENZEN)),
        vast_in=vast_in,
        vast_uit=draw(st.frozensets(nummers, max_size=1)) - vast_in,
        minimaal_cijfer=draw(st.sampled_from([0, 550, 600])),
        waarderegel=draw(st.sampled_from(Waarderegel)),
        deel=draw(st.sampled_from([Deelregel(), Deelregel(80, 10 * DUIZEND)]))
        if deel
        else Deelregel(),
    )

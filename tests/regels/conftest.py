"""What rules of several floors start from; each is made once per module."""

from tests.beoordeling.conftest import een, gedeelde_rondes, lege_ronde  # noqa: F401  fixtures
from tests.besluitvorming.conftest import (  # noqa: F401  fixtures
    beoordeeld,
    beoordeelde_rondes,
    besloten,
    voorgelegd,
)

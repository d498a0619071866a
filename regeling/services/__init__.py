"""Everything that can happen with a ronde, one function per act."""

from regeling.services.laden import laad_regeling
from regeling.services.publicatie import DOCUMENT, publiceer, verleng, wijzig_gepubliceerd

__all__ = ["DOCUMENT", "laad_regeling", "publiceer", "verleng", "wijzig_gepubliceerd"]

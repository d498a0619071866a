"""The formal check by the coördinator: per criterion, then admit, complete or put aside (W13)."""

MEESTE_HERSTELDAGEN = 42

MAX_TOETSREDEN = 2000

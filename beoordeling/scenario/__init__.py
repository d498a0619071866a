"""Exploring the whole set: variations, the best set under bounds, scenarios to compare (R23, R24)."""

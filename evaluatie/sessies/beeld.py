"""What was learned in words."""

from evaluatie.sessies.queries import MINIMUM_PROJECTEN, Bouwsteenrij


def zegging(rij: Bouwsteenrij) -> str:
    """How much weight a building block carries."""
    if rij.projecten < MINIMUM_PROJECTEN:
        return "één ervaring" if rij.projecten or rij.inzichten else "nog niets geleerd"
    return f"{rij.projecten} projecten{', ook gemeten' if rij.metingen else ''}"

"""The floor of the evaluation and its kamers, lowest first."""

from kern.aansluiting.vloer import Vloer


class EvaluatieConfig(Vloer):
    """Results, building blocks and the way of innovating."""

    name = "evaluatie"
    default = True
    kamers = ("resultaten", "micro", "bouwstenen", "sessies", "tevredenheid", "verslag")
    verbose_name = "Evaluatie"

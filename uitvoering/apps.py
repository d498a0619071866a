"""The floor uitvoering as Django sees it; its kamers tell what they offer."""

from kern.aansluiting.vloer import Vloer


class UitvoeringConfig(Vloer):
    """Projects and their progress reports."""

    name = "uitvoering"
    default = True
    kamers = ("project", "rapportage", "verloop")
    verbose_name = "Uitvoering"

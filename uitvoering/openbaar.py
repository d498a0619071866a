"""What the public register tells of how projects stand (W63)."""

from collections.abc import Iterable

from uitvoering.models import Project


def standen(aanvraag_ids: Iterable[int]) -> dict[int, str]:
    """Return per application with a project "loopt" or "afgerond"; one query."""
    rijen = Project.objects.filter(aanvraag__in=aanvraag_ids)
    return {
        aanvraag: "afgerond" if afgerond_op else "loopt"
        for aanvraag, afgerond_op in rijen.values_list("aanvraag_id", "afgerond_op")
    }

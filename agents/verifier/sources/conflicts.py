"""All sorts of contradiction together."""

from wardround.records import Flag

from ..evidence import Evidence
from .images import images_against_reports
from .lists import doses, stopped
from .measured import results
from .orders import given_against_allergies, statuses_of_one_day
from .statements import allergies, conditions, persons

_SORTS = (
    doses,
    stopped,
    allergies,
    given_against_allergies,
    conditions,
    persons,
    statuses_of_one_day,
    results,
    images_against_reports,
)


def source_conflicts(evidence: Evidence) -> list[Flag]:
    """Where two sources of a case contradict each other: medicines, allergies, conditions, results, persons, images.

    Both places are cited, and which one is right is for a person to say.
    """
    return [flag for sort in _SORTS for flag in sort(evidence)]

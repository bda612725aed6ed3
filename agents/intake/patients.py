"""One case, one patient: refused otherwise, with both sources named."""

from collections.abc import Sequence

from wardround.records import CoverageEntry, MixedPatientsError, Subject
from wardround.tools.identity import FHIR_ID, Comparison, compare
from wardround.tools.readers import Sighting


def one_patient(sightings: Sequence[Sighting]) -> tuple[Subject | None, list[CoverageEntry]]:
    """The patient that all sources agree on, and a line for each source that only nearly agrees.

    Raises:
        MixedPatientsError: two sources speak of different patients.
    """
    distinct: dict[Subject, Sighting] = {}
    for sighting in sightings:
        distinct.setdefault(sighting.subject, sighting)
    seen = list(distinct.values())
    lines = []
    for number, one in enumerate(seen):
        for other in seen[:number]:
            comparison = compare(other.subject, one.subject)
            if comparison.verdict == "different":
                raise MixedPatientsError(f"two patients in one case: {other.item} and {one.item}: {comparison.reason}")
            if comparison.verdict == "near":
                lines.append(_near(one.item, other.item, comparison))
    return _merged([sighting.subject for sighting in seen]), lines


def _near(item: str, other: str, comparison: Comparison) -> CoverageEntry:
    reason = f"the patient is named almost, not quite, as in {other}: {comparison.reason}; check that it is one person"
    return CoverageEntry(item=f"{item} patient", status="read", reason=reason)


def _merged(subjects: list[Subject]) -> Subject | None:
    """What the sources say together; of each field the first."""
    if not subjects:
        return None
    every = dict.fromkeys(number for subject in subjects for number in subject.identifiers)
    numbers = tuple(number for number in every if not number.startswith(f"{FHIR_ID}|"))  # a server's ids name nobody
    return Subject(
        name=next((subject.name for subject in subjects if subject.name), None),
        birth_date=max((subject.birth_date for subject in subjects if subject.birth_date), key=len, default=None),
        identifiers=numbers,
        sex=next((subject.sex for subject in subjects if subject.sex), None),
    )

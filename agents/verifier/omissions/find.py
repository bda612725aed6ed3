"""All sorts together, ranked."""

from collections.abc import Callable, Iterator, Sequence

from wardround.records import Claim, Flag, FlagCode, Omission

from ..evidence import Evidence
from ..policy import SEVERITIES
from .allergies import allergies
from .code_status import code_status
from .impressions import impressions
from .medications import medications
from .orders import follow_ups, orders
from .results import results
from .told import KeyFact, Told

_RANK: tuple[FlagCode, ...] = (
    "omitted_allergy",
    "omitted_code_status",
    "omitted_impression",
    "omitted_result",
    "omitted_medication",
    "omitted_follow_up",
)
_SORTS: tuple[Callable[[Told, Evidence], Iterator[KeyFact]], ...] = (
    allergies,
    code_status,
    impressions,
    results,
    medications,
    orders,
    follow_ups,
)


def key_facts(claims: Sequence[Claim], evidence: Evidence) -> list[KeyFact]:
    """Every critical fact of the record, gravest first, with whether the draft carries it.

    Args:
        claims: the whole draft.
        evidence: the record.
    """
    told = Told(claims)
    found = [fact for sort in _SORTS for fact in sort(told, evidence)]
    return sorted(found, key=_rank)


def find_omissions(facts: Sequence[KeyFact], most: int) -> tuple[Omission, ...]:
    """The gravest facts that the draft does not carry.

    Abnormal results that are not critical are one omission together, so that a long panel does not hide the rest.

    Args:
        facts: as `key_facts` gives them.
        most: how many are surfaced.
    """
    missing = [fact for fact in facts if not fact.carried]
    together = [fact for fact in missing if _is_minor_result(fact)]
    groups = [[fact] for fact in missing if not _is_minor_result(fact)]
    if together:
        groups.append(together)
        groups.sort(key=lambda group: _rank(group[0]))
    return tuple(Omission(flag=_flag(group), rank=rank) for rank, group in enumerate(groups[:most], start=1))


def _rank(fact: KeyFact) -> tuple[int, int, int]:
    return SEVERITIES.index(fact.severity), _RANK.index(fact.code), fact.order


def _is_minor_result(fact: KeyFact) -> bool:
    return fact.code == "omitted_result" and fact.severity == "note"


def _flag(facts: Sequence[KeyFact]) -> Flag:
    first = facts[0]
    names = ", ".join(fact.name for fact in facts)
    return Flag(
        code=first.code,
        severity=first.severity,
        message=first.message if len(facts) == 1 else f"abnormal results are missing: {names}",
        check="find_omissions",
        citations=tuple(fact.unit.citation for fact in facts),
    )

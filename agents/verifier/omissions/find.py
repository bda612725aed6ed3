"""All sorts together, ranked."""

from collections.abc import Callable, Iterator, Sequence

from wardround.records import Claim, Flag, FlagCode, Omission

from ..evidence import Evidence
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
_SEVERITIES = ("urgent", "review", "note")
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
    found.sort(key=lambda fact: (_SEVERITIES.index(fact.severity), _RANK.index(fact.code), fact.order))
    return found


def find_omissions(facts: Sequence[KeyFact], most: int) -> tuple[Omission, ...]:
    """The gravest facts that the draft does not carry.

    Args:
        facts: as `key_facts` gives them.
        most: how many are surfaced.
    """
    missing = [fact for fact in facts if not fact.carried][:most]
    return tuple(Omission(flag=_flag(fact), rank=rank) for rank, fact in enumerate(missing, start=1))


def _flag(fact: KeyFact) -> Flag:
    return Flag(
        code=fact.code,
        severity=fact.severity,
        message=fact.message,
        check="find_omissions",
        citations=(fact.unit.citation,),
    )

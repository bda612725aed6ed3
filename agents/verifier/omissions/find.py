"""All sorts together, ranked."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from wardround.records import FlagCode

from ..evidence import Evidence
from ..policy import SEVERITIES
from ..units import Unit
from .allergies import allergies
from .at_all import at_all
from .awaited import awaited
from .by_chance import by_chance
from .code_status import code_status
from .conditional import conditional
from .due import due
from .held import held
from .histories import histories
from .impressions import impressions
from .lost import LISTED, Lost
from .medications import medications
from .orders import follow_ups, orders
from .precautions import precautions
from .reactions import reactions
from .results import results
from .safeguards import safeguards
from .statements import chance, ranked, shipped
from .stopped import stopped
from .taken_otherwise import taken_otherwise
from .told import KeyFact, Told, shortly
from .told_in_talk import told_in_talk
from .warnings import warnings

_RANK: tuple[FlagCode, ...] = (
    "omitted_allergy",
    "omitted_code_status",
    "omitted_precaution",
    "omitted_impression",
    "omitted_result",
    "omitted_medication",
    "omitted_follow_up",
    "omitted_history",
    "omitted_statement",
)
_SORTS: tuple[Callable[[Told, Evidence], Iterator[KeyFact]], ...] = (
    allergies,
    reactions,
    code_status,
    precautions,
    safeguards,
    warnings,
    impressions,
    by_chance,
    at_all,
    results,
    medications,
    held,
    conditional,
    stopped,
    taken_otherwise,
    told_in_talk,
    orders,
    follow_ups,
    due,
    awaited,
    histories,
)


def key_facts(told: Told, evidence: Evidence) -> list[KeyFact]:
    """Every critical fact of the record, gravest first, with whether the draft carries it.

    Args:
        told: the whole draft.
        evidence: the record.
    """
    found = [fact for sort in _SORTS for fact in sort(told, evidence)]
    return sorted(found, key=_rank)


def may_be_lost(facts: Sequence[KeyFact], told: Told, evidence: Evidence, *, every: bool = False) -> list[Lost]:
    """What the draft does not carry, gravest first, and of a record with charts the likeliest of its sentences.

    Abnormal results that are not critical are one omission together, and so are medicines in use: a long panel or list
    must not hide the rest.

    Args:
        facts: as `key_facts` gives them.
        told: the whole draft.
        evidence: the record.
        every: whether all sentences of a record with charts are among them, and not only the likely ones.
    """
    lost = [fact for fact in facts if not fact.carried]
    chances = {one.unit: chance(one, shipped()) for one in ranked(told, evidence, lost)}
    statements = _statements(chances, 0.0 if every else shipped().least)
    groups: dict[object, list[KeyFact]] = {}
    for place, fact in enumerate(_each_place_once([*lost, *statements])):
        groups.setdefault(LISTED.get(fact.code, "") if fact.name and _is_listed(fact) else place, []).append(fact)
    ordered = sorted(groups.values(), key=lambda group: _by_chance(group, chances))
    return [Lost(tuple(group), _is_likely(group, chances)) for group in ordered]


def _statements(chances: Mapping[Unit, float], least: float) -> list[KeyFact]:
    """The likeliest sentences, as notes: they are read by whoever wants to know, and are no alarm."""
    return [
        KeyFact(
            "omitted_statement", "note", 0, f"nothing in the draft says “{shortly(unit.words)}”", unit, carried=False
        )
        for unit, share in chances.items()
        if share >= least
    ]


def _is_likely(group: Sequence[KeyFact], chances: Mapping[Unit, float]) -> bool:
    """What a rule has a kind for is; of other sentences those from the shipped figure on."""
    return group[0].code != "omitted_statement" or chances[group[0].unit] >= shipped().least


def _by_chance(group: Sequence[KeyFact], chances: Mapping[Unit, float]) -> tuple[bool, float]:
    """What is urgent first, then by chance; as the rules have it where nothing was ranked."""
    return group[0].severity != "urgent", -max(chances.get(fact.unit, 0.0) for fact in group)


def _each_place_once(facts: Sequence[KeyFact]) -> list[KeyFact]:
    """Of several that one sentence tells, the gravest: the place is cited whole."""
    told: set[tuple[str, int, str]] = set()
    units: set[tuple[str, int]] = set()
    found = []
    for fact in facts:
        unit = (fact.unit.source_id, fact.unit.start)
        place = (*unit, fact.name if _is_listed(fact) else "")
        is_told = unit in units if fact.code == "omitted_statement" else place in told
        if not is_told:
            found.append(fact)
        told.add(place)
        units.add(unit)
    return found


def _rank(fact: KeyFact) -> tuple[int, int, int]:
    return SEVERITIES.index(fact.severity), _RANK.index(fact.code), fact.order


def _is_listed(fact: KeyFact) -> bool:
    """Whether it is told of together with its like."""
    return fact.code == "omitted_medication" or (fact.code == "omitted_result" and fact.severity == "note")

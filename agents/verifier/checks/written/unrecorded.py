"""What the claim says is not on record, and is: `no record of asthma`, `no medications are documented`."""

import re
from collections.abc import Iterator

from wardround.records import Fact
from wardround.tools.standing import is_in_use

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...units import MEDICATION_SECTIONS, Unit, unit_of
from .conditions import BESIDE_OTHERS, IS_NOTHING, NOTHING
from .problem_status import head_of
from .short import Thing, keys_in, things_in

_RECORDED = (
    r"(?:documented|recorded|listed|mentioned|reported|noted|on (?:file|record)|in the (?:record|chart|notes)s?)"
)
_OF = re.compile(
    rf"\b(?:no|without(?: any)?|not any|lacks any) (?:\w+ )?(?:records?|documentation|mention|entry|entries|evidence in the (?:record|chart|notes)) (?:of|for) (?P<what>[^.;,]+)"
    rf"|\bno (?:{_RECORDED} (?P<told>[^.;,]+)|(?P<none>[^.;,:]+?)(?: (?:is|are|was|were|has been|have been))? {_RECORDED})"
    rf"|(?:^|[.;] )(?P<before>[^.;,:]+?) (?:is|are|was|were|has|have) (?:not|never) (?:been )?{_RECORDED}",
    re.IGNORECASE,
)
_NO_MEDICINES = re.compile(
    rf"\b(?:takes?|taking|(?:is|was|are) (?:currently )?on|on|uses?|prescribed) no (?P<what>(?:\w+ )?(?:medications?|medicines?|drugs))\b"
    rf"|\bnot (?:currently )?(?:taking|on|prescribed) any (?P<any>(?:\w+ )?(?:medications?|medicines?|drugs))\b"
    rf"|^\W*no (?P<plain>(?:(?:current|regular) )?(?:medications?|medicines?))\W*$"
    rf"|\b(?P<label>(?:current |regular )?(?:medications?|medicines?)):\s*{NOTHING}\W*$",
    re.IGNORECASE,
)
_KINDS = (
    ("medication", r"medications?|medicines?|drugs|drug therapy|prescriptions?"),
    ("immunization", r"immuni[sz]ations?|vaccinations?|vaccines?"),
    ("procedure", r"procedures?"),
    ("problem", r"(?:medical )?(?:problems?|conditions?|diagnos[ei]s|history)|comorbidities"),
    ("result", r"(?:lab\w* )?results?|labs?|blood tests?"),
    ("family_history", r"family history"),
)
_ANY = r"(?:(?:any|known|current|active|regular|prior|previous|past|other than|the|an?) )*"
_OF_A_KIND = tuple((kind, re.compile(rf"{_ANY}(?:{words})\W*", re.IGNORECASE)) for kind, words in _KINDS)


def nothing_recorded_is_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said not to be on record of which the record has a structured entry, or of medicines any."""
    if kin_in(context.claim.text):
        return
    for what in _denied(context):
        if BESIDE_OTHERS.sub("", what) == what and (units := tuple(_held(context.evidence, what))):
            message = f"the claim says that no {what.strip()} is on record; the record has “{' '.join(units[0].words.split())}”"
            yield Signal("written_unrecorded", 1.0, "negation_mismatch", message, units[:2], words=what.strip())


def _denied(context: ClaimInContext) -> Iterator[str]:
    """What a claim says is not on record; below the heading of medicines `none` is of them."""
    text = context.claim.text
    for match in (*_OF.finditer(text), *_NO_MEDICINES.finditer(text)):
        yield next(filter(None, match.groups()))
    if context.claim.kind == "medication" and IS_NOTHING.fullmatch(text):
        yield "medications"


def _held(evidence: Evidence, what: str) -> Iterator[Unit]:
    """The entries that a denial is of: those of a kind, or those whose name has all that it says."""
    kind = next((kind for kind, pattern in _OF_A_KIND if pattern.fullmatch(what)), "")
    said = () if kind else things_in(what)
    for document, fact in evidence.facts:
        if not _holds(fact) or (fact.kind == "family_history" and kind != "family_history"):
            continue
        if fact.kind == kind if kind else _names(said, fact):
            yield unit_of(document, fact)
    if kind == "medication":
        yield from (unit for unit in evidence.units if unit.section in MEDICATION_SECTIONS and unit.drugs)


def _names(said: tuple[Thing, ...], fact: Fact) -> bool:
    """Whether all that is said is of an entry's name, and its head is said: who has a seizure disorder may have no seizure."""
    keys, head = keys_in(fact.name), head_of(fact.name)
    return all(one.keys & keys for one in said) and any(one.keys & head for one in said)


def _holds(fact: Fact) -> bool:
    """Whether an entry says that there is something: it is not denied, not in error, and a medicine is in use."""
    is_there = not fact.negated and fact.status not in ("entered-in-error", "refuted", "preparation", "not-done")
    return is_there and (fact.kind != "medication" or is_in_use(fact))

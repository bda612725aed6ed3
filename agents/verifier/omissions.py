"""What the record says that a draft must not leave out."""

from collections.abc import Iterator

from wardround.records import Claim, Fact, Flag, FlagCode, Omission, Severity
from wardround.tools.assertion import assess
from wardround.tools.terms import find_drugs, normal_words

from .allergies import recorded_allergies
from .evidence import Evidence
from .units import Unit

_ENDED = frozenset({"stopped", "completed", "cancelled", "entered-in-error", "not-taken", "inactive", "ended", "draft"})
_RANK: tuple[FlagCode, ...] = ("omitted_allergy", "omitted_code_status", "omitted_result", "omitted_medication")


def find_omissions(claims: list[Claim], evidence: Evidence, most: int) -> tuple[Omission, ...]:
    """The gravest things that the record has and the draft does not.

    Args:
        claims: the whole draft.
        evidence: the record.
        most: how many are surfaced.
    """
    words = frozenset(word for claim in claims for word in normal_words(claim.text))
    flags = [*_allergies(words, evidence), *_medications(words, evidence), *_results(claims, words, evidence)]
    flags += _code_status(words, evidence)
    flags.sort(key=lambda flag: (("urgent", "review", "note").index(flag.severity), _RANK.index(flag.code)))
    return tuple(Omission(flag=flag, rank=rank) for rank, flag in enumerate(flags[:most], start=1))


def _allergies(words: frozenset[str], evidence: Evidence) -> Iterator[Flag]:
    for allergy in recorded_allergies(evidence):
        if not set(normal_words(allergy.allergen)) & words:
            yield _flag(
                "omitted_allergy", "urgent", f"the recorded allergy to {allergy.allergen} is missing", allergy.unit
            )


def _medications(words: frozenset[str], evidence: Evidence) -> Iterator[Flag]:
    told: set[str] = set()
    for ingredient, unit in _active(evidence):
        if f"#{ingredient}" not in words and ingredient not in told:
            told.add(ingredient)
            yield _flag("omitted_medication", "review", f"the active medication {ingredient} is missing", unit)


def _active(evidence: Evidence) -> Iterator[tuple[str, Unit]]:
    for document in evidence.case.documents:
        for fact in document.facts:
            if fact.kind == "medication" and not fact.negated and fact.status not in _ENDED:
                unit = Unit(document.id, document.text, fact.start, fact.end)
                yield from ((mention.ingredient, unit) for mention in find_drugs(fact.name))
    for unit in evidence.units:
        if unit.section in ("medications", "discharge_medications"):
            for mention in find_drugs(unit.words):
                if not assess(unit.text, unit.start + mention.start, unit.start + mention.end).negated:
                    yield mention.ingredient, unit


def _results(claims: list[Claim], words: frozenset[str], evidence: Evidence) -> Iterator[Flag]:
    text = " ".join(claim.text for claim in claims)
    for fact, unit in _newest_results(evidence).values():
        if fact.interpretation is None or fact.interpretation == "normal":
            continue
        told = set(normal_words(fact.name)) <= words and (fact.value is None or fact.value.split()[0] in text)
        if not told:
            critical = fact.interpretation.startswith("critical")
            severity: Severity = "urgent" if critical else "note"
            yield _flag("omitted_result", severity, f"the abnormal result of {fact.name} is missing", unit)


def _newest_results(evidence: Evidence) -> dict[str, tuple[Fact, Unit]]:
    newest: dict[str, tuple[Fact, Unit]] = {}
    for document in evidence.case.documents:
        for fact in document.facts:
            known = newest.get(fact.name.casefold())
            if fact.kind == "result" and (known is None or (fact.date or "") >= (known[0].date or "")):
                newest[fact.name.casefold()] = (fact, Unit(document.id, document.text, fact.start, fact.end))
    return newest


def _code_status(words: frozenset[str], evidence: Evidence) -> Iterator[Flag]:
    for unit in evidence.units:
        if unit.section == "code_status" and not unit.normal & words:
            yield _flag("omitted_code_status", "review", "the recorded code status is missing", unit)


def _flag(code: FlagCode, severity: Severity, message: str, unit: Unit) -> Flag:
    return Flag(code=code, severity=severity, message=message, check="find_omissions", citations=(unit.citation,))

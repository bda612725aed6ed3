"""Proven or supposed: `confirmed`, where written records only suppose it, and `suspected`, where they have it proven."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.terms import content_words, find_drugs, find_problems, normal_words

from ...check import ClaimInContext, Signal
from ...units import Unit, unit_of

_PROVEN = re.compile(
    r"\b(?:proven|confirmed|definite(?:ly)?|established|certain(?:ly)?|undoubtedly|verified|(?:was|were|been) diagnosed|(?:biopsy|histologically|culture)[- ]proven)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:suspected|possible|possibly|probable|probably|presumed|likely|(?-i:may)|might|provisional|differential|working diagnosis|unconfirmed|not (?:been )?(?:confirmed|proven)|query|\?|r/o|thought to be|questionable|suspicious)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|neither)\b(?: \w+){0,2} \Z", re.IGNORECASE)
_NAMED = re.compile(rf"(?:{_SUPPOSED.pattern}|{_PROVEN.pattern})\s+((?:[a-z-]+ ?){{2,3}})", re.IGNORECASE)
"""What is called so."""
_ROLE = re.compile(r"\b(?:cause|trigger|culprit|responsible|induced|due to|because of|provoked)\b", re.IGNORECASE)


def sureness_is_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is called proven of which all that is written is a supposition, or the other way round."""
    text = context.claim.text
    proven = [match for match in _PROVEN.finditer(text) if not _DENIED.search(text, 0, match.start())]
    supposed = _SUPPOSED.search(text)
    if bool(proven) == bool(supposed):
        return
    for name, units in _told(context):
        if proven and all(_SUPPOSED.search(unit.words) and not _PROVEN.search(unit.words) for unit in units):
            yield _signal(f"the claim has {name} as proven; the record only supposes it", units)
        elif supposed and _is_proven(units) and not any(_SUPPOSED.search(unit.words) for unit in _last(units)):
            yield _signal(f"the claim only supposes {name}; the record has it proven", units)


def _told(context: ClaimInContext) -> Iterator[tuple[str, Sequence[Unit]]]:
    """Each condition of the claim with where the record names it; of a medicine that did something, where it did."""
    text = context.claim.text
    for name in sorted({mention.concept for mention in find_problems(text)}):
        if units := _parts(context.evidence.naming(name), frozenset({f"#{name}"})):
            yield name, units
    for name, unit in _listed(context):
        yield name, [unit]
    for match in _NAMED.finditer(text):
        words = [word for word, _, _ in content_words(match[1])]
        units = (
            [unit for unit in context.evidence.with_word(words[0]) if unit.normal.issuperset(words)]
            if len(words) > 1
            else []
        )
        if units := _parts(units, frozenset(words)):
            yield match[1].strip(), units
    if _ROLE.search(text):
        for name in sorted({mention.ingredient for mention in find_drugs(text)}):
            parts = _parts(context.evidence.naming(name), frozenset({f"#{name}"}))
            if units := [part for part in parts if _ROLE.search(part.words)]:
                yield name, units


def _listed(context: ClaimInContext) -> Iterator[tuple[str, Unit]]:
    """Problems of structured lists that the claim names in full, where nothing else names them."""
    text = context.claim.text.casefold()
    for document, fact in context.evidence.facts:
        words = frozenset(normal_words(fact.name))
        if fact.kind == "problem" and words <= context.words and fact.name.casefold() in text:
            named = [unit for unit in context.evidence.units if words <= unit.normal]
            if len(named) == 1:
                yield fact.name, unit_of(document, fact)


def _parts(units: Sequence[Unit], words: frozenset[str]) -> list[Unit]:
    """The parts of sentences, up to a semicolon, that have all of these words."""
    found = []
    for unit in units:
        at = unit.start
        for piece in unit.words.split(";"):
            part = Unit(unit.source_id, unit.text, at, at + len(piece), unit.section)
            found += [part] if words <= part.normal else []
            at += len(piece) + 1
    return found


def _last(units: Sequence[Unit]) -> Sequence[Unit]:
    return [unit for unit in units if unit.source_id == units[-1].source_id]


def _is_proven(units: Sequence[Unit]) -> bool:
    return any(
        match and not _DENIED.search(unit.words, 0, match.start())
        for unit in units
        for match in [re.search(r"\b(?:proven|confirmed)\b", unit.words, re.IGNORECASE)]
    )


def _signal(message: str, units: Sequence[Unit]) -> Signal:
    return Signal("written_sureness", 1.0, "certainty_mismatch", message, tuple(units[:2]))

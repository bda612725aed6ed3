"""Agreed, declined or undecided: `her daughter agreed to tube feeding`, where written records have it declined."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.terms import content_words

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...mentions import is_light
from ...stretches import CLAUSE
from ...units import Unit
from .short import Thing, things_in

_YES = (
    r"agree[ds]?(?: to| with)?|accept(?:s|ed)|consent(?:s|ed)(?: to)?|opt(?:s|ed) for|chose|chosen|chooses|asked for|requested|wishes for|in favou?r of"
    r"|would (?:accept|have|agree to|be happy (?:with|to have))|happy (?:to have|with)"
    r"|elect(?:s|ed)(?: for)?|prefer(?:s|red)|desires|(?:favou?red|preferred)(?= (?:over|rather|instead|to)\b)"
)
_NO = r"declin(?:es|ed)|refus(?:es|ed|ing)|(?:decision|order|wish(?:es)?|wants|ADRT) to refuse|would not (?:accept|have|want|agree to)|rejected|decided against|(?:does|did|do)(?: not|n['’]t) want|against medical advice|turned down|opted against"
_UNSURE = r"undecided|no decision(?: yet| made| taken)*|(?:will|wants? (?:\S+ )?(?:time )?to) think (?:about it|it over)|not (?:yet )?decided|unsure(?: about)?|(?:has|have)n['’]t decided"
_SAID = re.compile(rf"\b(?:(?P<open>{_UNSURE})|(?P<no>{_NO})|(?P<yes>{_YES}))\b", re.IGNORECASE)
_WANTS = re.compile(
    r"\b(?:wants?|has decided on|decided (?:on|for))\b(?! to (?:know|think|discuss|talk|see if|wait|avoid))",
    re.IGNORECASE,
)
"""In a claim: it chooses too."""
_OVER = re.compile(r",?\s+(?:over|rather than|instead of|in preference to|not)\s+", re.IGNORECASE)
"""Between what is chosen and what is not."""
_TO = re.compile(rf"{_OVER.pattern}|\s+to(?= (?:an?|the)\b)\s+", re.IGNORECASE)
"""The same where one is preferred; `accepted referral to the clinic` is one thing."""
_NOT = re.compile(r"(?:\b(?:not|never)|n['’]t)(?: \w+)? \Z", re.IGNORECASE)
"""`considered, not chosen`."""
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
"""`declined by his wife`: what was declined stands before it."""
_LAST_PART = re.compile(r",|\bso\b|\bwhich\b", re.IGNORECASE)
_OPTIONS = re.compile(r"(?P<one>[^.;:?\n]+?)\s+(?:vs\.?|versus)\s+(?P<other>[^.;:?\n]+)", re.IGNORECASE)
_PROCEEDS = re.compile(
    r"\b(?:elect(?:s|ed)|agree[sd]?|wish(?:es)?|decided|happy|keen|wants?|chose) to (?:proceed|go ahead)\b",
    re.IGNORECASE,
)
"""With what the sentence before offers."""
_UNDECIDED = re.compile(rf"\W*(?:{_UNSURE})\b", re.IGNORECASE)
"""`Tubal ligation? Undecided.`"""
_GIVEN = re.compile(r"\b(?:given|received|administered|performed|placed|inserted|done)\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:(?<!even )(?<!incl )(?<!including )if|should|whether|unless|initially|at first|later|then|eventually)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[\"“].*")
"""What somebody said of it: `declines - "no more needles"`."""
_ASKED = re.compile(r"\?")
_WOULD_IF = re.compile(
    r"\bwould (?:accept|have|agree to)\b(?P<what>[^.;,]+?)(?:,? (?:if|should|when|in an emergency)\b)", re.IGNORECASE
)
_IN_ANY_CASE = re.compile(
    r"\b(?:all|any|ever|never|even if|incl(?:uding)? if|under (?:any|no) circumstances?|absolute\w*|whatever)\b",
    re.IGNORECASE,
)
"""Of what is refused whatever happens."""
_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed) (?:the |a |an )?consent(?: form)?|consent(?: form)? (?:was |has been |is )?(?:signed|given|obtained|taken)|(?:gave|given|has given) (?:\w+ )?consent|consented)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r",| and | because | due to | for now| given | in view | until | unless | so that | by (?:phone|telephone)"
)
"""Where what was decided ends, and why or when begins."""
_UNSIGNED = re.compile(
    rf"\b(?:not (?:yet )?(?:been )?consented|consent (?:was |has )?not (?:yet )?(?:been )?(?:signed|given|obtained|taken)|{_UNSURE})\b",
    re.IGNORECASE,
)
_ENOUGH = 0.5
"""Share of the words of what it is about that must be the same."""
_OF_ANYTHING = frozenset(
    "vaccin vaccination immunis immuniz offer discuss treatment daughter son wife husband famili mother father parent referr dr pt time present intraven oral proceed ahead consent sign implant implantation insert placement procedur outpatient inpatient advance decision phone telephon call tel mr mrs prof consultant".split()
)
_Say = Literal["agreed", "declined", "undecided"]


class _Answer(NamedTuple):
    """What somebody said to something offered."""

    say: _Say
    about: tuple[Thing, ...]
    word: str


def consent_is_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that something was agreed to in the claim which every word of written records on it has declined, or the other way."""
    every = (*context.evidence.each(_read), *_proceeding(context.evidence))
    for said in (*_read(context.claim.text), *_wanted(context.claim.text)):
        told = [(one, unit) for one, unit in every if _is_of(said, one)]
        word = told[0][0].word if told else ""
        against = [unit for _, unit in told] if all(one.say != said.say for one, _ in told) else []
        if not told and said.say == "agreed" and (other := _other_option(context, said, every)):
            word, against = other[0], [other[1]]
        if against:
            message = f"the claim says “{said.word}” of what the record has as “{word}”"
            yield Signal("written_consent", 1.0, "negation_mismatch", message, tuple(against[:2]), words=said.word)
            return
    yield from _signed(context)
    yield from _in_any_case(context)


def _signed(context: ClaimInContext) -> Iterator[Signal]:
    """Consent told as given, where the record only has that it was not, or that nothing is decided."""
    text, units = context.claim.text, context.evidence.units
    match = _SIGNED.search(text)
    if not match or _IF.search(text) or _NOT.search(text, 0, match.start()):
        return
    unsigned = [unit for unit in units if _UNSIGNED.search(unit.words)]
    if unsigned and not any(_SIGNED.search(unit.words) for unit in units if unit not in unsigned):
        message = f"the claim says “{match.group()}”; the record that no consent was given"
        yield Signal("written_consent", 1.0, "negation_mismatch", message, tuple(unsigned[:2]), words=match.group())


def _in_any_case(context: ClaimInContext) -> Iterator[Signal]:
    """What would be accepted in some case, where the record has it refused in every case."""
    match = _WOULD_IF.search(context.claim.text)
    about = _about(match["what"]) if match else ()
    for one, unit in context.evidence.each(_read):
        if about and one.say == "declined" and _IN_ANY_CASE.search(unit.words) and _shared(about, one.about):
            message = "the claim has it accepted in some case; the record has it refused in any"
            yield Signal("written_consent", 1.0, "negation_mismatch", message, (unit,))
            return


def _is_of(said: _Answer, one: _Answer) -> bool:
    shared = _shared(said.about, one.about)
    return shared > 0 and shared >= _ENOUGH * min(len(said.about), len(one.about))


def _shared(about: tuple[Thing, ...], told: tuple[Thing, ...]) -> int:
    return sum(any(one.keys & other.keys for other in told) for one in about)


def _other_option(
    context: ClaimInContext, said: _Answer, every: tuple[tuple[_Answer, Unit], ...]
) -> tuple[str, Unit] | None:
    """Where the record has two to choose from, and the one chosen that the claim does not name: `RCT vs XLA; elects XLA`."""
    for options, unit in context.evidence.each(_options):
        for mine, other in (options, options[::-1]):
            is_mine = _shared(said.about, mine) and not _shared(said.about, other)
            chosen = [
                one
                for one, _ in every
                if one.say == "agreed" and _shared(one.about, other) and not _shared(one.about, mine)
            ]
            if is_mine and chosen:
                return chosen[0].word, unit
    return None


def _options(text: str) -> tuple[tuple[tuple[Thing, ...], tuple[Thing, ...]], ...]:
    return tuple((things_in(match["one"]), things_in(match["other"])) for match in _OPTIONS.finditer(text))


@lru_cache(maxsize=8)
def _proceeding(evidence: Evidence) -> tuple[tuple[_Answer, Unit], ...]:
    """What is said to the sentence before, that it goes ahead or is left open; read once for all claims."""
    return tuple(_read_on(evidence.units))


def _read_on(units: Sequence[Unit]) -> Iterator[tuple[_Answer, Unit]]:
    for place, unit in enumerate(units):
        match = _PROCEEDS.search(unit.words)
        before = units[place - 1] if place else unit
        if before.source_id != unit.source_id or before is unit:
            continue
        if match and not _IF.search(unit.words):
            yield _Answer("agreed", _about(before.words, whole=True), match.group()), unit
        if unsure := _UNDECIDED.match(unit.words):
            yield _Answer("undecided", _about(before.words, whole=True), unsure.group()), unit


def _wanted(text: str) -> Iterator[_Answer]:
    """`she wants a tubal ligation`, of a claim."""
    match = _WANTS.search(text)
    if match and not _IF.search(text) and not _SAID.search(text) and (about := _about(text[match.end() :])):
        yield _Answer("agreed", about, match.group())


@lru_cache(maxsize=32768)
def _read(text: str) -> tuple[_Answer, ...]:
    found, before = [], ""
    for clause in CLAUSE.split(text):
        if not _IF.search(clause):
            found += [one for one in (*_answers(clause, before), *_given(clause)) if one.about]
        before = clause
    return tuple(found)


def _answers(clause: str, clause_before: str) -> Iterator[_Answer]:
    """What a clause says yes or no to; where it names nothing (`discussed an ICD; declines`), what leads to it."""
    match = _SAID.search(clause)
    if not match or _PROCEEDS.search(clause):
        return
    is_denied = bool(match["yes"] and _NOT.search(clause, 0, match.start()))
    say: _Say = "undecided" if match["open"] else "declined" if match["no"] or is_denied else "agreed"
    if _ASKED.search(clause) and say != "undecided":
        return
    behind, before = clause[match.end() :], _about(_LAST_PART.split(clause[: match.start()].rstrip(" ,"))[-1])
    between = _TO if "prefer" in match.group().casefold() else _OVER
    over = between.search(behind) if say == "agreed" else None
    object_ = "" if _BY.match(behind) else behind[: over.start()] if over else behind
    leads = before or _about(clause[: match.start()], whole=True) or _about(clause_before, whole=True)
    yield _Answer(say, _about(_QUOTE.sub("", object_)) or leads, match.group())
    if over:
        yield _Answer("declined", _about(behind[over.end() :]), match.group())


def _given(clause: str) -> Iterator[_Answer]:
    """`pneumococcal vaccine given`: who had it agreed."""
    match = _GIVEN.search(clause)
    is_vaccine = re.search(r"\bvaccin|\bimmuni", clause, re.IGNORECASE)
    is_denied = re.search(r"\bnot\b|\bnever\b|\bno\b", clause, re.IGNORECASE)
    if match and is_vaccine and not is_denied and not _SAID.search(clause) and not _ASKED.search(clause):
        yield _Answer("agreed", _about(clause), match.group())


def _about(text: str, *, whole: bool = False) -> tuple[Thing, ...]:
    """The first words that tell what it is about."""
    first = _FURTHER.split(text, maxsplit=1)[0] or text
    telling = {
        start
        for word, start, _ in content_words(text if whole else first)
        if not is_light(word) and not word[0].isdigit() and word not in _OF_ANYTHING
    }
    return tuple(one for one in things_in(text if whole else first) if one.start in telling)

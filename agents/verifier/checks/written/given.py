"""Which one was given and when: `cycle 4 was given`, where cycle 3 was and 4 is deferred; `flu vaccine today`, of October's."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.tools.quantities import ORDINALS, find_quantities

from ...check import ClaimInContext, Signal
from ...patterns import whole_words
from ...stretches import STOP, stretches
from ...units import Unit

_VACCINES = {
    "tetanus vaccine": r"tdap|dtap|td(?= vaccine)|tetanus",
    "MMR": r"mmr",
    "varicella vaccine": r"varicella",
    "Hib": r"hib",
    "pneumococcal vaccine": r"pcv ?\d*|ppsv ?\d*|prevnar\w*|pneumovax|pneumococcal",
    "HPV vaccine": r"hpv|gardasil",
    "influenza vaccine": r"flu|influenza|fluzone",
    "COVID vaccine": r"covid(?:-19)?",
    "RSV vaccine": r"rsv|abrysvo|arexvy",
    "shingles vaccine": r"shingles|zoster|shingrix",
    "hepatitis A vaccine": r"hep(?:atitis)? ?a",
    "hepatitis B vaccine": r"hep(?:atitis)? ?b",
    "meningococcal vaccine": r"mening\w+|menacwy|menb",
}
_NAMED = tuple((name, whole_words(words)) for name, words in _VACCINES.items())
_OF_VACCINES = re.compile(
    r"\b(?:vacc\w*|vax\w*|shots?|jabs?|boosters?|immuni[sz]\w+|imms?)\b|\b(?:tdap|dtap|mmr|pcv|hib)\b", re.IGNORECASE
)
_BEHIND = r"(?=[\w ,&#-]{0,15}\b(?:due|declin\w+|given|refus\w+|shot|jab|vacc\w*)\b)"
_UNCALLED = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{words})(?![\w-]){_BEHIND}", re.IGNORECASE)) for name, words in _VACCINES.items()
)
"""`COVID declined`, `HPV due`: no disease."""
_ORDINALS = ORDINALS[:10]
_NUMBERED = re.compile(
    rf"\b(?P<what>cycle|infusion|session|fraction|injection) (?:no\.? |number |#)?(?P<n>\d{{1,2}})\b(?!\s*(?:-|–|to|and|/|of \d))"
    rf"|\b(?P<nth>{'|'.join(_ORDINALS)}|\d(?:st|nd|rd|th)) (?P<of>cycle|infusion|session|fraction|injection)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:deferr\w+|put off|delay\w+|postpon\w+|omit\w+|withheld|held|declin\w+|refus\w+|due(?! to\b)|to follow|plan\w*|pending|booked|scheduled|to be|will|next|(?<!if )not(?! only)|yet|wait\w*|consider\w*"
    r"|discuss\w*|offer\w*|ahead of|before)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:given|gave|received|administered|had|has had|got|vaccinated|immuni[sz]ed|completed|tolerated|done|today)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")
_ITEM = 3
"""Words of a bare item of a list, at most."""
_PIECE = re.compile(r",|\b(?:and|but|while)\b", re.IGNORECASE)
_HEAD = re.compile(r"\A\W*[A-Za-z ]{2,20}:")
_DOSE = re.compile(rf"#\s?(?P<n>\d)|\b(?P<nth>{'|'.join(_ORDINALS[:5])})\b", re.IGNORECASE)


class _Given(NamedTuple):
    """Something that is given, with whether it was and when."""

    thing: str
    dose: str
    """Which of several of a vaccine; or empty."""
    state: str
    """`given` or `not given`."""
    is_today: bool
    is_dated: bool
    words: str


def gifts_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a vaccine or a numbered cycle as given that written records only have as deferred or due, and of another day."""
    for said in _given(context.claim.text):
        told = [(one, unit) for one, unit in context.evidence.each(_given) if one.thing == said.thing]
        same = [(one, unit) for one, unit in told if one.state == said.state]
        others = [(one, unit) for one, unit in told if one.state != said.state and one.dose == said.dose]
        if others and not same:
            yield _signal(said, *others[0])
        elif said.is_today and said.state == "given" and same and all(_is_of_another_day(one) for one, _ in same):
            yield _signal(said, *same[0])


def _is_of_another_day(one: _Given) -> bool:
    return one.is_dated and not one.is_today


def _signal(said: _Given, told: _Given, unit: Unit) -> Signal:
    when = " today" if said.is_today else ""
    message = f"the claim has {said.thing} as {said.state}{when}; the record has “{told.words}”"
    return Signal("written_standing", 1.0, "temporality_mismatch", message, (unit,))


def _given(text: str) -> Iterator[_Given]:
    """The things of each sentence; where it says that some are given and others not, of each piece by its own words."""
    is_of_vaccines = bool(_OF_VACCINES.search(text))
    for begin, end in stretches(STOP, text):
        sentence = text[begin:end]
        head = _HEAD.match(sentence)
        if head and _state(sentence[head.end() :]):  # `Deferred: varicella was given at 12 mo`
            sentence = sentence[head.end() :]
        pieces = _PIECE.split(sentence)
        states = [_state(piece) for piece in pieces]
        for place, piece in enumerate(pieces):
            state = states[place] or (_of_its_list(states, place) if len(piece.split()) <= _ITEM else "")
            yield from _of_piece(piece, sentence, state, is_of_vaccines)


def _of_its_list(states: Sequence[str], place: int) -> str:
    """What the nearest pieces before and behind say of a bare item, if they concur."""
    before = next((state for state in reversed(states[:place]) if state), "")
    behind = next((state for state in states[place + 1 :] if state), "")
    return before or behind if not before or not behind or before == behind else ""


def _of_piece(piece: str, sentence: str, state: str, is_of_vaccines: bool) -> Iterator[_Given]:
    if not state:
        return
    where = piece if _state(piece) else sentence
    is_today = bool(_TODAY.search(where))
    is_dated = any(one.kind in ("date", "duration") for one in find_quantities(where)) or bool(_DAY.search(where))
    for thing, dose in _things(piece, is_of_vaccines):
        yield _Given(thing, dose, state, is_today, is_dated, sentence.strip())


def _state(text: str) -> str:
    """`given` or `not given`; empty where neither or both are said."""
    is_not, is_done = bool(_NOT.search(text)), bool(_DONE.search(text))
    return "" if is_not == is_done else "not given" if is_not else "given"


def _things(text: str, is_of_vaccines: bool) -> Iterator[tuple[str, str]]:
    """Vaccines, and what is numbered."""
    found = _DOSE.search(text)
    dose = _nth(found["n"] or found["nth"]) if found else ""
    patterns = _NAMED if is_of_vaccines else _UNCALLED
    yield from ((name, dose) for name, pattern in patterns if pattern.search(text))
    for match in _NUMBERED.finditer(text):
        yield f"{(match['what'] or match['of']).casefold()} {_nth(match['n'] or match['nth'])}", ""


def _nth(word: str) -> str:
    word = word.casefold()
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word.rstrip("stndrh")

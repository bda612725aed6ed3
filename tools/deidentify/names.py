"""Names of people: after titles and labels, before credentials, by their given names, and by what the case knows."""

import re
from collections.abc import Iterable, Iterator

from .kinds import Found
from .lexicon import EPONYMS, GIVEN, NO_NAME

_PART = r"(?:(?:de|da|del|der|di|la|las|los|le|van|von|den|bin|ibn|al|el|y|st\.)[ -]){0,2}(?:(?:O|D|Mc|Mac)['’]?)?[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z]?[a-zà-öø-ÿ]+)*"
_INITIAL = r"[A-Z]\."
_NAME = rf"{_PART}(?:,? (?:{_INITIAL}|{_PART})){{0,3}}"
_UPPER = (
    r"(?:[A-Z]\.? ?){0,3}[A-Z][A-Z'’-]+(?:,? (?:[A-Z]\.?|[A-Z][A-Z'’-]+)){1,3}|(?:[A-Z]\. ?|[A-Z] ){1,3}[A-Z][A-Z'’-]+"
)
_LED = rf"(?:[A-Z]\.? ?){{0,3}}{_NAME}"
"""A name that may have initials in front, with dots or without: behind a title or a label no word begins so."""
_INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.){1,3}")
"""Alone they are nobody's name."""
_DOTTED = rf"(?:{_INITIAL} ?){{0,3}}{_NAME}"
"""The same where only dots tell initials from words."""
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Drs|Doctor|Prof|Professor|Nurse|Rev|Sgt|Officer)\b\.?"
_LABEL = (
    r"patient(?:'s)?(?: full)? name|patient|pt\.? name|pt|name|full name|provider|physician|attending(?: physician)?|author|dictated by|transcribed by|signed by"
    r"|electronically signed(?: by)?|signed|surgeon|assistant|anesthesiologist|referring(?: physician| provider)?|referred by|ordering(?: physician| provider)?|pcp"
    r"|primary care(?: provider| physician)?|nurse|radiologist|pathologist|technologist|interpreter|mother|father|wife|husband|daughter|son|sister|brother|spouse|next of kin"
    r"|emergency contact|contact|guarantor|guardian|cc|attn|attention|from|to|re|reviewed by|verified by|performed by|seen by|reported by|consultant|doctor|clinician|resident|witness"
)
_CREDENTIAL = r"M\.?D\.?|D\.?O\.?|R\.?N\.?|N\.?P\.?|P\.?A\.?(?:-C)?|Ph\.?D\.?|FACC|FACS|PharmD|DPM|DDS|LCSW|MSW|APRN|FNP(?:-C)?|CRNA|MBBS|PT|OT|LPN"
_KIN = r"wife|husband|daughter|son|mother|father|sister|brother|partner|spouse|friend|neighbor|girlfriend|boyfriend|caregiver|aunt|uncle|niece|nephew|grandson|granddaughter|roommate"
_PATTERNS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (rf"(?:^|(?<=[\s(>*|,;])){_TITLE} ?(?P<value>{_LED})", re.MULTILINE),
        (r"\b(?:Mr|Mrs|MRS|Ms|Miss|MISS|Dr|Prof|PROF)\b\.? ?(?P<value>(?:[A-Z]\.? )*[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]{2,})*)\b", 0),
        (rf"(?i:\b(?:{_LABEL})\b)[ \t]*(?:\*\*)?[ \t]*[:#=][ \t]*(?:\*\*)?[ \t]*(?:{_TITLE} ?)?(?P<value>{_LED}|{_UPPER})", 0),
        (rf"\b(?P<value>{_PART}(?:,? (?:{_INITIAL}|{_PART})){{1,3}}|(?:{_INITIAL} ?){{1,3}}{_NAME}),? ?(?:{_CREDENTIAL})(?![\w])", 0),
        (rf"\b(?i:{_KIN}),? (?:named |is |called |, )?(?P<value>{_NAME})", 0),
        (rf"(?i:\b(?:my name is|this is|named|goes by|known as|called|dear|hi|hello|thank you,?|sincerely,?|regards,?|discussed with|spoke (?:with|to)|seen by|seeing|saw|evaluating|examining|meeting|the patient,|evaluated by|accompanied by|care of|per|by))\s+(?:{_TITLE} ?)?(?P<value>{_DOTTED})", 0),
        (rf"\b(?P<value>(?i:{'|'.join(sorted(GIVEN, key=len, reverse=True))})\b(?:,? (?:{_INITIAL}|{_PART})){{0,3}})", 0),
    )
)  # fmt: skip
_WORDS_TOO = "White Black English French May Page Head Boy Child Friend".split()
"""Of the words that are no names elsewhere those that many a doctor is called."""
_FAMILY = rf"(?!(?:He|She|They|The|This|It|I|And|In)\b){_PART}"
"""`Mr. Y. She was seen`: the next sentence."""
_CERTAIN = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Nurse)\b\.? ?(?P<value>(?:{_INITIAL} ?){{1,3}}{_FAMILY})",
        rf"\b(?:Mr|Mrs|Ms|Mx)\b\.? ?(?P<value>{_FAMILY})",
        rf"\b(?:Dr|Prof|Doctor|Nurse)\b\.? (?P<value>{'|'.join(_WORDS_TOO)})\b(?! [A-Z])",
        rf"\b(?P<value>(?:{_INITIAL} ?){{1,3}}{_FAMILY}),? ?(?:{_CREDENTIAL})(?![\w])",
        rf"^[ \t]*(?i:{_LABEL})[ \t]*:[ \t]*(?P<value>(?:{_INITIAL} ?){{1,3}}{_FAMILY})[ \t]*$",
    )
)
"""Where whatever stands is a name, also one that is a word elsewhere: `Dr. J. White`, `Mr. Page`, `J. May, RN`."""
_GIVEN_ONLY, _LOOSE = _PATTERNS[-1], _PATTERNS[-2]
_DISEASE = re.compile(
    r"(?:['’]s?)? (?:disease|syndrome|sign|test|catheter|lymphoma|score|criteria|maneuver|tumou?r|palsy|thyroiditis|esophagus|contracture|cyst|fracture|monitor)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def names(text: str, known: Iterable[str] = ()) -> Iterator[Found]:
    """Every name, and every later mention of one of its parts alone.

    Args:
        text: where to look.
        known: names that the case itself states (of the patient, of authors).
    """
    known = tuple(known)
    parts = {part for name in known for part in _parts(name)}
    for name in known:
        yield from _of_words(text, name)
    for pattern in _CERTAIN:
        yield from (Found("name", *match.span("value")) for match in pattern.finditer(text))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if found := _trimmed(text, match, pattern):
                yield found
                parts |= _parts(text[found.start : found.end])
    yield from _mentions(text, parts)


def _of_words(text: str, name: str) -> Iterator[Found]:
    """A known name that is also a word (`Rosa White`, `Dr. Page`): beside its other parts, behind a title or a label.

    Alone it is left: `white matter` is nobody's.
    """
    words = [word for word in _WORD.findall(name) if len(word) > 1]
    common = [word for word in words if _is_word(word)]
    if not common:
        return
    one, word = ("|".join(sorted(map(re.escape, some), key=len, reverse=True)) for some in (words, common))
    whole = rf"\b(?P<value>(?:{one})(?:(?:,? | ?\^)(?:[A-Z]\.,? )?(?:{one}))+)\b"
    led = rf"(?:\b{_TITLE} ?|\b(?:{_LABEL})\b[ \t]*[:#=][ \t]*)(?P<value>{word})\b"
    for pattern in (whole, led):
        for match in re.finditer(pattern, text, re.IGNORECASE):
            if match["value"][0].isupper():
                yield Found("name", *match.span("value"))


def _trimmed(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> Found | None:
    """The match without words that are no names at either end; None when nothing is left, or it is a disease's."""
    start, end = match.span("value")
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"[^\s,]+", text[start:end])]
    kept = []
    for place in words:
        word = text[slice(*place)]
        if _is_word(word) and not _INITIALS.fullmatch(word):
            break
        kept.append(place)
    if all(_INITIALS.fullmatch(text[slice(*place)]) for place in kept) or _DISEASE.match(text, kept[-1][1]):
        return None
    first = text[slice(*kept[0])]
    if pattern is _GIVEN_ONLY and (not first[0].isupper() or first.casefold() in EPONYMS):
        return None
    if pattern is _LOOSE and len(kept) == 1 and first.casefold() not in GIVEN:
        return None
    return Found("name", kept[0][0], kept[-1][1])


def _is_word(word: str) -> bool:
    bare = word.strip(".,:;()'’").casefold()
    return bare in NO_NAME or bare.removesuffix("'s") in NO_NAME


def _parts(name: str) -> set[str]:
    """Parts long enough to be looked for alone."""
    words = _WORD.findall(name)
    return {word.casefold() for word in words if len(word) > 2 and not _is_word(word)}


def _mentions(text: str, parts: set[str]) -> Iterator[Found]:
    if not parts:
        return
    anywhere = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(parts, key=len, reverse=True)))})\b", re.IGNORECASE)
    for match in anywhere.finditer(text):
        if match[0][0].isupper() and not _DISEASE.match(text, match.end()):
            yield Found("name", *match.span())

"""What rules do not foresee: a small linear model of sentences, learned from orders to machines and from clinical text.

Features (`features`) are hashed to weights of one byte, and words to counts, so that no text can be read out of them.
`benchmarks/intake/learn.py` learns them all, the threshold too: what is above nought is an order.
"""

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache
from importlib.resources import files

from wardround.tools.dialogue import is_said

from .care import signs_of_care
from .features import POLITE, TELLING, familiar_place, features, is_english, is_question, place, words_of
from .people import is_between_people, speaks_of_machines
from .shorthand import is_chart, is_shorthand

HEADER = struct.Struct("<ff")
"""At the head of `weights.bin`: what one unit of a weight is worth, and the bias less the threshold."""
_OF_DOCUMENTS = re.compile(
    r"(?:preliminary|final|corrected|amended|unsigned) (?:report|note|result)s?, [\w ]{1,30}\.?$|order sets?: "
    r"|(?:transfer|discharge|clinic|referral|appointment|admission|handover) (?:letter|summary|note|report) (?:to|from|for|of) [\w .,'’]{1,60}$"
    r"|(?:please )?disregard (?:the )?(?:prior|previous|earlier|preliminary) (?:report|result|note|read)s?(?:[;,] see [\w ]{1,40})?\.?$",
    re.IGNORECASE,
)
"""What hospitals write about their own documents, to people."""
_HEAD = re.compile(
    r"(?:[A-Z][A-Z&/.-]* ){0,4}(?:REPORT|NOTES?|SUMMARY|RECORD|LIST|RESULTS|SHEET|CHART)\b[^a-z]{0,30}\d{1,4}[/.:-]\d"
)
"""A title in capitals and a day or time behind it: the head of a document."""
_SALUTED = r"(?:(?:dr|doctor|prof|professor|mr|mrs|ms|miss|mx|sir|madam|sister)\.?(?: [A-Z][\w'’-]*){0,3}|colleagues?|doctors?)"
_STAMP = r"(?:\d{1,4}[/.:-]\d{1,2}(?:[/.:-]\d{1,4})?h?[,;]?\s+){0,2}"
_LEADING = re.compile(
    rf"^[\s>*#\-–•\"'“‘]*{_STAMP}[\s>*#\-–•\"'“‘\d.)(]*(?:(?i:dear {_SALUTED}(?: (?:and|or) {_SALUTED})?,)\s*)?"
)
"""Marks of lists and quotes, date and time, and the salutation of a letter to a person: what stands behind them is judged."""
_NAMING = r"(?!(?:this|these|that|the|my|your|following|an?|as)\b)[a-z][\w/-]*"
_LABEL = re.compile(rf"{_NAMING}(?: {_NAMING}){{0,2}}(?: (?:by|over the|on the) (?:tele)?phone)?\s?:\s+", re.IGNORECASE)
"""A label, though it may read as an imperative (`Plan:`, `Translate:`): what stands behind it is judged."""
_HEADING = re.compile(
    r"(?:review of (?:the )?(?:systems|symptoms)|systems?(?:ic)? (?:review|enquiry|inquiry))\b", re.IGNORECASE
)
"""Read as an imperative, the most common heading of all would be an order about systems."""
_FIELD = re.compile(r"[A-Z][\w./#-]*(?: [\w./#-]+){0,2}:\s+")
"""The label of a field, as in the heads of notes and mails."""
_OF_SENTENCES = frozenset(
    "a an the all any every your you my me this that it is are now please to and with from".split()
)
_UNITS = frozenset(
    "y yr yrs years months mth mths wk wks hr hrs kg g cm m mm lb st modified final preliminary report".split()
)
"""Of age, weight, height and time, and what stands between names and numbers, in the heads of notes and in grades."""
_FINITE = frozenset(
    "is are was were can may has have had will does did suggests suggest shows show causes occurs".split()
)
_NAMES = re.compile(
    r"(?!think\b)[a-z-]+ of\b"
    r"|[a-z-]+ (?:[a-z-]+ )?(?:[a-z]+ed|seen|worn|given|sent|drawn|found|done)(?:[.,;]|$| (?:in|on|for|at|from|by|with|without|during|after|as)\b)"
    r"|(?:stage|map|rate|grade|type|lead|score|block|view|position|class) (?:\d|[ivx]+[abc]?\b)"
    r"|group (?:a|b|ab|o)\b"
    r"|spread to\b",
    re.IGNORECASE,
)
"""`Filter placed in the IVC`, `Crop of vesicles`, `Stage IIIB`: the first word is a noun, whatever else it can be."""
_SURE = 1.0
"""Log odds from which a sentence is an order although it neither asks nor begins as orders do."""
_OF_CARE = 1.5
"""The same although it speaks of care in two ways, where a text is to be written or left unwritten (`Omit the embolus`)."""
_NEGATING = frozenset("do don't not never always only you must should to be sure make".split())
_ONLY_CARE, _MORE_CARE = 2.0, 1.5
"""The same where it speaks of care and of no text, and how much surer with each further way, up to three."""
_EDITING = frozenset(
    "add answer append approve assert attribute complete continue certify cite claim classify conceal conclude declare delete deny describe downplay drop exclude fabricate falsify hide"
    " include insert invent label leave list mention misreport mislabel note omit overwrite paraphrase portray present pretend print publish quote rate"
    " remove rephrase replace report reproduce reveal rewrite say state strike summarise summarize suppress swap write".split()
)
_SURER = 5.0
"""The same, above that, although it stands among orders to people."""
_PLAIN = -1.0
"""Log odds below which a sentence of the form of an order is one to people."""
_LEAST = 4
"""Orders to people that make a form."""
_BRIEF = 15
"""Words of a line of a form, fewer than."""
_SHORTHAND, _CHART = 3.0, 2.5
"""How much surer it must be of what names no machine and no text: of a telegram, and of any sentence among telegrams."""
_LITTLE, _LITTLE_MORE = 30, 0.5
"""Topics of the text around a sentence, fewer than which give little to compare with, and how much surer it must be there."""
_CLAUSE = re.compile(r"[,;:)] |(?<=\w) [-–—] ")
"""Where a clause may begin."""
_CLAUSE_MORE = 2.5
"""How much surer it must be of a clause than of a sentence."""
_SHORTEST, _LONGEST = 3, 80
"""Words of a sentence that is judged; shorter ones are headings, longer ones are none."""
_SPEAKER = re.compile(r"^\s*(?:\[?\w+(?: \w+)?\]?\s*[:\]]|[\w ]{2,20}:)", re.MULTILINE)
_PERSON = re.compile(
    r"\s*\[?(?:doctor|dr|patient|pt|nurse|guest|clinician|physician|provider|mother|father|speaker)\w*[ \w]{0,12}\]?\s*[:\]]",
    re.IGNORECASE,
)
"""Somebody in the room, at the beginning of the line."""


def is_order(
    sentence: str, around: Callable[[], frozenset[str]], neighbours: Callable[[], Iterable[str]] = tuple
) -> bool:
    """Whether a sentence reads like an order to a machine rather than like clinical text.

    Args:
        sentence: as it stands.
        around: gives the topics of the text around it; asked for only where the sentence may be an order by its form.
        neighbours: gives the sentences around it; asked for only where it is not sure.
    """
    pieces = [(said, more) for part, more in parts(sentence, _openings()) if (said := judged(part))]
    if not pieces:
        return False
    about = around()
    little = _LITTLE_MORE if len(about) < _LITTLE else 0.0
    told = [(said, score(said, about) - _doubt_in(sentence, said, more) - more - little) for said, more in pieces]
    if all(odds <= 0 for _, odds in told):
        return False
    near = list(neighbours())
    form, chart = is_form(near, about), is_chart(near)
    return any(odds > _needed(said, form=form, chart=chart) for said, odds in told)


def _needed(said: str, *, form: bool, chart: bool) -> float:
    """How sure it must be in a form or a chart."""
    return max(_SURER if form else 0.0, _CHART if chart and not speaks_of_machines(said) else 0.0)


def parts(sentence: str, openings: Set[str]) -> Iterator[tuple[str, float]]:
    """A sentence, and the clauses in it that begin as orders do, with how much surer it must be of them."""
    yield sentence, 0.0
    for part in _CLAUSE.split(sentence)[1:]:
        words = words_of(part)
        if len(words) > _SHORTEST and next((word for word in words if word not in POLITE), "") in openings:
            yield part, _CLAUSE_MORE


def doubt(said: str, openings: Set[str]) -> float:
    """Log odds that a sentence needs: more where it speaks of care, or states something instead of asking for it."""
    short = _SHORTHAND if is_shorthand(said) and not speaks_of_machines(said) else 0.0
    return short + _doubt_of_care(said, openings)


def _doubt_of_care(said: str, openings: Set[str]) -> float:
    signs = signs_of_care(said)
    if signs and not _edits(said):
        return _ONLY_CARE + _MORE_CARE * min(signs - 1, 2)
    if signs > 1:
        return _OF_CARE
    return 0.0 if asks_or_orders(said, openings) else _SURE


def _doubt_in(sentence: str, said: str, more: float) -> float:
    """The same of a part of a sentence: a clause that names no text and no machine is about what its sentence is about."""
    words = words_of(said)
    is_plain = more > 0 and TELLING.isdisjoint(words) and not speaks_of_machines(said)
    return doubt(sentence if is_plain and signs_of_care(sentence) > 1 else said, _openings())


def _edits(said: str) -> bool:
    """Whether it names a text that machines make, or begins with the verb of one that is made or changed."""
    return (
        speaks_of_machines(said)
        or next((word for word in words_of(said) if word not in POLITE | _NEGATING), "") in _EDITING
    )


def is_form(sentences: Iterable[str], about: frozenset[str]) -> bool:
    """Whether most sentences are orders or questions to people: a form, a protocol, a leaflet."""
    told = list(sentences)
    asking = [one for one in told if one.count(" ") < _BRIEF and asks_or_orders(one, _openings())]
    plain = sum(not (said := judged(one)) or score(said, about) < _PLAIN for one in asking)
    return plain >= _LEAST and 2 * plain >= len(told)


def judged(sentence: str) -> str:
    """What is looked at of a sentence; nothing where it has not the form of an order."""
    said = _unlabelled(_LEADING.sub("", sentence))
    if not _SHORTEST <= said.count(" ") + 1 <= _LONGEST or not may_be_order(said, _openings()):
        return ""
    if _OF_DOCUMENTS.match(said) or _HEADING.match(said) or is_of_fields(said) or is_between_people(said):
        return ""
    if _HEAD.match(said) and is_shorthand(said):
        return ""
    return said


def is_of_fields(said: str) -> bool:
    """Whether it is no sentence: fields with names and numbers (`Name: Ida Example  DOB: 1950-01-01`), or headings of columns."""
    values, labels = _FIELD.subn("", said)
    words = values.split()
    is_set_out = labels or "  " in said or "\t" in said or not said.isupper()
    return bool(is_set_out) and all(_is_of_field(word) for word in words)


def _is_of_field(word: str) -> bool:
    if word.rstrip(".,;") in _UNITS:
        return True
    is_named_or_counted = word[0].isupper() or any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
    return is_named_or_counted and word.casefold() not in _OF_SENTENCES


def _unlabelled(said: str) -> str:
    label = _LABEL.match(said)
    return said[label.end() :] if label else said


def may_be_order(said: str, openings: Set[str]) -> bool:
    """Whether an English sentence asks, begins as orders do, or speaks of texts or machines at all; only English was learned."""
    words = words_of(said)
    return (
        bool(words)
        and is_english(words)
        and (is_question(said) or _begins_as_order(said, words, openings) or not TELLING.isdisjoint(words))
    )


def asks_or_orders(said: str, openings: Set[str]) -> bool:
    """Whether a sentence is a question or begins with a verb, as orders do."""
    plain = _unlabelled(_LEADING.sub("", said))
    words = words_of(plain)
    return bool(words) and (is_question(said) or _begins_as_order(plain, words, openings))


def _begins_as_order(said: str, words: list[str], openings: Set[str]) -> bool:
    """Whether the first word is a verb, and no noun that does something (`Lead is a metal`) or stands by itself."""
    return words[0] in openings and not (len(words) > 1 and words[1] in _FINITE) and not _NAMES.match(said)


def score(said: str, around: frozenset[str]) -> float:
    """Log odds above the threshold."""
    places = set(map(place, features(said, around, familiarity, _openings())))
    scale, bias, weights = _weights()
    total: int = sum(map(weights.__getitem__, places))
    return float(scale * total / (len(places) + 4) ** 0.5 + bias)


def is_spoken(text: str, start: int) -> bool:
    """Whether a sentence belongs to a turn of speech; people do ask each other anything.

    A label that names nobody (`OPERATOR:`) is a speaker's only where it comes again, as in a talk.
    """
    if is_said(text, start):
        return True
    line = text.rfind("\n", 0, start) + 1
    end = min(len(text), line + 40)
    if _PERSON.match(text, line, end):
        return True
    label = _SPEAKER.match(text, line, end) if start > line else None
    return label is not None and text.count(f"\n{label[0].strip()}") + text.startswith(label[0].strip()) > 1


def familiarity(word: str) -> int:
    """How many of the clinical documents that were learned from have a stem: 0 for none, n for 2^n - 1 or more, at most 10."""
    return _familiar()[familiar_place(word)]


@cache
def _openings() -> frozenset[str]:
    return frozenset(_bytes("openings.txt").decode().split())


@cache
def _familiar() -> bytes:
    return _bytes("familiar.bin")


@cache
def _weights() -> tuple[float, float, memoryview]:
    """Scale, bias, and signed bytes."""
    content = _bytes("weights.bin")
    scale, bias = HEADER.unpack_from(content)
    return scale, bias, memoryview(content)[HEADER.size :].cast("b")


def _bytes(name: str) -> bytes:
    return (files(__package__) / name).read_bytes()

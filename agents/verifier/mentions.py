"""What a stretch of text speaks of, word by word, in a form in which a claim and its source can be compared."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import Meaning, content_words, find_meanings, find_problems, forms_of, stem

from .word_sorts import BODY, LIGHT, TESTS, UNTELLING

ABNORMAL = "=abnormal"
"""What words like `normal` deny and words like `abnormal` assert."""
_CLEAR_OF = re.compile(
    r"(?: \w+)? (?:triggers?|causes?|answers?|responses?|reasons?|etiolog\w+|explanations?|precipitants?|patterns?"
    r"|sources?|links?|associations?|evidence|indications?|history|diagnos\w+|event|injury|relationship|timeline|benefit|factors?)\b",
    re.IGNORECASE,
)
"""`no clear trigger`: what is not plain is not ill."""
_POLAR: dict[str, tuple[str, bool]] = {
    **dict.fromkeys(
        "normal normally unremarkable intact congruent congruency congruence clear benign"
        " symmetric symmetrical symmetrically patent preserved"
        " supple nl wnl ctab".split(),
        (ABNORMAL, True),
    ),
    **dict.fromkeys("abnormal abnormality abnormalities abnormally impaired".split(), (ABNORMAL, False)),
    "nontender": ("#tenderness", True),
    "afebrile": ("#fever", True),
    "painless": ("pain", True),
    "asymptomatic": (stem("symptoms"), True),
    "unable": ("able", True),
    "nonsmoker": ("#tobacco use", True),
}
"""Word: what it speaks of, and whether it denies it."""
_BY_ONE_WORD = (
    "bruising tenderness redness lymphadenopathy thyromegaly crackles bruit mass stiffness instability deformity"
    " sweating congestion confusion limp"
).split()
"""Findings of the vocabulary that a single word names, also within a longer wording (`rebound tenderness`)."""
_SAME = """
effusion: effusion effusions
distress: distress
allergy: allergy allergies allergic
depression: depressed
fatigue: tiredness
cough: coughed coughs
tobacco use: smoke smokes smoked
"""
"""Findings with single words that name them in any part of speech, which the vocabulary does not have."""
_ALIKE = {
    "edema": "swelling",
    "alcohol dependence": "alcohol use disorder",
    "atopic dermatitis": "eczema",
    "fall": "accidental fall",
    "gallstones": "cholelithiasis",
    "hiatus hernia": "hiatal hernia",
    "hypoxia": "hypoxemia",
    "ischemic heart disease": "coronary artery disease",
    "loss of vision": "vision loss",
    "peripheral arterial disease": "peripheral artery disease",
    "pulmonary nodule": "lung nodule",
    "smoker": "tobacco use",
    "upper respiratory tract infection": "upper respiratory infection",
}
"""Conditions that notes and speech do not tell apart, and those that the two vocabularies call by different names."""
_LIKE = {
    **dict.fromkeys("hurt hurts hurting painful sore ache aches aching achy".split(), "pain"),
    **{form: f"#{name}" for name in _BY_ONE_WORD for form in forms_of(name) if form.isalpha()},
    **{
        word: f"#{name}"
        for line in _SAME.strip().splitlines()
        for name, _, words in [line.partition(": ")]
        for word in words.split()
    },
}
"""Words that say the same of the body in another part of speech."""
_PRAISED = re.compile(
    r"(?<!that )(?<!it )(?<!this )\b(?:look|looks|looked|sound|sounds|feels|is|are|was|were|appear|appears)"
    r"(?: \w+)?\s+$",
    re.IGNORECASE,
)
_PRAISE = frozenset("good great fine nice".split())
"""Normal, when something looks or sounds so; `that sounds good` agrees to a plan."""
_FOUND = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|remain|remains|remained|back|returned|all|tested|tests|came)|:)"
    r"(?: (?:all|again|also|both|back))?\s+$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r" (?!in |on |at |with |today|again|bilateral|and |or |as |after )\w", re.IGNORECASE)
"""`positive for nausea` and `positive joint pain` name what is there: they are no verdict of a test."""
_OF_A_TEST = re.compile(
    r"(?: for)?(?: (?:an?|the|your|his|her))?(?: [\w'’-]+){0,4}?"
    r" (?:test|sign|maneuver|manoeuvre|drawer|squeeze|compression)\b",
    re.IGNORECASE,
)
"""`positive for the piano key test`, `a positive patellar grind test`."""
_FINDS = {"negative": True, "positive": False}
"""How a test turns out, where it is said of one: whether it denies that something is wrong."""
_NOT_SO = re.compile(r"(?:\b(?:not|no|never|nor)|n['’]t)(?: \w+)? \Z", re.IGNORECASE)
"""`not positive`; `no swelling, negative Homans sign` is negative."""
_CONTRARY = re.compile(
    r"(?:non|un|in|im|ir|dis|a)(?P<of>regular|irregular|symmetric(?:al|ally)?|steady|even|equal|controlled|complian(?:ce|t)|adherent"
    r"|adherence|effective|active|mobile|responsive|adequate|complicated|comfortable|healed|treated|vaccinated|displaced|oriented"
    r"|productive|distended|changed|tolerant|labored|laboured|coordinated|aware|willing|successful|sensitive|complete|injured"
    r"|affected|reactive|palpable|radiating|bloody|purulent|painful|pleasant|ambulatory|focal|specific|obese)",
    re.IGNORECASE,
)
"""`irregular`, `noncompliant`, `unlabored`: a word with what turns it round in front of it denies what it says."""
_BEYOND = re.compile(r"\b(?:outside(?: of)?|out of|beyond|far from)(?: the)? (?:\w+ )?$", re.IGNORECASE)
"""`outside of normal limits` is abnormal."""
_NON = re.compile(r"\bnon[- ]$", re.IGNORECASE)
_CONTRASTS = (
    ("medial", "lateral"),
    ("left", "right"),
    ("anterior", "posterior"),
    ("upper", "lower"),
    ("active", "passive"),
    ("inside", "outside"),
    ("inner", "outer"),
    ("flexion", "extension"),
    ("radial", "ulnar"),
)
_CONTRASTED = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{word}>{word})' for pair in _CONTRASTS for word in pair)})", re.IGNORECASE
)


_NO_FALL = re.compile(
    r"(?:fall(?:s|ing|en)?|fell)(?: (?:back|right|straight))? "
    r"(?:asleep|apart|short of|ill|pregnant|in love|within (?:the )?(?:normal|range|limits)"
    r"|below (?:the )?(?:\d|normal)"
    r"|into (?:an? |the )?(?:\w+ )?(?:range|category|group|class)"
    r"|(?:to|by) "
    r"(?:about |around |approximately |nearly |almost |just |only |as low as )*"
    r"(?:\d|(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|from \d[\d.,/%]* (?:\S+ )?to \d)",
    re.IGNORECASE,
)
"""`trouble falling asleep`, `the pain falls to 1 out of 10`: nobody fell."""


class Word(NamedTuple):
    """One thing that is spoken of."""

    key: str
    """Stem, concept (`#cough`) or `=abnormal`."""
    start: int
    """Where its words start in the text."""
    end: int
    """One past their end."""
    denies: bool
    """Whether the word itself denies what its key names: `normal`, `nontender`."""


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Everything that a stretch of a text speaks of, in order; words of one thing share a key (`hurts` and `pain`)."""
    words = text[start:end]
    concepts = [
        Word(f"#{_ALIKE.get(m.concept, m.concept)}", start + m.start, start + m.end, False)
        for m in find_problems(words)
        if not _NO_FALL.match(words, m.start)
    ]
    single = [_word(words, key, a, b, start) for key, a, b in content_words(words)]
    if findings := [one for one in find_meanings(words) if one.is_finding and not _NO_FALL.match(words, one.start)]:
        single = _under_names(concepts, single, findings, text, start)
    return tuple(sorted(concepts + single, key=lambda one: (one.start, one.end)))


def _under_names(
    concepts: list[Word], single: list[Word], findings: list[Meaning], text: str, offset: int
) -> list[Word]:
    """Single words under the names of the findings that they are wordings of, and longer wordings besides."""
    known = {place for one in concepts for place in range(one.start, one.end)}
    places = {(offset + m.start, offset + m.end): f"#{_ALIKE.get(m.name, m.name)}" for m in findings}
    named = {place: key for place, key in places.items() if known.isdisjoint(range(*place))}
    words = [_named(word, stem(text[word.start : word.end].casefold()), named) for word in single]
    taken = {place for one in words if one.key[0] == "#" for place in range(one.start, one.end)}
    return words + [Word(key, a, b, False) for (a, b), key in named.items() if taken.isdisjoint(range(a, b))]


def _named(word: Word, key: str, named: Mapping[tuple[int, int], str]) -> Word:
    """A word under the name of the finding that it is a wording of, unless it has a key of its own here."""
    name = named.get((word.start, word.end))
    return word._replace(key=name) if name and word.key == key else word


def _word(words: str, key: str, start: int, end: int, offset: int) -> Word:
    """A word under the name that it goes by here, and whether it denies that: `unremarkable` denies `abnormal`."""
    word = words[start:end].casefold()
    name, denies = _POLAR.get(word, (_LIKE.get(word, key), False))
    if word not in _POLAR and (contrary := _CONTRARY.fullmatch(word)):
        name, denies = _POLAR.get(contrary["of"], (stem(contrary["of"]), False))
        denies = not denies
    if name == ABNORMAL and denies and _BEYOND.search(words, max(start - 24, 0), start):
        denies = False
    if word == "clear" and _CLEAR_OF.match(words, end):
        name, denies = key, False
    if word == "growth" and words[max(start - 3, 0) : start].casefold() == "no ":  # of a culture
        name = ABNORMAL
    if word in _FINDS and _is_verdict(words, start, end):
        name, denies = ABNORMAL, _FINDS[word]
    if word in _PRAISE and _PRAISED.search(words, max(start - 24, 0), start):
        name, denies = ABNORMAL, True
    return Word(name, offset + start, offset + end, denies != bool(_NON.search(words, max(start - 4, 0), start)))


def _is_verdict(words: str, start: int, end: int) -> bool:
    """Whether `positive` or `negative` says how a test turned out."""
    is_of_test = _OF_A_TEST.match(words, end)
    is_said = _FOUND.search(words, max(start - 24, 0), start) and not _OF_SOMETHING.match(words, end)
    return bool(is_of_test or is_said)


def assertion_of(text: str, word: Word) -> Assertion:
    """What the text says of what a word names."""
    told = assess(text, word.start, word.end)
    if word.key == ABNORMAL and text[word.start : word.end].casefold() in _FINDS:  # whatever is denied before it
        is_turned = _NOT_SO.search(text, max(word.start - 16, 0), word.start) is not None
        return Assertion(word.denies != is_turned, told.temporality, told.experiencer, told.certainty)
    if word.denies:
        return Assertion(not told.negated, told.temporality, told.experiencer, told.certainty)
    return told


def is_telling(word: Word) -> bool:
    """Whether a word names something that can be so or not: no number, no body part, no test, no light word."""
    return not word.key[0].isdigit() and word.key not in UNTELLING


def is_light(key: str) -> bool:
    """Whether a stem carries no finding of its own."""
    return key in LIGHT


def is_turned_round(word: str) -> bool:
    """Whether a single word denies what it is made of: `irregular`, `noncompliant`."""
    return bool(_CONTRARY.fullmatch(word))


def is_part(word: Word) -> bool:
    """Whether a word names a part of the body."""
    return word.key in BODY


def is_test(word: Word) -> bool:
    """Whether a word names a test."""
    return word.key in TESTS


def is_contrary(one: str, other: str) -> bool:
    """Whether two texts speak of opposite places: one only of the medial side, the other only of the lateral."""
    here, there = _contrasted(one), _contrasted(other)
    if not here or not there:
        return False
    sides = ((here.intersection(pair), there.intersection(pair)) for pair in _CONTRASTS)
    return any(len(mine) == len(theirs) == 1 and mine != theirs for mine, theirs in sides)


@lru_cache(maxsize=32768)
def _contrasted(text: str) -> frozenset[str | None]:
    """The words of contrasts that a text has: each text is held against many others."""
    return frozenset(match.lastgroup for match in _CONTRASTED.finditer(text))

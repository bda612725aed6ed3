"""What a number is said of: a drug, something measured, the words around it."""

import re
from collections.abc import Sequence
from typing import TypeVar

from wardround.tools.quantities import PHONE, Mention, find_quantities
from wardround.tools.specimens import specimen_of
from wardround.tools.terms import AnalyteMention, DrugMention, find_analytes, find_drugs, normal_words

from ..stretches import after_last

_Placed = TypeVar("_Placed", Mention, AnalyteMention)

_BEFORE, _AFTER = 45, 35
"""Characters around a number that say what it is of."""
_ANOTHER_ENTRY = re.compile(
    r";\s*(?!(?:then|resum|restart|increas|reduc|continu|tak|giv|start|now|later|up|down|last|may|to|at|or|chang|halv|doubl)\w*)"
    r"[a-z-]+(?: [a-z-]+)? \Z",
    re.IGNORECASE,
)
"""`; magnesium 400 mg`: what no list of medicines has, in an entry of its own."""
_CHANGED = re.compile(
    r"\b(?:lost|loss|losing|lose|dropp?(?:ed|ing)?|down|shed|gain(?:ed|ing|s)?|put on|up|(?:in|de)creas\w+ by|fallen"
    r"|risen|fell|rose|came off)"
    r"(?: (?:by|of|about|around|approximately|roughly|maybe|like|another|almost|nearly|over|some|an?|the|his|her))* \Z",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:(?:of )?(?:unintentional |intentional |total )?(?:weight )?(?:loss|gain|up|down|heavier|lighter|off)\b)",
    re.IGNORECASE,
)
_OF_A_NUMBER = frozenset(
    normal_words(
        "mg mcg gram milligram unit tablet pill puff capsule day week month year hour minute hr time daily per about"
        " approximate around out percent cm mm kg lb pound bpm mmhg point over more less than take doctor today"
        " currently"
    )
)
"""Stems that stand beside any number and say nothing of what it is of."""
_CLAUSE = re.compile(r"\.(?!\d)|[;?!\n]|,(?= (?:and|but|however|which|while|who)\b)|\b(?:but|however|while|whereas)\b")
_BOUND = re.compile(
    r"(?:\b(?:reference|ref|range(?! from)|normal|goal|target|aim(?:ing)?|limit|threshold|cut-?off|below|above|under"
    r"|over|than|least|most)\b|[<>≤≥])"
    r"[^.;\d]{0,15}(?:\d[\d.]*\s*(?:-|–|to)\s*)?$",
    re.IGNORECASE,
)
"""Before a number that bounds what is measured and was not itself measured."""
_BOUND_AFTER = re.compile(
    r"[^.;,\d]{0,6}\bor (?:above|more|over|higher|greater|below|less|lower|under)\b", re.IGNORECASE
)
_HAS_ITS_OWN = re.compile(r"\s*(?:of|was|is|at|[:=])?\s*[<>~]?\d", re.IGNORECASE)
"""Behind a name: `T 38.4, HR 108`, `38.4 with a CRP of 168`; the number before it is another's."""
_GIVEN = re.compile(r"\bon (?:iv |intravenous |oral )?\Z", re.IGNORECASE)
"""`2.9 on albumin`: what is given."""
_AND = re.compile(r"\band\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,?\s*\band\b)\s*(?:(?:the|his|her|a)\s+)?", re.IGNORECASE)
"""Between two of a list."""
_END_OF_SCALE = re.compile(
    r"\s*(?:being|is|means?|=)\s+(?:no\b|none|the (?:worst|most|least|best)|worst)", re.IGNORECASE
)
"""`ten being the worst`: the end of a scale, nobody's result either."""
_SPECIMEN_BEFORE = re.compile(r"\b([a-z]+(?: fluid)?),?\s+$", re.IGNORECASE)
_SPECIMEN_AFTER = re.compile(r"\s*(?:[(\[,]|in (?:the |your )?)\s*([a-z]+(?: fluid)?)", re.IGNORECASE)
"""The word beside a name that may say of what it was measured."""
_OF = re.compile(
    r"\s+of (?:(?:intravenous|oral|iv|po|subcutaneous|intramuscular|nebuli[sz]ed|inhaled|rectal)\s+)?", re.IGNORECASE
)
"""`100 mg of intravenous hydrocortisone`: whatever was named before."""
_OF_THE = re.compile(r"\s+of (?:the|my|your|that|his|her)\s+", re.IGNORECASE)
"""`eighty of the furosemide`: a bare number in talk."""
_REACH = 60
"""Characters between a number and the name that it belongs to, at most."""


_OF_TUBERCULOSIS = re.compile(r"(?<!\w)([HRZE])\Z")
_LETTERS = {"H": "isoniazid", "R": "rifampin", "Z": "pyrazinamide", "E": "ethambutol"}
"""`H300 Z1500 E800`: the letters of its medicines, written together with their doses."""


def topic_of(text: str, said: Mention) -> frozenset[str]:
    """Normal words around a number, without those that stand beside any number."""
    around = f"{text[max(said.start - _BEFORE, 0) : said.start]} {text[said.end : said.end + _AFTER]}"
    cut = around.partition(" ")[2] if said.start > _BEFORE else around  # no halves of words
    return frozenset(word for word in normal_words(cut) if word not in _OF_A_NUMBER and not word[0].isdigit())


def drug_of(text: str, said: Mention) -> str:
    """The drug that a dose or frequency belongs to: the last one named before it, else the first after it."""
    if letter := _OF_TUBERCULOSIS.search(text, 0, said.start):
        return _LETTERS[letter[1]]
    drugs = find_drugs(text)
    if own := next((m for m in drugs if said.start <= m.start and m.end <= said.end), None):  # `baby aspirin`
        return own.ingredient
    leads = (_OF if said.kind == "dose" else _OF_THE).match(text, said.end) if said.kind in ("dose", "number") else None
    if leads and (of := next((m for m in drugs if m.start == leads.end()), None)):
        return of.ingredient
    before = [m for m in drugs if m.end <= said.start and said.start - m.end <= _REACH * 2]
    next_ = next((m for m in drugs if m.start == said.end + 1), None)
    if next_ and said.kind == "frequency" and before and _is_timed(text[before[-1].end : said.start]):
        return next_.ingredient
    if next_ and said.kind == "dose" and before and _is_led(text, before[-1]):
        return next_.ingredient
    if before and said.kind == "dose" and _ANOTHER_ENTRY.search(text, before[-1].end, said.start):
        before = []
    if before and not (said.kind == "dose" and _taken(text, before[-1].end, said)):
        return before[-1].ingredient
    after = [m for m in drugs if m.start >= said.end and m.start - said.end <= _REACH // 2]
    return after[0].ingredient if after else (before[-1].ingredient if before else "")


def _is_timed(between: str) -> bool:
    """`A every two weeks, then weekly B`: the drug before has its frequency."""
    return any(mention.kind == "frequency" for mention in find_quantities(between))


def _is_led(text: str, drug: DrugMention) -> bool:
    """`1 cc Celestone with 0.5 cc lidocaine`: each dose stands before its drug."""
    doses = (one for one in find_quantities(text) if one.kind == "dose" and one.end < drug.start)
    return any(text[one.end : drug.start] in (" ", " of ") for one in doses)


def _taken(text: str, start: int, said: Mention) -> bool:
    """`metformin 500 mg and 20 mg of lisinopril`: the drug before has its dose, and `of` leads to the next."""
    between = [m for m in find_quantities(text[start : said.start]) if m.kind == "dose"]
    return bool(between) and bool(re.match(r"\s+of\b", text[said.end :]))


def measured_by(text: str, said: Mention) -> str:
    """What a number measures: the closest name before it in its clause, else the one right after it.

    Empty for bounds (`reference 0.5-1.1`, `goal below 7`) and ends of scales: they are nobody's result.
    """
    if said.unit == PHONE:
        return ""
    if said.unit in ("kg", "lb") and _is_a_change(text, said):
        return "change of weight"
    is_bound = _BOUND.search(text, max(said.start - _REACH, 0), said.start) or _BOUND_AFTER.match(text, said.end)
    if is_bound or _END_OF_SCALE.match(text, said.end):
        return ""
    begin = after_last(_CLAUSE, text, said.start)
    near = (m for m in find_analytes(text) if said.start - m.end <= _REACH and m.start - said.end <= _REACH)
    names = [m for m in near if not _GIVEN.search(text, 0, m.start)]
    before = [m for m in names if begin <= m.start and m.end <= said.start and said.start - m.end <= _REACH]
    if own := _in_step(text, said, before):
        return own
    if before:
        return _named(text, before[-1].start, before[-1].end, before[-1].name)
    after = [m for m in names if m.start >= said.end and m.start - said.end <= _REACH // 4]
    after = [m for m in after if not _HAS_ITS_OWN.match(text, m.end)]
    is_named = after and not _AND.search(text, said.end, after[0].start)
    return _named(text, after[0].start, after[0].end, after[0].name) if is_named else ""


def _is_a_change(text: str, said: Mention) -> bool:
    """`I've dropped about six kilos`, `weight loss of 6 kg`: by how much somebody is heavier or lighter."""
    return bool(_CHANGED.search(text, 0, said.start) or _MORE.match(text, said.end))


def _in_step(text: str, said: Mention, names: Sequence[AnalyteMention]) -> str:
    """Of `ESR and CRP were 62 and 140`, the name whose place in its list is the number's in the other; else empty."""
    numbers = [one for one in find_quantities(text) if one.kind in ("number", "measure") and len(one.value) == 1]
    listed = next((run for run in _runs(text, numbers) if said in run), [])
    named = next((run for run in _runs(text, names) if run[-1] is names[-1]), []) if names else []
    return named[listed.index(said)].name if len(named) == len(listed) > 1 else ""


def _runs(text: str, found: Sequence[_Placed]) -> list[list[_Placed]]:
    """What stands in lists, list by list: `A, B and C`."""
    runs: list[list[_Placed]] = []
    for one in found:
        if runs and _LISTED.fullmatch(text, runs[-1][-1].end, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _named(text: str, start: int, end: int, name: str) -> str:
    """`urine glucose` for `Urinary glucose`, `Glucose (urine)` and `glucose in the urine`."""
    before, after = _SPECIMEN_BEFORE.search(text, 0, start), _SPECIMEN_AFTER.match(text, end)
    specimen = specimen_of((before[1] if before else "") or (after[1] if after else ""))
    return f"{specimen} {name}" if specimen and not name.startswith(specimen) else name

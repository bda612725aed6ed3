"""Headings of clinical notes and reports, by the names that LOINC's document ontology and common practice give them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import Section

_TITLES: dict[str, str] = {
    "chief_complaint": "chief complaint|cc|presenting complaint|reason for visit|reason for admission|reason for consultation",
    "history_present_illness": "history of present illness|history of the present illness|hpi|interval history|present illness"
    "|subjective|interval events|history of presenting illness|history of presenting complaint",
    "past_medical_history": "past medical history|pmh|pmhx|past history|medical history|past medical and surgical history"
    "|past surgical history|surgical history|psh|problem list|active problems|problems|comorbidities|medical|surgical",
    "medications": "medications|medication history|current medications|home medications|medication list|meds|medicines|outpatient medications"
    "|medications on admission|admission medications|current meds|medication|current medication|regular medications"
    "|regular medication|medication on admission|medication at admission|medications at admission|drug history|dh|dhx|home meds|meds at home|reg meds|regular meds|usual meds|meds on admission"
    "|repeats|repeat medication|repeat medications|repeat meds|repeat prescriptions|repeat templates|acutes|acute medication",
    "discharge_medications": "discharge medications|medications on discharge|discharge meds|medications at discharge"
    "|discharge medication|medication at discharge|medication on discharge|d/c meds|dc meds|d/c medications|discharge rx|meds on discharge",
    "stopped_medications": "medication stopped|medications stopped|stopped medication|stopped medications"
    "|discontinued medications|medications discontinued|discontinued medication|medication discontinued"
    "|drugs stopped|stop taking|past medications|previous medications|ceased|meds stopped|stopped meds",
    "allergies": "allergies|allergy|allergies and intolerances|drug allergies|medication allergies|allergies/intolerances"
    "|allergies and adverse reactions|allergies & intolerances|known allergies|drug allergy|allergy/intolerance"
    "|allergies and adverse drug reactions|adverse drug reactions|allergies/adrs|allergies/adr|adrs|adr|allergy status|all",
    "family_history": "family history|fh|fhx|family medical history",
    "social_history": "social history|sh|shx|social|tobacco|habits",
    "review_of_systems": "review of systems|ros|systems review",
    "physical_exam": "physical examination|physical exam|exam|examination|pe|objective|on examination|physical findings",
    "vital_signs": "vital signs|vitals|vitals reviewed|vital signs reviewed",
    "laboratory": "laboratory|labs|laboratory data|laboratory results|lab results|laboratory findings|results|pertinent results"
    "|laboratory studies|investigations",
    "imaging": "imaging|radiology|imaging studies|diagnostic imaging|radiology results|imaging results|diagnostic studies",
    "assessment": "assessment|impression and assessment|clinical impression|summary and assessment",
    "plan": "plan|treatment plan|plan of care|recommendations|recommendation|management|disposition",
    "assessment_plan": "assessment and plan|assessment & plan|a&p|a/p|assessment/plan|assessment plan|impression and plan"
    "|impression/plan|impression & plan|plan and assessment",
    "hospital_course": "treatment|treatment given|treatment and progress|clinical progress|progress|hospital course|brief hospital course|course|clinical course|course in hospital|summary of hospital course"
    "|hospital course by problem",
    "follow_up": "follow-up|f/u|follow up|followup|follow-up plan|follow up instructions|follow-up instructions|appointments",
    "instructions": "instructions|patient instructions|discharge instructions|advice|what you should do|next steps",
    "procedures": "procedures|procedure|operations|operative procedures|procedures performed",
    "immunizations": "immunizations|immunisations|vaccinations|vaccines",
    "findings": "findings|finding|report",
    "impression": "impression|impressions|conclusion|conclusions|opinion",
    "technique": "technique|procedure and technique|protocol",
    "comparison": "comparison|comparisons|comparison studies",
    "indication": "indication|indications|clinical indication|clinical information|clinical history|reason for exam",
    "history": "history",
    "diagnosis": "diagnosis|diagnoses|discharge diagnosis|discharge diagnoses|admission diagnosis|final diagnosis"
    "|principal diagnosis|primary diagnosis|secondary diagnoses|admitting diagnosis",
    "code_status": "code status|resuscitation status|advance directives|advance directive|goals of care",
}
_KIND = {title: kind for kind, titles in _TITLES.items() for title in titles.split("|")}
_FIRST = {title.split()[0] for title in _KIND}
"""First words of known titles."""
_STARTS = {word[:2] for word in _FIRST}
"""And their first letters: most lines of prose are told by these."""
_LINE = re.compile(r"^[ \t]*(?P<mark>\#{1,6}[ \t]+|\*\*|__|\d{1,2}[.)][ \t]+)?(?P<words>[A-Za-z].*)$", re.MULTILINE)
_COLON = re.compile(r"[ \t]*(?:\*\*|__)?[ \t]*:[ \t]*(?:\*\*|__)?[ \t]*")
_DASH = re.compile(r"[ \t]+[-–—][ \t]+")
"""`Allergies - penicillin`: behind a known title only."""
_TITLE_LENGTH = 64
_MOST_BLANKS = max(title.count(" ") for title in _KIND) + 4
"""Known titles have fewer, however they are spaced."""
_ROW = re.compile(r"(?:[ ]{2,}|\t)[<>]?\d.*?(?:[ ]{2,}|\t)[<>(]?[\d-]")
"""`CK   2,840 H   910 H`: cells of a table, however their line is written."""
_CAPITALS = re.compile(r"[A-Z][A-Z0-9 &/,()'’-]{2,60}")
_STATES = re.compile(r"NKD?F?A|NO(?: KNOWN)?(?: DRUG)? ALLERGIES|DNA?R|DNACPR|DNI|NAD")
"""Lines in capitals that say something by themselves."""
_JOINS = re.compile(r"\s*(?:[,/&+]|\bAND\b)\s*")
_OF_WHOM = re.compile(
    r"\b\d{1,3} ?(?:Y|YO|YRS?)?[ /]?[MF]\b|\b(?:DOB|MRN|UHID|NHI|NRIC)\b|\bNHS (?:NO\b|\d)|[ \t]{2}[A-Z]{0,2}\d{6,}\b"
)
"""`SAMPLE, JO   58M   MRN 4471902`: whom a chart is of, in capitals."""
_OF_A_RESULT = re.compile(r"[A-Z][A-Z0-9/ ()-]*?(?:[ ]{2}|\t)[ \t]*(?:[<>]?\d+(?:\.\d+)?(?:/\d+)?|ND|NEG|POS|NORMAL)")
"""`CO2            21`: the row of a table with one cell."""


_PROSE = re.compile(r"\n[ \t]*(?=\S)(?![A-Z0-9 &/,()'’-]+$)", re.MULTILINE)
"""A next line that is not in capitals."""
_OF_ALLERGIES = re.compile(
    r"(?=.*(?:allerg|adverse (?:drug )?reaction|\badrs?\b|(?:drug|medication|medicine|known|patient) (?:sensitivit|intoleranc|reaction)|\Aintoleranc))"
    r"(?:(?:known|documented|current|patient|drug|drugs|food|medications?|medicines?|latex|environmental|allerg(?:y|ies)"
    r"|intolerances?|sens(?:itivit(?:y|ies))?|adverse|reactions?|effects?|adrs?|alerts?|list|and|or)\b[ /&,]*)+",
)
"""Every way of heading allergies: `Known drug allergies/sensitivities`."""
_ASIDE = re.compile(r"\s*\([^()]*\)\Z")
"""`Allergies (reviewed with patient)`."""
_WORDS_BEFORE = re.compile(r"(?:\*\*|__)?(?P<words>(?:[A-Za-z/&-]+ ){0,4}[A-Za-z/&-]+)\Z")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t]*\n")
"""Behind `Adverse reactions: codeine - rash`, written in one line: the letter that follows tells of no allergies."""
_GREETING = re.compile(
    r"(?:Dear|To) (?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sister|Nurse)\b[^\n,.:;]{0,50}|Colleagues?|Sir|Madam|[^\n,.:;]{0,20}[Tt]eam),?[ \t]*"
)
_BOLD = re.compile(r"[ \t]*(?:\*\*|__)(?P<title>[A-Z][^\n*_.;:]{2,60}?):?(?:\*\*|__):?[ \t]*")
_OF_A_SORT = re.compile(
    r"\b(?:drug|food|medic|environment|contact|latex|other|none|nil|unknown|sever|mild|moderate)", re.IGNORECASE
)
"""Parts of one list, as of allergies: no heading of their own."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t]*\Z")
_NEAR = 40
_WITHIN_OTHERS = frozenset({"allergies", "medications", "discharge_medications"})
"""What begins also behind another heading's text: an allergy is no medicine, and a medicine no allergy."""


class _Heading(NamedTuple):
    title: str
    kind: str
    start: int
    body: int
    end: int
    """One past its line, where nothing stands behind it in the line; else 0."""


def is_title(text: str) -> bool:
    """Whether a text is the name of a heading and nothing more: `Past medical history:`."""
    return " ".join(text.strip(" \t\n:.#*_").casefold().split()) in _KIND


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of a text.

    A heading is a known title on a line of its own or before a colon, or any line in capitals, with a Markdown mark, or that is
    short and ends in a colon. Capitals below a known heading are its items, and a line such as `NKDA` or `COPD` says something:
    the section that it opens begins with it. Text before the first heading is a section `other` with an empty title.

    Returns:
        Sections in order, not overlapping, whose spans are the bodies; empty when there is no heading at all.
    """
    headings = list(_without_items(text, _headings(text)))
    if not headings:
        return ()
    first = _Heading("", "other", 0, 0, 0)
    edges = [*([first] if text[: headings[0].start].strip() else []), *headings]
    ends = [heading.start for heading in edges[1:]] + [len(text)]
    return tuple(
        Section(title=heading.title, kind=heading.kind, start=min(heading.body, end), end=end)
        for heading, end in zip(edges, ends, strict=True)
    )


def section_kind(title: str) -> str:
    """The canonical kind of a title; `other` when it is not known."""
    known = _ASIDE.sub("", _normal(title))
    return _KIND.get(known) or ("allergies" if _OF_ALLERGIES.fullmatch(known) else "other")


def _normal(title: str) -> str:
    return " ".join(title.casefold().replace("’", "'").strip(" :*_#").split())


def _begins_as_title(words: str) -> bool:
    if words[:2].casefold() not in _STARTS:
        return False
    first = words.split(None, 1)[0].casefold()
    return first in _FIRST or (not first.isalpha() and _normal(first) in _FIRST)


def _headings(text: str) -> Iterator[_Heading]:
    for match in _LINE.finditer(text):
        words = match["words"]
        if _GREETING.fullmatch(words):  # a letter begins, whatever stood above it
            yield _Heading("", "other", match.start(), match.start(), 0)
            continue
        head = words[: _TITLE_LENGTH + 8]
        dash = _dash_behind_a_title(head)
        if words.count(" ") > _MOST_BLANKS and not (":" in words or match["mark"] or words.isupper() or dash):
            continue  # most lines are prose
        if not (match["mark"] or ":" in words or words.isupper() or dash or _begins_as_title(words)):
            continue
        colon = _COLON.search(head) if ":" in head else None
        colon = dash or colon
        title = (words[: colon.start()] if colon else words).strip(" \t*_#")
        rest = words[colon.end() :] if colon else ""
        if len(title) > _TITLE_LENGTH:
            continue
        kind = section_kind(title)
        is_bold = _is_bold_alone(text, match)
        if is_bold or _is_heading(title, kind, match["mark"] or "", colon is not None, rest):
            alone = not rest.strip()
            body = match.end() if alone else match.end() - len(rest)
            yield _Heading(title, kind, match.start(), body, match.end() if alone else 0)
            if kind != "other":
                yield from _on_its_line(text, kind, body, match.end())
            ends = _PARAGRAPH_ENDS.match(text, match.end()) if kind == "allergies" and not alone else None
            if ends and not _GREETING.match(text, ends.end()):
                yield _Heading("", "other", match.end(), match.end(), 0)


def _is_bold_alone(text: str, line: re.Match[str]) -> bool:
    """Whether a line is bold as a whole and parted from what is above and below: `**Changes to treatment**`."""
    bold = _BOLD.fullmatch(line.group())
    if not bold or _OF_A_SORT.search(bold["title"]):
        return False
    above = text[max(line.start() - _NEAR, 0) : line.start()]
    is_parted = not above.strip() or bool(_BLANK_LINE.search(above))
    return is_parted and bool(_PARAGRAPH_ENDS.match(text, line.end()))


def _dash_behind_a_title(head: str) -> re.Match[str] | None:
    dash = _DASH.search(head) if head[:2].casefold() in _STARTS else None
    return dash if dash and section_kind(head[: dash.start()]) != "other" else None


def _on_its_line(text: str, kind: str, start: int, end: int) -> Iterator[_Heading]:
    """`Allergies: penicillin. Meds: digoxin`: headings behind the text of another one."""
    last = ""
    for colon in _COLON.finditer(text, start, end):
        before = _WORDS_BEFORE.search(text, start, colon.start())
        words = before["words"].split() if before else []
        titles = (" ".join(words[at:]) for at in range(len(words)) if words[at][0].isupper())
        title = next((one for one in titles if _begins_within(kind, section_kind(one))), "")
        if before and title:
            at = before.start() if title == before["words"] else colon.start() - len(title)
            yield _Heading(title, section_kind(title), at, colon.end(), 0)
            last = section_kind(title)
    if last == "allergies" and text[end:].strip():  # they end with their line
        yield _Heading("", "other", end, end, 0)


def _begins_within(kind: str, other: str) -> bool:
    return other not in ("other", kind) and (kind == "allergies" or other in _WITHIN_OTHERS)


def _without_items(text: str, headings: Iterator[_Heading]) -> Iterator[_Heading]:
    """Headings without the lines in capitals that are items below one (`PMH`, `HTN`, `COPD`); who says something stays in its text."""
    list_ends = -1
    for heading in headings:
        is_plain = heading.end > 0 and text[heading.start : heading.end].strip() == heading.title
        says = heading.kind == "other" and is_plain and _says_something(heading.title)
        is_below = is_plain and heading.kind == "other" and heading.start == list_ends + 1
        if is_below and (says or not _PROSE.match(text, heading.end)):
            list_ends = heading.end
            continue
        list_ends = heading.end if heading.kind != "other" and heading.end else -1
        yield heading._replace(body=heading.start) if says else heading


def _says_something(title: str) -> bool:
    """Whether a line in capitals is a condition, a medicine, a list of them, a status, a result or whom a chart is of."""
    if _OF_WHOM.search(title) or _OF_A_RESULT.fullmatch(title):
        return True
    return all(_STATES.fullmatch(part) or _is_a_name(part) for part in _JOINS.split(title))


def _is_a_name(part: str) -> bool:
    from wardround.tools.terms import find_drugs, find_problems

    places = [(m.start, m.end) for m in find_problems(part)] + [(m.start, m.end) for m in find_drugs(part)]
    return (0, len(part)) in places


def _is_heading(title: str, kind: str, mark: str, colon: bool, rest: str) -> bool:
    alone = not rest.strip()
    if kind != "other":
        return alone or title[0].isupper()
    if not alone or _ROW.search(title):
        return False
    return bool(_CAPITALS.fullmatch(title)) or "#" in mark or (colon and len(title.split()) <= 5)

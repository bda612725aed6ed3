"""What is due at a time to come: tests, visits, doses and removals with a day, a span, a weekday or an hour."""

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about
from datetime import timedelta

from wardround.tools.dialogue import without_speaker
from wardround.tools.terms import find_analytes

from ..checks.written.days import days_of, is_day_first
from ..evidence import Evidence
from ..kinds import kinds_in
from ..patterns import whole_words
from ..speakers import speakers_of
from ..stretches import around
from ..units import Unit
from .naming import Name, count_named, names_in
from .times import Time, clocks_in, days_spanned, is_as_long, spans_in, weekdays_in
from .told import MAY_ORDER, KeyFact, Told, ToldClaim, shortly
from .when import days_to_come, is_of_the_end, is_over, last_day

_EVENT = whole_words(
    r"bloods?|blood (?:tests?|count)|U ?[+&] ?Es?|BMP|CMP|CBC\w*|FBC|LFTs?|INR|HbA1c|A1c|cultures?|levels?|scans?|imaging|clinic|appt|appointment|OPD|outpatients?"
    r"|RTC|review|r/v|r/a|reassess\w*|follow[- ]?up|f/?u|visit|debrief|check|bloodwork|labs?|vaccines?|vacc\w*|boosters?|dose \d|next dose|injections?|clips|staples"
    r"|sutures?|stitches|stent|drain|catheter|removal|remove|endoscop\w+|colonoscop\w+|FEES|scope|biopsy|surgery|operation|procedure|echo\w*|x-?rays?|XR|CXR|US|USS|CT|MRI|PET"
    r"|DEXA|holter|EEG|ECG|mammogra\w+|repeat|recheck|rpt|physio|dietitian|phone|tel|ultrasound|MDT|gluc\w*|smear|swab|sample|kleihauer|decide|dressing|pack|due|depot"
)
_ASKED_FOR = whole_words(r"next|nxt|due|repeat|rpt|recheck|review|re-?check|decide|reassess|again|r/v")
_BYGONE = re.compile(
    r"\bago\b|\breferred (?:by|from)\b|\blost to\b|\bno longer\b|\b(?:was|were|had|has been|done|given|taken|seen|started|stopped|showed|completed|weeks of age)\b",
    re.IGNORECASE,
)
_HISTORY = frozenset(
    {
        "history",
        "history_present_illness",
        "past_medical_history",
        "family_history",
        "social_history",
        "chief_complaint",
    }
)
TO_COME = whole_words(
    r"will|to be|due|booked|scheduled|planned|plan|arranged|requested|ordered|referr\w+|follow[- ]?up|follow-up and monitoring|appointment|repeat\w*|recheck\w*|next|in \d+ \w+|review\w*"
    r"|at \d+ \w+|within|needs?|is to|are to|outstanding|offered|asked|arrang\w+|please|should|checked|return|clinic|await\w*|pending"
)
_VISIT = whole_words(
    r"return\w*|review\w*|follow[- ]?up|visit\w*|appointments?|seen?|clinic|call\w*|phone\w*|telephone\w*|come back"
)
_CLOSE = 20
_NEAR, _BEHIND = 45, 30
"""Letters before and behind a time in which what is due then is named."""
_OF_A_PERSON = re.compile(r"\b(?:DOB|MRN|CHI|NHS|URN|EDD|LMP|D\.O\.B)\b")
_SHORT_NAME = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\w* \Z")
_LED = re.compile(r"(?:\b(?:in|at|after|within)|@)\W*\Z", re.IGNORECASE)
_FIRST = re.compile(r"(?:\A|[.;\n:]|(?<=\s)[-*])\W*\Z")
_BY_WHOM = re.compile(
    r"[^.;\n]{0,50}?\b(?:via|by|with|at|through) (?:the )?(?:GP|PCP|practice|clinic|hospital|OPD|HV|health visitor)\b"
)
"""A time that leads what is due then: `6/52 clinic`, `12 mo HBsAg via GP`."""
_DUE = re.compile(r"\b(?:due|on|by|next|for)\W+\Z", re.IGNORECASE)
_CUT_SAID = re.compile(r"[;\n]|\.(?=\s)")
_CUT = re.compile(r"[;\n]|\.(?=\s)|, |\s[-–]\s|->|→")


def due(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What is due; a draft has it that names a part of it with its time, or half of it as to come."""
    for unit, speaker in speakers_of(evidence.units):
        if not evidence.is_prose(unit) or "?" in unit.words or unit.section in _HISTORY:
            continue
        times = _spoken(unit, speaker) if evidence.is_spoken(unit) else _written(unit, evidence)
        for sort, time in times:
            names = _named_near(unit, time, _CUT_SAID if evidence.is_spoken(unit) else _CUT)
            whole = names_in(without_speaker(unit.words))
            names = names or (whole if sort == "clock" else ())
            if names or sort in ("day", "weekday"):
                carried = any(_carries(claim, sort, time, names, whole, evidence) for claim in told.claims)
                message = f"what is due is missing: {shortly(unit.words)}"
                yield KeyFact("omitted_follow_up", "note", 2, message, unit, carried)


def _written(unit: Unit, evidence: Evidence) -> Iterator[tuple[str, Time]]:
    yield from (("day", time) for time in _days(unit, evidence))
    for time in weekdays_in(unit.words) if is_of_the_end(evidence, unit) else ():
        is_due = time.key == "tom" or _DUE.search(unit.words, 0, time.start)
        if _is_event(unit.words, time) and is_due:
            yield "weekday", time
    if not _BYGONE.search(unit.words):
        yield from (("span", time) for time in _spans(unit, evidence))
        yield from (("clock", time) for time in _clocks(unit, evidence))


def _days(unit: Unit, evidence: Evidence) -> Iterator[Time]:
    is_head = not unit.text[: unit.start].strip() and unit.text[unit.start :].lstrip()[:1] == "["
    for time in () if is_head or _OF_A_PERSON.search(unit.words) else days_to_come(evidence, unit):
        is_of_something = _is_event(unit.words, time) or _SHORT_NAME.search(unit.words, 0, time.start)
        if is_of_something and not _is_a_span(unit.words, time):
            yield time


def _spans(unit: Unit, evidence: Evidence) -> Iterator[Time]:
    """Behind what is due (`FBC 1/52`), or led by a word (`in 2 weeks`): `3/7 fever` is a history."""
    for time in spans_in(unit.words, month_first=is_day_first(evidence) is False):
        is_led = _LED.search(unit.words, 0, time.start)
        is_first = _FIRST.search(unit.words, 0, time.start) and _EVENT.match(
            unit.words[time.end :].lstrip(" :-")[:_BEHIND]
        )
        is_first = is_first or (_FIRST.search(unit.words, 0, time.start) and _BY_WHOM.match(unit.words[time.end :]))
        words = unit.words if is_led or is_first else unit.words[: time.end]
        if _is_event(words, time) and not is_over(evidence, unit, float(time.key)):
            yield time


def _clocks(unit: Unit, evidence: Evidence) -> Iterator[Time]:
    for time in clocks_in(unit.words) if is_of_the_end(evidence, unit) else ():
        is_asked_for = _ASKED_FOR.search(unit.words, max(time.start - _CLOSE, 0), time.start)
        if is_asked_for and unit.drugs and is_asked_for.group().casefold() == "due":
            continue  # a dose: `atorvastatin due 20:00`
        if is_asked_for or (unit.section == "plan" and _is_event(unit.words, time)):
            yield time


def _is_a_span(words: str, time: Time) -> bool:
    """`3/7 RUQ pain`: days, weeks or months, where it could be a day too."""
    return re.fullmatch(r"\d{1,2}/(?:7|12)", words[time.start : time.end]) is not None and not re.search(
        r"\b(?:on|by|until|till|from) \Z", words[: time.start], re.IGNORECASE
    )


def _spoken(unit: Unit, speaker: str) -> Iterator[tuple[str, Time]]:
    if speaker not in MAY_ORDER:
        return
    for time in weekdays_in(unit.words):
        if _is_event(unit.words, time):
            yield "weekday", time


def _is_event(words: str, time: Time) -> bool:
    near = words[max(time.start - _NEAR, 0) : time.end + _BEHIND]
    return bool(
        _EVENT.search(near) or find_analytes(near) or any(one.scale in ("study", "clinic") for one in kinds_in(near))
    )


def _named_near(unit: Unit, time: Time, cut: re.Pattern[str]) -> tuple[Name, ...]:
    """What is named in the part of a sentence that has a time."""
    begin, end = around(cut, unit.words, time.start, time.end)
    return names_in(without_speaker(unit.words[begin:end]))


def _is_measured(names: tuple[Name, ...]) -> bool:
    return any(key.startswith("=") for name in names for key in name)


def _is_to_happen(claim: ToldClaim, sort: str) -> bool:
    """Whether a claim with the very day tells of something that is to happen: on one day there is one visit."""
    return sort == "day" and bool(_EVENT.search(claim.labelled))


def _carries(
    claim: ToldClaim, sort: str, time: Time, names: tuple[Name, ...], whole: tuple[Name, ...], evidence: Evidence
) -> bool:
    """Whether a claim has what is due, by its time and a part of it, or of the whole sentence, or by most of it as to come."""
    if not names and (sort != "day" or not whole):
        return _is_a_visit(claim, sort, time, evidence)
    names = names or whole
    shared = count_named(names, claim.keys)
    if _has_time(claim, sort, time, evidence) and (
        shared or count_named(whole, claim.keys) or (_is_to_happen(claim, sort) and not _is_measured(names))
    ):
        return True
    return bool(shared) and bool(TO_COME.search(claim.labelled)) and shared >= max(2 * len(names) / 3, 1)


def _is_a_visit(claim: ToldClaim, sort: str, time: Time, evidence: Evidence) -> bool:
    """Whether a claim has the time, or a visit at some time, where the record names nothing but the time."""
    if _has_time(claim, sort, time, evidence):
        return True
    has_any = days_of(claim.text, evidence) or weekdays_in(claim.text) or days_spanned(claim.text)
    return bool(has_any and _VISIT.search(claim.labelled))


def _tomorrow(claim: ToldClaim, evidence: Evidence) -> set[str]:
    """The day that a draft calls `tomorrow`, if it is of the record's last day."""
    day = _day_after(evidence)
    return {day} if day and re.search(r"\btomorrow\b", claim.text, re.IGNORECASE) else set()


def _day_after(evidence: Evidence) -> str:
    end = last_day(evidence)
    return (Date.fromisoformat(end) + timedelta(days=1)).isoformat() if end else ""


def _has_time(claim: ToldClaim, sort: str, time: Time, evidence: Evidence) -> bool:
    if sort == "day":
        days = {day for day, *_ in days_of(claim.text, evidence)}
        return time.key in days | _tomorrow(claim, evidence)
    if sort == "span":
        return is_as_long(float(time.key), days_spanned(claim.text))
    if sort == "clock":
        return any(one.key == time.key for one in clocks_in(claim.text))
    return any(one.key == time.key for one in weekdays_in(claim.text)) or (
        time.key == "tom" and any(day == _day_after(evidence) for day, *_ in days_of(claim.text, evidence))
    )

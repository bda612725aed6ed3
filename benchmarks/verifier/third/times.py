"""When: how long, since when, past or present, planned or done, begun or stopped."""

import re
from random import Random

from .dialogue import Dialogue, spoken, value
from .edit import New, Rule, Site, listed, one_of, swapped, words
from .negation import about_the_sentence, about_what_follows
from .numbers import changed

_NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few|a couple of"
_SPAN = rf"(?<!every )(?<!q )(?<!/)(?<!to )\b(?P<n>{_NUMBER})(?P<gap>-| )(?P<unit>hour|day|week|month|year)(?P<s>s?)\b(?!-old| old| of age)"
_UNITS = ("hour", "day", "week", "month", "year")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February April June July August September October November December".split()
_AGO = {
    "yesterday": "last month", "last week": "last year", "last month": "last week", "last night": "two weeks ago",
    "this morning": "several days ago", "last year": "last month", "over the weekend": "earlier this year",
    "this past weekend": "two months ago", "a few days ago": "a few months ago", "a few weeks ago": "a few days ago",
    "a couple of weeks ago": "a couple of days ago", "a few months ago": "a few years ago",
    "a few years ago": "a few weeks ago", "last summer": "last week", "in childhood": "in the last year",
}  # fmt: skip
_COURSE = {
    "acute": "chronic", "chronic": "acute", "recent": "remote", "resolved": "persisted", "has resolved": "persists",
    "ongoing": "resolved", "new-onset": "longstanding", "longstanding": "new-onset", "long-standing": "new-onset",
    "sudden": "gradual", "suddenly": "gradually", "gradual": "sudden", "gradually": "suddenly",
}  # fmt: skip
_PLAN = {
    "continue": "discontinue", "discontinue": "continue", "initiate": "stop", "resume": "stop", "increase": "decrease",
    "decrease": "increase", "continued on": "taken off", "started on": "taken off",
}  # fmt: skip
_DONE = {
    "will order": "previously ordered", "will be ordered": "was already completed", "will obtain": "already obtained",
    "will refer": "previously referred", "will be referred": "was previously seen", "will schedule": "already completed",
    "will be scheduled": "has already taken place", "will start": "had already started", "will repeat": "already repeated",
    "will be obtained": "was already obtained", "will prescribe": "previously prescribed", "will undergo": "underwent",
    "plan to": "decided last year to",
}  # fmt: skip


def _unit(match: re.Match[str], rng: Random) -> str:
    at = _UNITS.index(match.group("unit").casefold())
    other = rng.choice([u for i, u in enumerate(_UNITS) if 0 < abs(i - at) <= 2])
    return f"{match.group('n')}{match.group('gap')}{other}{match.group('s')}"


def _unit_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = site.match.group("unit"), re.split(r"[-\s]", site.new)[-1]
    number = value(site.match.group("n"))
    counted = number is None or number in dialogue.numbers
    forms = {site.match.group("n").casefold(), spoken(int(number))} if number is not None else {""}
    return (
        counted
        and dialogue.says(old)
        and not any(dialogue.matches(rf"\b{re.escape(form)}[ -]{re.escape(new.rstrip('s'))}") for form in forms)
    )


def _length(match: re.Match[str], rng: Random) -> str | None:
    number = value(match.group("n"))
    if number is None or number < 1:
        return None
    other = rng.choice([n for n in (2, 3, 4, 5, 6, 8, 9, 10, 12) if n != number])
    figure = str(other) if match.group("n").isdigit() else spoken(other)
    many = "s" if match.group("gap") == " " else match.group("s")
    return f"{figure}{match.group('gap')}{match.group('unit')}{many}"


def _elsewhere(names: list[str]) -> New:
    return lambda match, rng: rng.choice([n for n in names if n.casefold() != match.group(0).casefold()])


def _year(match: re.Match[str], rng: Random) -> str:
    return str(int(match.group(0)) + rng.choice((-9, -4, -3, 2)))


def _named(site: Site, dialogue: Dialogue) -> bool:
    return site.match.group(0).casefold() in dialogue.text and site.new.casefold() not in dialogue.text


def _rule(operator: str, pattern: str, new: New) -> Rule:
    return Rule("temporality", operator, words(pattern), new, about_what_follows)


RULES = (
    Rule("temporality", "span_unit", words(_SPAN), _unit, _unit_said),
    Rule("temporality", "span_length", words(_SPAN), _length, changed),
    _rule("past_as_now", r"\b(?:has|had) an? (?:past |prior |remote |known )?(?:medical )?history (?:significant for|of)\b", one_of("is currently being treated for", "is now undergoing work-up for")),
    _rule("past_as_now", r"\bstatus[- ]post\b", one_of("scheduled for", "awaiting")),
    _rule("past_as_now", r"\bwas previously\b", one_of("is currently", "is now")),
    _rule("past_as_now", r"\bunderwent\b", one_of("is scheduled to undergo", "will undergo")),
    _rule("past_as_now", r"(?<!it )\bused to\b(?= [a-z])", one_of("still tends to", "continues to")),
    _rule("past_as_now", r"\b(?:former|ex-) ?smoker\b", one_of("current smoker")),
    _rule("past_as_now", r"\bin the past\b", one_of("at present")),
    _rule("now_as_past", r"\bcurrently\b", one_of("previously", "in childhood")),
    _rule("now_as_past", r"\bcontinues to\b", one_of("used to", "no longer has to")),
    _rule("now_as_past", r"\b(?:is|has been) (taking|using|having|experiencing)\b", lambda m, r: f"was years ago {m.group(1)}"),
    Rule("temporality", "planned_as_done", listed(_DONE), swapped(_DONE), about_what_follows),
    Rule("temporality", "plan_reversed", words(rf"(?<!an )(?<!continued )(?<!will be )(?<!can ){listed(_PLAN).pattern}(?! in\b)"), swapped(_PLAN), about_what_follows),
    Rule("temporality", "ago", listed(_AGO), swapped(_AGO), lambda s, d: s.match.group(0).casefold() in d.text),
    Rule("temporality", "calendar", words(rf"\b(?:{'|'.join(_DAYS)})\b"), _elsewhere(_DAYS), _named),
    Rule("temporality", "calendar", re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b"), _elsewhere(_MONTHS), _named),
    Rule("temporality", "calendar", words(r"\b(?:19[5-9]\d|20[0-2]\d)\b(?! ?(?:iu|mg|units|mcg|ml|steps))"), _year, _named),
    _rule("order", r"\bprior to\b", one_of("following")),
    _rule("order", r"\bafter (?=eating|meals|exercis|work|running|walking|playing|lifting|a fall|falling)", one_of("before ")),
    _rule("order", r"\bbefore (?=eating|meals|exercis|work|bed)", one_of("after ")),
    Rule("temporality", "course", words(rf"(?<!no ){listed(_COURSE).pattern}(?! patient)"), swapped(_COURSE), about_the_sentence),
)  # fmt: skip

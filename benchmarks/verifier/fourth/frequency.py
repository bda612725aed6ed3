"""How often: fewer or more times, day for week, other hours, as needed for always, now and then for all the time."""

import re
from collections.abc import Mapping
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import near, topic
from .wording import alternatives, one_key, unless_denied

_HEARD = {
    "once": r"\b(?:once (?:a|per|every) day|once daily|one time a day|every day|daily|a day|each day|every morning|in the morning|per day)\b",
    "twice": r"\b(?:twice (?:a|per) day|twice daily|two times (?:a|per) day|b ?i ?d|every twelve hours|every 12 hours)\b",
    "three": r"\b(?:(?:three|3) times (?:a|per) day|(?:three|3) times daily|t ?i ?d|every (?:eight|8) hours)\b",
    "four": r"\b(?:(?:four|4) times (?:a|per) day|(?:four|4) times daily|q ?i ?d|every (?:six|6) hours)\b",
    "weekly": r"\b(?:once (?:a|per) week|weekly|every week|a week)\b",
    "monthly": r"\b(?:once (?:a|per) month|monthly|every month|a month)\b",
    "needed": r"\b(?:as needed|if you need|when you need|as you need|when (?:i|he|she) needs?|p ?r ?n|for the pain|if needed|if i need)\b",
    "bedtime": r"\b(?:bedtime|at night|nightly|before bed|every night|evening)\b",
    "morning": r"\b(?:morning|breakfast)\b",
}  # fmt: skip
_NAMED: tuple[tuple[str, str], ...] = (
    ("four", r"\b(?:four times (?:a day|daily)|4 times (?:a day|daily)|QID)\b"),
    ("three", r"\b(?:three times (?:a day|daily)|3 times (?:a day|daily)|TID)\b"),
    ("twice", r"\b(?:twice (?:a|per) day|twice daily|two times (?:a day|daily)|BID|b\.i\.d\.)"),
    (
        "once",
        r"\b(?:once (?:a|per) day|once daily|(?<!times )(?:every day|per day|each day))\b|(?<=mg )daily\b(?! activit| living)|(?<=milligrams )daily\b|(?<=mcg )daily\b|(?<=mg )a day\b",
    ),
    ("weekly", r"\b(?:once (?:a|per) week|once weekly|weekly|every week)\b"),
    ("monthly", r"\b(?:once (?:a|per) month|monthly|every month)\b"),
    ("needed", r"\b(?:as needed|prn)\b"),
    ("bedtime", r"\b(?:at bedtime|nightly|every night|at night)\b"),
    ("morning", r"\b(?:every morning|in the morning|each morning)\b"),
)
_TIMES = {"once": ("twice", "three"), "twice": ("once", "three"), "three": ("twice", "once"), "four": ("twice",)}
_PERIOD = {"once": ("weekly", "monthly"), "weekly": ("once", "monthly"), "monthly": ("weekly",), "twice": ("weekly",)}
_HOUR = {"bedtime": ("morning",), "morning": ("bedtime",)}
_CLOCK = "around the clock"
_WRITES = {
    "once": ("once daily", "every day"), "twice": ("twice daily", "twice a day", "BID"), "three": ("three times a day", "TID"),
    "four": ("four times a day", "every 6 hours"), "weekly": ("once a week", "weekly"), "monthly": ("once a month", "monthly"),
    "bedtime": ("at bedtime", "every night"), "morning": ("every morning",), "needed": ("as needed",),
}  # fmt: skip
_OFTEN = {
    "occasionally": "constantly|daily", "occasional": "constant|daily", "intermittent": "constant", "intermittently": "continuously",
    "constant": "intermittent|occasional", "constantly": "rarely", "sometimes": "always", "rarely": "frequently", "rare": "frequent",
    "frequent": "rare", "frequently": "rarely", "often": "rarely", "always": "never|rarely", "regularly": "rarely",
}  # fmt: skip
_OFTEN_HEARD = {
    "occasion": "every now|occasion|sometimes|once in a while|here and there|few times|from time|now and then",
    "intermit": "come|on and off|off and on|intermittent|sometimes|comes|goes|occasion", "constant": "all the time|constant|always|every day|whole",
    "sometime": "sometimes|every now|once in", "rare": "rare|hardly|not often|barely", "frequent": "frequent|often|a lot|many", "often": "often|a lot|frequent",
    "always": "always|all the time|every", "regular": "regular",
}  # fmt: skip


def _to(table: Mapping[str, tuple[str, ...]], name: str) -> New:
    def new(match: re.Match[str], rng: Random) -> str | None:
        return rng.choice(_WRITES[rng.choice(table[name])])

    return new


def _name(text: str) -> str:
    """Which of the frequencies a wording is."""
    return next(name for name, wordings in _WRITES.items() if text.casefold() in [w.casefold() for w in wordings])


def _said(own: str) -> Said:
    """Near something that the sentence names the own frequency is said and the other is not."""

    def said(site: Site, dialogue: Dialogue) -> bool:
        other = _HEARD[_name(site.new)] if own != "once" or "once" not in site.new else r"(?!)"
        return _of_named(site, dialogue, _HEARD[own], other)

    return said


def _of_named(site: Site, dialogue: Dialogue, own: str, other: str) -> bool:
    before = re.split(r"[,;] | and ", site.sentence[: site.match.start()])[-1]
    told = topic(before)[-4:] or topic(site.sentence, site.match.group(0))
    heard = [w for w in told if near(dialogue, w, own, 10)]
    return bool(heard) and not any(near(dialogue, w, other, 16) for w in told)


def _hours(match: re.Match[str], rng: Random) -> str | None:
    other = {"4": "8", "6": "12", "8": "4", "12": "6", "24": "12"}.get(match["n"])
    return other and f"every {other} hours"


def _hours_said(site: Site, dialogue: Dialogue) -> bool:
    number = {"4": "four", "6": "six", "8": "eight", "12": "twelve", "24": "twenty"}
    told = {n: rf"\bevery (?:\w+ (?:to|or) )?(?:{n}|{w})\b" for n, w in number.items()}
    new = re.search(r"\d+", site.new)
    return new is not None and dialogue.matches(told[site.match["n"]]) and not dialogue.matches(told[new.group(0)])


def _often_said(site: Site, dialogue: Dialogue) -> bool:
    word = site.match["word"].casefold()
    own = next(pattern for key, pattern in _OFTEN_HEARD.items() if word.startswith(key))
    new = site.new.casefold()
    other = next((p for key, p in _OFTEN_HEARD.items() if new.startswith(key)), r"(?!)")
    told = topic(site.sentence, site.match.group(0))[:4]
    return any(near(dialogue, w, rf"\b(?:{own})", 12) for w in told) and not any(
        near(dialogue, w, rf"\b(?:{other})", 12) for w in told
    )


def _counts(match: re.Match[str], rng: Random) -> str | None:
    other = {
        "two": "five",
        "three": "six",
        "four": "two",
        "five": "two",
        "2": "5",
        "3": "6",
        "4": "2",
        "5": "2",
        "once": "four times",
        "twice": "five times",
    }
    new = other.get(match["n"].casefold())
    return new and new + (match["times"] or "") + match["per"]


def _counts_said(site: Site, dialogue: Dialogue) -> bool:
    figures = {"2": "two", "3": "three", "4": "four", "5": "five"}
    word = site.match["n"].casefold()
    names = [word, figures.get(word, word)]
    unit = site.match["per"].split()[-1].casefold()
    return dialogue.matches(rf"\b(?:{'|'.join(names)})\b[^.?]{{0,25}}\b{unit}") and not dialogue.matches(
        rf"\b{site.new.split()[0]} times\b"
    )


def _rules(operator: str, table: Mapping[str, tuple[str, ...]]) -> list[Rule]:
    return [Rule("frequency", operator, words(p), _to(table, name), _said(name)) for name, p in _NAMED if name in table]


RULES = (
    *_rules("times", _TIMES),
    *_rules("period", _PERIOD),
    *_rules("hour_of_day", _HOUR),
    Rule("frequency", "need", words(r"\b(?:as needed|prn)\b(?= for|[.,;]|\s*$)"), lambda m, rng: _CLOCK, lambda s, d: _of_named(s, d, _HEARD["needed"], _CLOCK)),
    Rule("frequency", "hours", words(r"\b(?:every|q) ?(?P<n>4|6|8|12|24) ?(?:hours|hrs|h)\b"), _hours, _hours_said),
    Rule("frequency", "how_often", words(alternatives(_OFTEN) + r"(?! (?:living|activit))(?<!mg daily)(?<!once daily)(?<!twice daily)(?<!day)"), unless_denied(one_key(_OFTEN)), _often_said),
    Rule("frequency", "counted", words(r"\b(?P<n>once|twice|two|three|four|five|[2-5])(?P<times> (?:or \w+ )?times)?(?P<per> (?:a|per|each) (?:week|month|year|night))\b"), _counts, _counts_said),
)  # fmt: skip

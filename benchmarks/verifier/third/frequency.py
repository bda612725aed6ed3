"""How often."""

import re
from random import Random

from .dialogue import Dialogue, spoken, value
from .edit import New, Rule, Said, Site, one_of, words
from .numbers import changed

_DAILY = r"once a day|daily|every ?day|\ba day\b|each day|per day|every single day|every (?:morning|night|evening)"
_TWICE = r"twice|two times|\bb ?i ?d\b|morning and (?:at |in the )?(?:night|evening)"
_THRICE = r"three times|\bt ?i ?d\b"
_NEED = r"as needed|when (?:you|i) need|if (?:you|i) need|need (?:it|to take)|\bp ?r ?n\b"


def said(pattern: str) -> Said:
    """The dialogue has this pattern, and speaks of what the sentence is about."""
    return lambda site, dialogue: dialogue.matches(pattern) and dialogue.about(site.sentence)


def _rule(operator: str, pattern: str, new: New, spoken_as: str) -> Rule:
    return Rule("frequency", operator, words(pattern), new, said(spoken_as))


def _interval(match: re.Match[str], rng: Random) -> str:
    number = int(value(match.group(1)) or 1)
    other = rng.choice([n for n in (1, 2, 3, 4, 6, 8, 12) if n != number])
    unit = match.group(2).rstrip("s") + "s"
    return f"every {other if match.group(1).isdigit() else spoken(other)} {unit}"


def _abbreviated(match: re.Match[str], rng: Random) -> str:
    return f"q{rng.choice([h for h in (2, 4, 6, 8, 12, 24) if h != int(match.group(1))])}h"


def _times(match: re.Match[str], rng: Random) -> str:
    number = int(value(match.group(1)) or 1)
    other = rng.choice([n for n in range(2, 8) if n != number])
    return f"{other if match.group(1).isdigit() else spoken(other)} times {match.group(2)}"


def _period(match: re.Match[str], rng: Random) -> str:
    return match.group(1) + rng.choice([p for p in ("day", "week", "month") if p != match.group(2).casefold()])


def _period_said(site: Site, dialogue: Dialogue) -> bool:
    unit = site.match.group(2).casefold()
    return dialogue.matches(rf"(?:a|per|each|every) {unit}\b|{unit}ly|{'daily' if unit == 'day' else unit}")


RULES = (
    _rule("dosing", r"(?<!twice )(?<!times )(?<!activities of )\b(?:once (?:a day|daily|per day)|every day|daily)\b(?! (?:living|activit|basis|routine|life))", one_of("twice daily", "once weekly", "every other day", "three times daily"), _DAILY),
    _rule("dosing", r"\b(?:twice (?:a day|daily|per day)|two times (?:a day|daily|per day)|b\.?i\.?d\b\.?)", one_of("once daily", "four times daily", "twice weekly"), _TWICE),
    _rule("dosing", r"\b(?:(?:three|3) times (?:a day|daily|per day)|t\.?i\.?d\b\.?)", one_of("once daily", "twice daily", "three times weekly"), _THRICE),
    _rule("dosing", r"\b(?:once (?:a week|weekly)|every week|weekly)\b", one_of("daily", "monthly", "twice weekly"), r"week"),
    Rule("frequency", "interval", words(r"\bevery (\d+|two|three|four|six|eight|twelve)(?:-| )(hours?|weeks?|months?|days?)\b"), _interval, changed),
    Rule("frequency", "interval", words(r"\bq(\d+)h\b"), _abbreviated, changed),
    Rule("frequency", "times", words(r"\b(\d+|two|three|four|five|six) times ((?:a|per) (?:day|week|month|year)|daily|weekly)\b"), _times, changed),
    Rule("frequency", "period", words(r"\b((?:once|twice|times) (?:a|per) )(day|week|month|year)\b"), _period, _period_said),
    _rule("as_needed", r"\b(?:as needed|p\.?r\.?n\b\.?)", one_of("around the clock", "on a fixed schedule", "every day without exception"), _NEED),
    _rule("habit", r"\b(?:occasionally|sometimes|intermittently|rarely|at times)\b", one_of("constantly", "continuously", "all the time"), r"occasional|sometimes|once in a while|now and then|every (?:now|once)|comes and goes|intermittent|here and there|rare|at times|off and on|on and off"),
    _rule("habit", r"\b(?:occasional|intermittent|rare|infrequent)\b", one_of("constant", "daily", "continuous"), r"occasional|sometimes|once in a while|now and then|every (?:now|once)|comes and goes|intermittent|here and there|rare|at times|off and on|on and off"),
    _rule("habit", r"(?<!more )\b(?:constant|persistent|continuous|frequent)\b", one_of("occasional", "rare", "infrequent"), r"constant|all the time|always|persist|continuous|all day|frequent|a lot"),
    _rule("habit", r"\b(?:constantly|frequently|always|regularly)\b", one_of("rarely", "hardly ever"), r"constant|all the time|always|persist|all day|frequent|a lot|regular|every day"),
    _rule("clock", r"\b(?:at (?:bedtime|night)|nightly|q\.?h\.?s)\b", one_of("in the morning", "at noon"), r"night|bed"),
    _rule("clock", r"\b(?:in|every|each) (?:the )?morning\b", one_of("at bedtime", "in the evening"), r"morning"),
)  # fmt: skip

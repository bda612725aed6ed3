"""How bad, which way it goes, and how sure."""

import re

from .dialogue import Dialogue
from .edit import New, Rule, Site, listed, one_of, swapped, words
from .negation import about_the_sentence, about_what_follows, denied_before

_DEGREE = {
    "mild": "severe", "mildly": "severely", "moderate": "mild", "moderately": "mildly", "severe": "mild",
    "severely": "mildly", "slight": "marked", "slightly": "markedly", "minimal": "extensive", "trace": "marked",
    "significant": "trivial", "small": "large", "large": "small", "excruciating": "mild", "marked": "slight",
    "mild to moderate": "very severe", "moderate to severe": "minimal", "subtle": "pronounced", "low-grade": "high-grade",
    "tiny": "sizeable", "minor": "major", "extensive": "minimal",
}  # fmt: skip
_COURSE = {
    "improved": "worsened", "improving": "deteriorating", "improvement": "deterioration", "worsened": "improved",
    "worsening": "improving", "better": "worse", "worse": "better", "stable": "rapidly progressing",
    "unchanged": "markedly worse", "decreased": "increased", "increased": "decreased", "well controlled": "poorly controlled",
    "well-controlled": "poorly controlled", "uncontrolled": "well controlled", "poorly controlled": "well controlled",
    "aggravated": "relieved", "alleviated": "aggravated", "worsens": "eases", "exacerbated": "relieved",
    "progressive": "regressing", "relief": "aggravation",
}  # fmt: skip
_LEVEL = {
    "elevated": "low", "high": "low", "low": "high", "tachycardic": "bradycardic", "hypertensive": "hypotensive",
    "excellent": "poor", "good": "poor", "poor": "good", "enlarged": "shrunken", "decreased range": "full range",
    "overweight": "underweight", "diminished": "increased", "limited": "full", "leukocytosis": "leukopenia",
}  # fmt: skip
_SAID = {
    "mild": r"mild|little|slight|bit\b|not too bad|tiny|small|trace|low", "severe": r"severe|really bad|terrible|awful|horrible|worst|excruciat|significant|lot|very",
}  # fmt: skip
_LIGHT = frozenset("mild mildly slight slightly minimal trace small subtle low-grade tiny minor".split())
_HEAVY = frozenset("severe severely significant large excruciating marked extensive".split())
_DOUBT = r"\bi think|might|could be|may be|maybe|probably|possib|likely|suspect|consistent|suggest|concern|seems?\b|sounds like|looks like|appear|rule out|believe|not sure"
_SURE = {
    "likely": "definitely", "probable": "proven", "probably": "certainly", "possible": "confirmed", "possibly": "definitely",
    "suspected": "confirmed", "presumed": "confirmed", "may be": "is", "might be": "is", "could be": "is",
    "appears to be": "is without doubt", "seems to be": "is without doubt", "consistent with": "diagnostic of",
    "concerning for": "diagnostic of", "suspicious for": "diagnostic of", "suggestive of": "diagnostic of",
    "concern for": "proven", "i suspect": "we have established", "i believe": "it is certain that",
    "most likely": "unquestionably", "questionable": "definite", "suggests": "proves", "may have": "has",
    "cannot be excluded": "is established",
}  # fmt: skip
_UNSURE = {
    "confirmed": "suspected", "diagnosed with": "suspected of having", "reveals": "may suggest", "reveal": "may suggest",
    "demonstrates": "possibly shows", "shows": "possibly shows", "showed": "possibly showed", "revealed": "raised the question of",
    "there is": "there may be", "there are": "there may be", "definite": "questionable", "known": "suspected",
    "secondary to": "possibly due to", "due to": "possibly related to", "evidence of": "a suspicion of",
}  # fmt: skip


def _degree_said(site: Site, dialogue: Dialogue) -> bool:
    word = site.match.group(0).casefold()
    level = "mild" if word in _LIGHT else "severe" if word in _HEAVY else None
    heard = word in dialogue.text or (level is not None and dialogue.matches(_SAID[level]))
    return heard and about_the_sentence(site, dialogue)


def _doubted(site: Site, dialogue: Dialogue) -> bool:
    return dialogue.matches(_DOUBT) and about_the_sentence(site, dialogue)


def _no_doubt_near(site: Site, dialogue: Dialogue) -> bool:
    return about_what_follows(site, dialogue) and re.search(_DOUBT, site.sentence.casefold()) is None


def _rule(kind: str, operator: str, pattern: str, new: New) -> Rule:
    return Rule(kind, operator, words(pattern), new, about_the_sentence)


RULES = (
    Rule("severity", "degree", words(rf"(?<!no )(?<!non-){listed(_DEGREE).pattern}(?! for| cell)"), swapped(_DEGREE), _degree_said),
    Rule("severity", "course", words(rf"{listed(_COURSE).pattern}(?! control)"), swapped(_COURSE), about_the_sentence),
    Rule("severity", "level", words(rf"(?<!if ){listed(_LEVEL).pattern}(?!-)"), swapped(_LEVEL), about_the_sentence),
    _rule("severity", "made_worse", r"\b(?<!mild )(?<!severe )(?<!pitting )(?<!slight )(?<!some )(effusion|edema|stenosis|regurgitation|erythema|swelling|degeneration)\b(?= (?:of|in|over|at|noted|seen|around))", lambda m, r: None if denied_before(m) else f"severe {m.group(1)}"),
    Rule("certainty", "hedge_lost", words(rf"(?<!as )(?<!be ){listed(_SURE).pattern}(?! \w+ed| needed| given| taken| done)"), swapped(_SURE), _doubted),
    _rule("certainty", "question_answered", r"\b(?:to )?rule out\b", one_of("to treat established")),
    _rule("certainty", "question_answered", r"\bto (?:evaluate|assess|check|look) for\b", one_of("for confirmed", "for known")),
    _rule("certainty", "question_answered", r"\bif (?:this|it|symptoms|the pain) (?:does|do) not (?:improve|resolve)\b", one_of("because this will not improve")),
    Rule("certainty", "hedge_made", words(rf"(?<!no )(?<!patient )(?<!is ){listed(_UNSURE).pattern}(?! no\b)"), swapped(_UNSURE), _no_doubt_near),
)  # fmt: skip

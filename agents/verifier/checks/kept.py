"""What goes on, told as ended or to be ended: `discontinue icing` where talk has `let's continue to ice`."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_drugs, normal_words

from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..stretches import after_last, before_next
from ..units import Unit

_ENDS = re.compile(
    r"\b(?:discontinu(?:e[sd]?|ing)|stop(?:s|ped|ping)?(?! by\b)|ceas(?:e[sd]?|ing)|taken off|comes? off|came off"
    r"|used to(?! (?:treat|assess|evaluate|help|determine|manage|prevent|reduce|relieve|control|break|confirm|check|look|see)\b)"
    r"|no longer|years ago|formerly)\b",
    re.IGNORECASE,
)
_BYGONE = re.compile(r"used to|no longer|years ago|formerly", re.IGNORECASE)
_LONG_OVER = re.compile(r"no longer|years ago|formerly", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:no|not|without|den(?:y|ies|ied|ying)|never|if|whether|until|unless|when|before|after|since|asked|should (?!discontinue|stop)"
    r"|cannot|difficult to|unable to|had to|having to|thought|once|to try to|plans? to|wants? to|hopes? to|would like to)\b(?:(?! and )[^.;])*$|n['’]t\b[^.;]*$",
    re.IGNORECASE,
)
"""What is not so, or only may be."""
_KEEPS = re.compile(
    r"\b(?:continu\w+|keep(?:s|ing)?|kept|stay(?:s|ing)? (?:on|with)|maintain\w*|still|carry on|remain\w*|persist\w*|stick(?:ing)? with"
    r"|(?:leave|put) (?:you|him|her|me|it|them) on|same dose)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(r"\b(?:tak(?:e|es|ing)|on|us(?:e|es|ing)|\d+ (?:mg|milligrams?)|milligrams?)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:stop\w*|discontinu\w*|quit\w*|hold(?:ing)?(?! on)|held|(?:com(?:e|ing)|came|go(?:ing)?|went|get|got|tak(?:en?|ing)|took|stay|been|right) (?:\w+ )?off(?! some)|out of|wean\w*|taper\w*|switch\w*|(?<!not )(?<!n't )chang\w*|avoid\w*|no more|any ?more"
    r"|instead|rid|finish\w*|ceas\w*|g[ai]ven? (?:\w+ )?up|r[ua]n out|no longer|cut\w*|drop\w*|without|paus\w*|skip\w*"
    r"|forg\w*|miss\w*|ended|gone|resolv\w*|refrain\w*|except\w*|other than|apart from|besides|stay\w* (?:out|away|off)|rest(?:ing)?|until|used to|ago|back then|previous\w*|formerly|retir\w*"
    r"|(?:not|\w*n['’]t)(?: \w+){0,2} (?:tak\w+|us(?:e|es|ing)|need\w*|continu\w*|doing|wear\w*|eat\w*|requir\w*|go(?:ing)?|work\w*|help\w*))\b",
    re.IGNORECASE,
)
"""Whatever may tell of an end."""
_TOOK = re.compile(r"\b(?:took|tried|tr(?:y|ies)|was|were|had|before|past|last|different|couple)\b", re.IGNORECASE)
"""What may tell that a medicine is not in use any more."""
_CLAUSE = re.compile(r"[.;:,]| (?:and|but|because|which|who|so|as|given|while) ")
_BEFORE = re.compile(r"[.;:]| (?:and|but|because|so|while) ")
_LEAST = 0.3
"""Closeness of the place that keeps it."""
_NEAR = 0.6
"""Share of that from which another place may tell of the end."""
_BEHIND = 2


def what_is_kept_does_not_end(context: ClaimInContext) -> Iterator[Signal]:
    """Notice an end of what talk keeps up, where no place that speaks of it tells of any end."""
    if not context.is_checkable or context.evidence.is_all_written:
        return
    text = context.claim.text
    for match in _ENDS.finditer(text):
        if _OPEN.search(text, 0, match.start()):
            continue
        if against := _kept(context, match) or _taken(context, match):
            said = match.group()
            message = f"the claim says “{said}”; nothing says so, and what is closest goes on"
            yield Signal("kept_as_ended", 1.0, "temporality_mismatch", message, (against,), words=said)


def _kept(context: ClaimInContext, match: re.Match[str]) -> Unit | None:
    """The closest place that keeps up what the claim ends, where none nearly as close tells of an end."""
    text = context.claim.text
    if _LONG_OVER.match(match.group()):  # what else goes on says nothing of it
        return None
    behind = text[match.end() : before_next(_CLAUSE, text, match.end())]
    before = text[after_last(_BEFORE, text, match.start()) : match.start()]
    words = frozenset(w for w in normal_words(f"{before} {behind}") if not w[0].isdigit() and not is_light(w))
    close = [(context.evidence.all[place], share) for place, share in context.closeness_of(words)] if words else []
    keeps = [(unit, share) for unit, share in close if _keeps(unit) and share >= _LEAST]
    if not keeps or any(
        _ENDED.search(unit.words)
        for one, share in close
        if share >= _NEAR * keeps[0][1]
        for unit in _with_next(context, one)
    ):
        return None
    return keeps[0][0]


def _keeps(unit: Unit) -> bool:
    """Whether a place keeps something up: `are you still taking it?` with a no does not."""
    return unit.answer != "no" and bool(_KEEPS.search(unit.words))


def _taken(context: ClaimInContext, match: re.Match[str]) -> Unit | None:
    """Where talk has a medicine in use that the claim tells as bygone, if it never tells of its end."""
    drugs = {mention.ingredient for mention in find_drugs(context.claim.text)}
    if len(drugs) != 1 or not _BYGONE.match(match.group()):
        return None
    units = context.evidence.naming(*drugs)
    if any(one.answer == "no" or _TOOK.search(one.words) for one in units):
        return None
    if any(_ENDED.search(unit.words) for one in units for unit in _with_next(context, one)):
        return None
    return next((unit for unit in units if _TAKES.search(unit.words)), None)


def _with_next(context: ClaimInContext, unit: Unit) -> list[Unit]:
    return [unit, *context.evidence.following(unit, _BEHIND)]

"""From a question to what it asks for: words with their synonyms, and the kind of answer."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wardround.knowledge.lexical import Group, Way, content_stems

from .intents import Intent, asked_for
from .stories import asking_part, is_statement, is_story
from .synonyms import longest_phrase, synonyms_of

SYNONYM = 0.7
"""What a synonym counts for, against the query's own word."""
ASKING = 0.6
"""What words like `symptoms` or `treatment` count for: the kind of answer is looked at by itself."""
NEGATED = 0.2
"""What a word counts for that the query says is absent."""
CORRECTED = 0.8
"""What a corrected spelling counts for."""

_REPEATED = 8.0
"""The larger, the longer each repetition of a word in the query makes it count for more: BM25's k3."""

_LONG = 60
"""Words from which on a query is a text rather than a question; its spelling is left alone."""

_ASKING = frozenset(
    """symptom sign treatment treat therapi caus genet chang relat inherit peopl affect mani common diagnos diagnosi
    outlook prognosi prevent risk stage research clinic trial test exam complic inform mean definit manag medicin drug
    happen work good best""".split()
)
REPORTING = 0.7
"""What words count for in which studies are told, whatever they are about; see `_REPORTING`."""

_REPORTING = frozenset(
    content_stems(
        """study studies studied trial analysis analyses analyzed analysed result results finding findings found data
        evidence conclusion conclude conclusions suggest suggests suggested suggesting show shows showed shown
        demonstrate demonstrates demonstrated indicate indicates indicated observe observed observation observational
        observations report reported present presented investigate investigated investigation examine examined evaluate
        evaluated evaluation assess assessed assessment determine determined compare compared comparable comparison
        identify identified confirm confirmed support supports supported reveal revealed provide provides provided
        significant significantly significance statistical statistically trend relationship relation association
        associated correlate correlated correlation between among however although therefore thus moreover furthermore
        despite whether further future additional appear appears seem seems likely possible possibly potential
        potentially important useful interesting relevant necessary needed require required consider considered
        consideration sufficient insufficient similar different difference differences higher lower larger smaller
        large small more less most better current recent recently previous previously preliminary independent
        independently design cohort retrospective prospective experimental hypothesis aim objective purpose method
        methods approach use used using based basis terms role part number total mean"""
    )
)
"""Words of scientific prose. In a collection with few studies they are rare, and what is rare is taken for telling."""

_CASED = frozenset("ALL CAP PAD AD PD RA OA PE MS MI AF HF CP AS ACS ARB ALS DM US CDI SOB SIDS OD".split())
"""Abbreviations that are also words, or stand for too much: they count only when written in capitals."""
_CAPITALS = re.compile(r"\b[A-Z]+\b")
_NEGATION = re.compile(
    r"\b(?:negative for|no (?:history|sign|evidence) of|den(?:ies|ied|ying)|excluding|other than"
    r"|not (?:due to|caused by))\s+((?:[\w'’-]+(?:\s+|(?=\W|$))){1,3})",
    re.I,
)


def _none(stem: str) -> str | None:
    """No other spelling."""
    return None


class Query(NamedTuple):
    """A query, understood."""

    text: str
    """As it was given."""
    groups: tuple[Group, ...]
    """What it asks for."""
    intents: tuple[Intent, ...]
    """The kinds of answer that it wants."""
    stems: tuple[str, ...]
    """Its own words, in order, with repetition and without stop words."""
    told: bool
    """Whether it is a story with a question in it, rather than a question."""


def understand(text: str, nearest: Callable[[str], str | None] = _none) -> Query:
    """Read a query.

    Args:
        text: as a clinician or a patient writes it.
        nearest: the spelling that the store knows for a stem that it does not know; None for one that it knows, or
            when nothing is near.
    """
    negated = {stem for match in _NEGATION.finditer(text) for stem in content_stems(match[1])}
    stems = content_stems(text)
    told = is_story(text, len(stems))
    if len(stems) > _LONG and not told:
        nearest = _none
    plain = {word.lower() for word in _CASED.difference(_CAPITALS.findall(text))}
    asking = asking_part(text) if told else text
    asked = set(_phrases(content_stems(asking)))
    counts = Counter(_phrases(stems))
    groups = tuple(
        _said(_group(phrase, nearest, negated, plain), count, aside=told and phrase not in asked)
        for phrase, count in counts.items()
    )
    return Query(text, groups, () if is_statement(text) else asked_for(asking), tuple(stems), told)


def _phrases(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The query's words, those that make a known phrase together."""
    at = 0
    while at < len(stems):
        length = max(longest_phrase(stems, at), 1)
        yield tuple(stems[at : at + length])
        at += length


def _said(group: Group, count: int, *, aside: bool) -> Group:
    """What is said several times matters more (BM25's factor of the query, Robertson & Zaragoza 2009)."""
    return group._replace(weight=group.weight * (_REPEATED + 1) * count / (_REPEATED + count), aside=aside)


def _group(phrase: tuple[str, ...], nearest: Callable[[str], str | None], negated: set[str], plain: set[str]) -> Group:
    """One thing asked for, with its other names."""
    others = [] if len(phrase) == 1 and phrase[0] in plain else [Way(other, SYNONYM) for other in synonyms_of(phrase)]
    if len(phrase) == 1 and (near := nearest(phrase[0])):
        others.append(Way((near,), CORRECTED))
        others += [Way(other, CORRECTED * SYNONYM) for other in synonyms_of((near,))]
    asking = len(phrase) == 1 and phrase[0] in _ASKING
    telling = REPORTING if len(phrase) == 1 and phrase[0] in _REPORTING else 1.0
    weight = NEGATED if negated.issuperset(phrase) else ASKING if asking else telling
    return Group((Way(phrase), *others), weight, subject=not asking)

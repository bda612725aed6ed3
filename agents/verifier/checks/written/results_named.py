"""Tests and markers by all their names with how they turned out, in letters and in charts: `HBsAg neg`, `Flu A +`, `ER+/PR+/HER2-`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess

from ...denying import RESOLVED
from ...patterns import Table, by_name

_TABLE = r"""
pregnancy test: (?:beta-?|β-?|[bus]-?)?hcg|upt|pregnancy test
hepatitis B antigen: hbs-? ?ag|hep(?:atitis)? b s(?:urface)?[- ]?a(?:nti)?g(?:en)?
hepatitis C antibodies: (?:anti-?)?hcv|hep(?:atitis)? c(?: virus)?
HIV: hiv(?:[- ]?1/2| 1 and 2)?
syphilis: syphilis|vdrl|rpr
C. difficile: c\.? ?diff(?:icile)?|clostridi\w+ difficile|cdi
influenza A: (?:influenza|flu)(?: type)? a
influenza B: (?:influenza|flu)(?: type)? b
RSV: rsv|respiratory syncytial(?: virus)?
COVID: covid(?:-?19)?|sars-?cov-?2
group B streptococcus: (?-i:GBS)|group b strep\w*
H. pylori: h(?:elicobacter)?\.? ?pylori|helicobacter
MRSA: mrsa
ESBL: esbl
VRE: vre
CMV: cmv(?! ig)
CMV IgG: cmv ig ?g
CMV IgM: cmv (?:igg[^.;\n]{0,15}?)?ig ?m
HPV: (?:hr-?|high[- ]risk )?hpv(?! (?:vacc|imm|jab|shot))
EBV: ebv(?! ig)
BK virus: bk(?: virus)?
oestrogen receptor: o?estrogen(?:[- ]receptors?)?|(?-i:ER)
progesterone receptor: progesterone[- ]receptors?|(?-i:PR|PgR)
HER2: her-?2(?:/neu)?
ALK: (?-i:ALK)
BRCA: brca-?[12]?(?:/2)?
rheumatoid factor: (?-i:RF|RhF)|rheumatoid factor
anti-CCP: (?:anti-?)?ccp|acpa
coeliac antibodies: (?:anti-?)?t-?tg(?:[- ]iga)?|tg ?iga|(?:anti-?)?tissue transglutaminase
ANA: (?-i:ANA)|antinuclear antibod\w+
ANCA: [cp]?-?anca
quantiferon: quantiferon|igra|qft|t-?spot
nitrites: nitrites?|nit
leucocytes: leu[ck]ocytes?|leu[ck]?s|leu|(?-i:LE)
urine protein: (?:urin\w+[ :]+|dip\w*[^.;\n]{0,30}\b)(?:albumin|protein)|prot|proteinuria|albuminuria
Murphy's sign: murphy\w*(?:['’]s)?(?: sign)?
"""
_NAMES = Table(by_name(_TABLE, behind=r"\w"))
_CONDITION = frozenset({"urine protein"})
"""Of which a name in `-uria` says by itself that it was found."""
_FILL = (
    r"(?:(?:[\s:]|, )*(?:status|tests?|testing|pcr|dna|rna|ab|abs|ag|antibod\w+|antigen|toxin|serology|screen\w*|swabs?|stool|urine|serum|blood|result|levels?|culture"
    r"|receptors?|producer|strain|igg|igm|iga|ihc|viral load|panel|genes?|was|were|is|are|came|back|both|again|also|now|on|npa|admission|arrival|the|of|in|reported|as|this|time)\b)*[\s:]*"
)
_AFTER = re.compile(
    rf"{_FILL}[-/]?\(?(?:(?P<no>non-?reactive|not (?:been )?(?:detected|found|isolated|identified|seen)|no (?:(?:pathogenic|known) )?(?:variants?|mutations?|growth)|negative|neg\b|-ve\b|−ve|[-−](?=\s*(?:[,.;/)\]]|$))|nil|absent"
    r"|undetect\w+|(?-i:NR|ND)\b)"
    r"|(?P<yes>positive|pos\b|\+ve|(?:[1-4])?\+{1,4}(?![\w+])|detected|found|isolated|reactive|present|identified"
    r"|produc\w+|carrier\w*|coloni[sz]\w+|infection|vir(?:a)?emia|\w*(?<=amplified)))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:(?P<no>(?:negative|neg|tested negative|free) (?:for|of))|(?P<yes>(?:positive|pos) for|carr(?:ies|ied|ying)(?: an?)?(?: pathogenic| known)?|coloni[sz]ed (?:with|by)|infected with|(?:grew|isolated) an?))"
    r" (?:the |an? )?(?:[\w./-]+(?: [\w./-]+)?(?:,| and| or|, and|, or) ){0,3}\Z",
    re.IGNORECASE,
)
_FAINT = re.compile(r"\b[012]\+\Z")
"""Of HER2: not positive."""
_JOIN = re.compile(r"\s*(?:[,/&]|and|or|, and)\s*(?:the |anti-)?", re.IGNORECASE)


_NODES = r"(?:(?:lymph|sentinel|axillary|regional|mesenteric|mesorectal|pelvic|locoregional)[ -])*(?:nodes?|nodal|(?-i:S?LNs?))"
_SHARE = re.compile(
    rf"(?<![\d/.])(?P<n>\d{{1,2}}) ?(?:/|(?:out )?of) ?\d{{1,3}}(?![\d/]) (?:[a-z]+ ){{0,2}}?{_NODES}\b|\b{_NODES}(?: (?:positive|involved|pos|\+))?:? \(?(?P<m>\d{{1,2}}) ?/ ?\d{{1,3}}(?![\d/])",
    re.IGNORECASE,
)
_OF_NODES = re.compile(
    rf"\b{_NODES}[ -](?:(?:was|were|are|is|all|both|had|showed|contained) )*(?:(?P<no>negative|clear|free|uninvolved|benign|(?:not|un)(?:affected| involved))|(?P<yes>involve\w+|positive\w*|metasta\w+|spread))\b",
    re.IGNORECASE,
)


class Turned(NamedTuple):
    """A test with how it turned out."""

    name: str
    is_positive: bool
    start: int
    end: int


@lru_cache(maxsize=32768)
def turned_out(text: str) -> tuple[Turned, ...]:
    """The tests of the table that a text calls positive or negative, each with its place; what is open is left out."""
    named = sorted((*match.span(), name) for name, match in _NAMES.find(text))
    return (*_read(text, named), *_nodes(text))


def _nodes(text: str) -> Iterator[Turned]:
    """Lymph nodes with tumour, or without: `2/19 nodes`, `no nodal involvement`."""
    shares = list(_SHARE.finditer(text))
    yield from (Turned("nodes", (match["n"] or match["m"]) != "0", *match.span()) for match in shares)
    for match in _OF_NODES.finditer(text):
        said = assess(text, *match.span())
        if not any(one.start() <= match.start() < one.end() for one in shares) and said.certainty == "certain":
            yield Turned("nodes", bool(match["yes"]) and not said.negated, *match.span())


def _read(text: str, named: list[tuple[int, int, str]]) -> Iterator[Turned]:
    """The results that words right behind a list of names, or right before one, call positive or negative."""
    for place, (start, end, name) in enumerate(named):
        said = assess(text, start, end)
        if said.certainty == "uncertain" or said.temporality == "hypothetical" or said.experiencer != "patient":
            continue
        if said.negated and RESOLVED.search(text, end):  # it was there
            continue
        after = _AFTER.match(text, _end_of_list(text, named[place:]))
        before = _BEFORE.search(text, max(start - 90, 0), start)
        match = before or after
        if match and not (name == "HER2" and _FAINT.search(match.group())):
            is_positive = bool(match["yes"]) and not (said.negated and not _is_of_itself(match))
            yield Turned(name, is_positive, start, max(end, match.end()))
        elif name in _CONDITION and text[start:end].casefold().endswith("uria"):
            yield Turned(name, not said.negated, start, end)


def _is_of_itself(match: re.Match[str]) -> bool:
    """Whether what denies may be the status of another test beside it: signs are of the test that they stand at."""
    return bool(re.search(r"[+]|pos\b|\bpositive for", match.group(), re.IGNORECASE))


def _end_of_list(text: str, named: list[tuple[int, int, str]]) -> int:
    """Where the list of tests ends that begins with the first: `HIV, HBsAg and VDRL` share one result."""
    end = named[0][1]
    for start, last, _ in named[1:]:
        if not _JOIN.fullmatch(text, end, start):
            break
        end = last
    return end

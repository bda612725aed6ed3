"""Benign or malignant: an adrenal nodule told as a metastasis, where written records call it an adenoma."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import find_meanings, find_parts

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...stretches import around

_LESION = r"mass(?:es)?|lesions?|nodules?|tumou?rs?|polyps?|lumps?|growths?|cysts?|swelling|spots?|opacit(?:y|ies)|incidentalomas?|thickening"
_IS_LESION = re.compile(rf"\b(?:{_LESION})\b", re.IGNORECASE)
_MALIGNANT = r"malignan\w+|cancer(?:ous)?|metasta\w+|mets?|carcinomas?|sarcomas?|lymphomas?|melanomas?|\w+carcinoma|secondar(?:y|ies) (?:deposit|tumou?r)s?"
_BENIGN = r"(?<!not )benign|(?:fibro|lip|myelolip|cyst)?adenomas?|lipomas?|h(?:a)?emangiomas?|meningiomas?|fibroadenomas?|hamartomas?|simple cysts?|angiomyolipomas?|non-?malignant"
_SAYS = re.compile(rf"\b(?:(?P<malignant>{_MALIGNANT})|(?P<benign>{_BENIGN}))\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:or|vs|versus|if|exclude\w*|rule\w* out|risk|potential|suspicio\w*|query|either)\b|\?", re.IGNORECASE
)
"""Where one of several natures is meant, or none yet."""
_PIECE = re.compile(r"[.;,\n|()](?!\d)")
_CUT = re.compile(r"[.;\n|](?!\d)")
_OF_THE_BRAIN = re.compile(
    r"\b(?:frontal|parietal|temporal|occipital|cerebellar|pontine|sellar|pituitary)\b", re.IGNORECASE
)

_Nature = Literal["malignant", "benign"]


class _Told(NamedTuple):
    """The nature of a lesion, with what else its clause names: where it is."""

    nature: _Nature
    places: frozenset[str]
    words: str


def lesions_are_of_their_nature(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a lesion told as malignant that every place calls benign, or the other way round."""
    for said in _natures(context.claim.text):
        told = [(one, unit) for one, unit in context.evidence.each(_natures) if one.places & said.places]
        most = max((len(one.places & said.places) for one, _ in told), default=0)
        close = [(one, unit) for one, unit in told if len(one.places & said.places) == most]
        if close and all(one.nature != said.nature for one, _ in told):
            message = f"the claim has it as “{said.words}”; the record as “{close[0][0].words}”"
            units = tuple(unit for _, unit in close[:2])
            yield Signal("written_nature", 1.0, "severity_mismatch", message, units, words=said.words)
            return


@lru_cache(maxsize=32768)
def _natures(text: str) -> tuple[_Told, ...]:
    """The lesions of a text whose clause names one nature and the part that they are of."""
    found = []
    for match in _SAYS.finditer(text):
        begin, end = around(_CUT, text, *match.span())
        clause = text[begin:end]
        is_one = len({one.lastgroup for one in _SAYS.finditer(clause)}) == 1
        piece = text[slice(*around(_PIECE, text, *match.span()))]
        if not is_one or not _IS_LESION.search(clause) or _OPEN.search(piece) or kin_in(clause):
            continue
        if assess(text, *match.span()).negated or assess(text, *match.span()).temporality == "hypothetical":
            continue
        nature: _Nature = "malignant" if match["malignant"] else "benign"
        found.append(_Told(nature, _places(clause), match.group()))
    return tuple(found)


def _places(clause: str) -> frozenset[str]:
    """What tells which lesion it is: the parts of the body that its clause names."""
    parts = {one.part for one in find_parts(clause)} - {"none"}
    named = {one.name for one in find_meanings(clause) if one.sort == "parts"}
    return frozenset(parts | named | {match.group().casefold() for match in _OF_THE_BRAIN.finditer(clause)})

"""What laboratories measure, by the words that name it."""

from functools import lru_cache

from wardround.tools.terms import normal_words

_NOT_THE_ANALYTE = frozenset(
    normal_words(
        "in of serum plasma blood urine total level mass volume moles automated count by rate ratio panel result"
    )
)
_ALSO_CALLED = {
    "albumin": "alb",
    "bicarbonate": "bicarb co2 hco3",
    "calcium": "ca",
    "creatinin": "cr creat",
    "erythrocyt": "rbc",
    "glucose": "sugar sugars glu bg",
    "hematocrit": "hct",
    "hemoglobin": "hb hgb",
    "leukocyt": "wbc white",
    "magnesium": "mg mag",
    "natriuretic": "bnp",
    "nitrogen": "bun urea",
    "phosphat": "phos",
    "platelet": "plt platelets thrombocyt",
    "potassium": "k",
    "sodium": "na",
    "thyrotropin": "tsh",
    "thromboplastin": "aptt ptt",
    "triglycerid": "tg",
}
"""Other words for an analyte, as stems: the usual abbreviations of laboratories, and lay words."""


@lru_cache(maxsize=32768)
def analyte_words(name: str) -> frozenset[str]:
    """The stems that name an analyte: of its name, without specimen and method, and of its usual abbreviations."""
    words = frozenset(normal_words(name))
    words = (words - _NOT_THE_ANALYTE) or words
    return words | {other for word in words for other in _ALSO_CALLED.get(word, "").split()}

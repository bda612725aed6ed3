"""How many years of school a text asks for."""

import re

from wardround.tools.sentences import split_sentences

MAX_GRADE = 8.0
"""Flesch-Kincaid grade: what the NIH and the AMA advise patients' texts to stay at or below."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es?|[^dt]ed)$")


def reading_grade(text: str) -> float:
    """Flesch-Kincaid grade level.

    Syllables are counted as groups of vowels without a silent final e, which is right for about nine English words in
    ten; numbers count as no words.

    Args:
        text: English; 0.0 for a text without words.

    References:
        Kincaid et al. 1975, Derivation of New Readability Formulas for Navy Enlisted Personnel.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(bool(_WORD.search(text, span.start, span.end)) for span in split_sentences(text))
    per_sentence, per_word = len(words) / sentences, sum(map(_syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def _syllables(word: str) -> int:
    lowered = word.lower()
    return max(len(_VOWELS.findall(lowered)) - bool(_SILENT.search(lowered)), 1)

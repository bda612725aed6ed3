"""Whether a text is in English: the checks read no other language, and must not be silent about one."""

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to with no for is was were are on at by in her his she he they you your it has have had or not from"
    " this that will be been a an as but if i my we any there did do does what how so".split()
)
_OTHERS = frozenset(
    # German, Dutch
    "und das ist nicht mit den dem von wird wurde einen einem einer auf für bei hat sich kein keine keinen seit ohne"
    " nach zum zur im sind er nimmt patientin fieber schmerzen het een niet voor zijn heeft geen bij aan patiënt koorts"
    # French
    " le les des une dans avec pour sur aux du pas depuis prend fièvre douleur"
    # Spanish
    " el las con por para sin una que su al día paciente tiene toma fiebre dolor"
    # Italian, Portuguese, Romanian
    " il lo della dello delle di che non gli nel sono paziente febbre dolore volte è não com uma dos da em sem ao nem"
    " febre dor dia și cu nu pentru"
    # Swedish, Danish, Norwegian, Finnish
    " och att det är inte som på med har ikke og uden uten ja ei oli ovat"
    # Polish, Czech, Turkish
    " nie się jest oraz bez przez je při ve bir bu ile için".split()
)
"""Words without which hardly a sentence of these languages does, and that English notes hardly ever hold."""
_FEWEST = 3


def is_other_script(text: str) -> bool:
    """Whether most letters are not Latin ones: Greek signs for units and receptors make no Greek."""
    if text.isascii():
        return False
    letters = [character for character in text if character.isalpha()]
    return sum(map(_is_latin, letters)) * 2 < len(letters)


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English, by its script or by its small words.

    Telegraphic notes have few small words of any language; they are taken for English.
    """
    if is_other_script(text):
        return True
    words = Counter(_WORD.findall(text.casefold()))
    english, others = (sum(words[word] for word in group) for group in (_ENGLISH, _OTHERS))
    return others >= _FEWEST and others > 2 * english


def _is_latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")

"""Whose: the patient's age and sex, and who in the family has it."""

import re
from random import Random

from .dialogue import Dialogue, content, value
from .edit import Rule, Site, like, listed, one_of, swapped, words
from .numbers import changed

_AGE = r"\b(?P<n>\d{1,3})(?P<rest>(?:-| )?(?:years?|yrs?|y)(?:-| |/)?(?:old|of age|o)\b)"
_NOUNS = {
    "male": "female", "female": "male", "man": "woman", "woman": "man", "gentleman": "lady", "lady": "gentleman",
    "boy": "girl", "girl": "boy", "mr.": "Ms.", "mrs.": "Mr.", "ms.": "Mr.",
}  # fmt: skip
_PRONOUNS = {
    "he": "she",
    "she": "he",
    "his": "her",
    "her": "his",
    "him": "her",
    "himself": "herself",
    "herself": "himself",
}
_AFTER_HIM = frozenset("to and that for with in on at when because as if is was about back up today or but by".split())
_MALE = r"\b(?:he|his|him|mister|mr|sir|male|gentleman|man|boy|son|husband|testic\w+|prostate)\b"
_FEMALE = r"\b(?:she|her|hers|miss|ms|mrs|ma'am|female|lady|woman|girl|pregnan\w+|mammogram|menopaus\w+|periods)\b"
_KIN = {
    "mother": "father", "father": "mother", "brother": "cousin", "sister": "aunt", "grandmother": "uncle",
    "grandfather": "aunt", "aunt": "sister", "uncle": "brother", "mom": "dad", "dad": "mom", "son": "nephew",
    "daughter": "niece", "husband": "brother", "wife": "sister", "parents": "siblings", "sibling": "parent",
}  # fmt: skip
_LAY = {"mother": "mom", "father": "dad", "grandmother": "grandma", "grandfather": "grandpa"}
_RELATIVES = "mother|father|brother|sister|grandmother|grandfather|aunt|uncle|son|daughter|mom|dad|parents"


def _older(match: re.Match[str], rng: Random) -> str:
    number = int(match.group("n"))
    moved = number + rng.choice((-20, -10, 10, 20)) if number > 25 else number + rng.choice((4, 7, 10))
    return f"{moved}{match.group('rest')}"


def _off(match: re.Match[str], rng: Random) -> str:
    number = int(match.group("n"))
    return f"{max(number + rng.choice((-4, -3, -2, 2, 3, 4)), 1)}{match.group('rest')}"


def _turned(match: re.Match[str], rng: Random) -> str | None:
    digits = match.group("n")
    turned = digits[::-1]
    return f"{turned}{match.group('rest')}" if len(digits) == 2 and 9 < int(turned) != int(digits) else None


def _unit(match: re.Match[str], rng: Random) -> str | None:
    return re.sub("year", "month", match.group(0), flags=re.IGNORECASE) if int(match.group("n")) < 20 else None


def _unit_said(site: Site, dialogue: Dialogue) -> bool:
    return value(site.match.group("n")) in dialogue.numbers and "month" not in dialogue.text


def _sex_said(site: Site, dialogue: Dialogue) -> bool:
    """The doctor or the patient names the sex, and hardly ever the other one."""
    male, female = (len(re.findall(p, dialogue.text)) for p in (_MALE, _FEMALE))
    word = site.match.group(0).casefold()
    is_male = word in ("male", "man", "gentleman", "boy", "mr.", "he", "his", "him", "himself")
    return (male > 2 * female) if is_male else (female > 2 * male)


def _pronouns(match: re.Match[str], rng: Random) -> str:
    return turned(match.group(0))


def turned(text: str) -> str:
    """A sentence with its pronouns of the other sex."""

    def other(found: re.Match[str]) -> str:
        word = found.group(0)
        after = text[found.end() :].split()[:1]
        if word.casefold() == "her" and not (after and after[0].isalpha() and after[0] not in _AFTER_HIM):
            return like(word, "him")
        return like(word, _PRONOUNS[word.casefold()])

    return re.sub(r"\b(?:he|she|his|her|him|himself|herself)\b", other, text, flags=re.IGNORECASE)


def _kin_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = site.match.group(0).casefold(), site.new.casefold()
    heard = dialogue.says(old) or dialogue.says(_LAY.get(old, old))
    return heard and not dialogue.says(new) and not dialogue.says(_LAY.get(new, new))


def _illness_said(site: Site, dialogue: Dialogue) -> bool:
    """What the sentence is about is said, near nobody of the family."""
    topics = [w for w in content(site.sentence[site.match.end() :]) if dialogue.says(w)]
    return bool(topics) and not any(dialogue.near(t, kin) for t in topics[:3] for kin in ("mom", "dad", *_KIN))


def _relative_said(site: Site, dialogue: Dialogue) -> bool:
    topics = [w for w in content(site.sentence) if w not in _KIN and dialogue.says(w)]
    return bool(topics) and any(dialogue.near(t, kin, 20) for t in topics for kin in ("mom", "dad", "family", *_KIN))


def _pronoun_said(site: Site, dialogue: Dialogue) -> bool:
    male, female = (len(re.findall(p, dialogue.text)) for p in (_MALE, _FEMALE))
    is_male = site.match.group("first").casefold() in ("he", "his", "him")
    named = re.search(r"\b(?:mother|father|wife|husband|son|daughter|brother|sister|dr)\b", site.sentence.casefold())
    return not named and ((male > 2 * female) if is_male else (female > 2 * male))


def _poss(match: re.Match[str]) -> str:
    word = match.group(0).split()[0].casefold()
    return {"he": "his", "she": "her"}.get(word, "the patient's")


_HAS = r"(?P<has>has a (?:past )?(?:medical )?history|has been diagnosed|was diagnosed|underwent|suffers from|has had|has (?=\w+ (?:pain|disease)))"
RULES = (
    Rule("age", "decade", words(_AGE), _older, changed),
    Rule("age", "few_years", words(_AGE), _off, changed),
    Rule("age", "turned", words(_AGE), _turned, changed),
    Rule("age", "months", words(_AGE), _unit, _unit_said),
    Rule("sex", "noun", words(r"\b(?:male|female|man|woman|gentleman|lady|boy|girl)\b"), swapped(_NOUNS), _sex_said),
    Rule("sex", "title", words(r"\b(?:Mr|Mrs|Ms)\."), swapped(_NOUNS), _sex_said),
    Rule("sex", "pronouns", words(r"^.*?\b(?P<first>he|she|his|her|him)\b.*$"), _pronouns, _pronoun_said),
    Rule("experiencer", "to_relative", words(rf"\b(?:the patient|he|she) {_HAS}"), lambda m, r: f"{_poss(m)} {r.choice(('mother', 'father', 'brother', 'sister'))} {m.group('has')}", _illness_said),
    Rule("experiencer", "to_relative", words(r"\b(?:the patient|he|she) (?P<does>smokes|drinks|takes|uses|works)\b"), lambda m, r: f"{_poss(m)} {r.choice(('husband', 'wife', 'son', 'roommate'))} {m.group('does')}", _illness_said),
    Rule("experiencer", "to_relative", words(r"\b(?:personal|past medical) history (?:of|significant for)\b"), one_of("family history of"), _illness_said),
    Rule("experiencer", "to_patient", words(rf"\b(?:his|her|the patient's|the) (?:{_RELATIVES})\b(?= (?:has|had|was|is|also|died|passed|suffer|takes))"), one_of("the patient"), _relative_said),
    Rule("experiencer", "to_patient", words(r"\bfamily history (?=of|significant for|is significant|includes)"), one_of("personal history ", "past medical history "), _relative_said),
    Rule("experiencer", "to_patient", words(r"\b(?:in|of|by) (?:his|her) (?:mother|father|brother|sister|grandmother|grandfather)\b"), one_of("in the patient"), _relative_said),
    Rule("experiencer", "other_relative", listed(_KIN), swapped(_KIN), _kin_said),
)  # fmt: skip

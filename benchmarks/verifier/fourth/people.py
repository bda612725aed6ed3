"""Whose it is: another relative, the patient instead of a relative, a relative instead of the patient; age; sex."""

import re
from collections.abc import Callable
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, value
from benchmarks.verifier.third.edit import New, Rule, Said, Site, like, words

from .hearing import is_affirmed, near, topic
from .numbers import SOUNDS
from .wording import alternatives, one_key

_KIN = {
    "mother": "father|sister", "father": "mother|brother", "sister": "brother|mother", "brother": "sister|father", "son": "daughter", "daughter": "son", "aunt": "uncle", "uncle": "aunt",
    "grandmother": "grandfather", "grandfather": "grandmother", "wife": "mother", "husband": "father", "maternal": "paternal", "paternal": "maternal", "mom": "dad", "dad": "mom",
    "parents": "siblings", "siblings": "parents", "cousin": "brother", "niece": "nephew", "nephew": "niece",
}  # fmt: skip
_LAY_KIN = {
    "mother": r"\b(?:mother|mom|mommy)\b", "father": r"\b(?:father|dad|daddy)\b", "sister": r"\bsisters?\b", "brother": r"\bbrothers?\b", "grandmother": r"\bgrand(?:mother|ma|mom)\b", "grandfather": r"\bgrand(?:father|pa|dad)\b",
    "maternal": r"\b(?:maternal|mother|mom)\b", "paternal": r"\b(?:paternal|father|dad)\b", "mom": r"\b(?:mother|mom)\b", "dad": r"\b(?:father|dad)\b", "siblings": r"\b(?:siblings?|brothers?|sisters?)\b", "parents": r"\b(?:parents|mom|dad|mother|father)\b",
}  # fmt: skip
_ANY_KIN = r"\b(?:mother|mom|father|dad|sister|brother|son|daughter|aunt|uncle|grand\w+|wife|husband|family|parents?|siblings?|cousin|runs in)\b"
_OF = r"(?P<kin>mother|father|sister|brother|grandmother|grandfather|aunt|uncle|son|daughter|wife|husband)"
_HIS = {"his": "he", "her": "she", "the patient's": "the patient", "my": "the patient"}
_MALE = {
    "male": "female",
    "man": "woman",
    "gentleman": "lady",
    "boy": "girl",
    "mr.": "Ms.",
    "he": "she",
    "his": "her",
    "him": "her",
    "himself": "herself",
    "mr": "Ms",
}
_FEMALE = {
    "female": "male",
    "woman": "man",
    "lady": "gentleman",
    "girl": "boy",
    "ms.": "Mr.",
    "mrs.": "Mr.",
    "miss": "Mr.",
    "she": "he",
    "herself": "himself",
    "hers": "his",
    "ms": "Mr",
}
_NOUNS = {
    k: v
    for k, v in (_MALE | _FEMALE).items()
    if k in ("male", "man", "gentleman", "boy", "female", "woman", "lady", "girl")
}
_PRONOUN = re.compile(r"\b(he|his|him|himself|she|her|hers|herself)\b", re.IGNORECASE)
_AGE = r"\b(?P<n>\d{1,3})(?P<year>[ -]?(?:year|yr)s?[ -]old|[ -]?y/?o\b| years of age)"


def _kin(name: str) -> str:
    return _LAY_KIN.get(name, rf"\b{name}s?\b")


def _disease(site: Site) -> list[str]:
    """What the sentence says of the relative."""
    after = re.split(r"[.;]", site.sentence[site.match.end() :])[0]
    return [
        w
        for w in topic(site.match.groupdict().get("what") or after)[:4]
        if w not in ("died", "passed", "deceased", "family", "known")
    ]


def _other_kin_said(site: Site, dialogue: Dialogue) -> bool:
    own, new = site.match["word"].casefold(), site.new.casefold()
    told = _disease(site)
    return any(near(dialogue, w, _kin(own), 15) for w in told) and not any(
        near(dialogue, w, _kin(new), 25) for w in told
    )


def _to_patient(match: re.Match[str], rng: Random) -> str:
    who = like(match["whose"], _HIS[match["whose"].casefold()])
    verb = "has" if match["verb"].startswith(("has", "had")) else "has a history of"
    return f"{who} {verb} {match['an'] or ''}{match['what']}"


def _kin_had(site: Site, dialogue: Dialogue) -> bool:
    """It is said of the relative, and never without one."""
    told = _disease(site)
    windowed = [(w, near(dialogue, w, _kin(site.match["kin"].casefold()), 18)) for w in told]
    return (
        bool(told)
        and any(found for _, found in windowed)
        and all(not _mine(dialogue, w) for w, found in windowed if found)
    )


def _mine(dialogue: Dialogue, word: str) -> bool:
    return near(
        dialogue,
        word,
        r"\b(?:i have|i had|i ve|my own|you have|your (?!mother|father|mom|dad|family|brother|sister|parents)|patient (?:has|with)|history of)\b",
        5,
    ) and not near(dialogue, word, _ANY_KIN, 6)


def _to_personal(match: re.Match[str], rng: Random) -> str | None:
    """That neither has it is not wrong."""
    denied = re.search(r"\b(?:no|not|denies|denied|negative|without)\b", match.string[: match.start()], re.IGNORECASE)
    return (
        None
        if denied or re.search(_ANY_KIN + r"|\b(?:no|not|non)\b", match["what"], re.IGNORECASE)
        else f"personal history{match['of']} {match['what']}"
    )


def _family_said(site: Site, dialogue: Dialogue) -> bool:
    told = topic(site.match["what"])[:3]
    return any(near(dialogue, w, _ANY_KIN, 18) and not _mine(dialogue, w) for w in told)


def _to_kin(match: re.Match[str], rng: Random) -> str:
    his = {"he": "his", "she": "her", "the patient": "the patient's"}[match["who"].casefold()]
    return f"{like(match['who'], his)} {rng.choice(('mother', 'father', 'brother', 'sister'))} {match['verb']} {match['an'] or ''}{match['what']}"


def _complains_of_kin(match: re.Match[str], rng: Random) -> str:
    his = {"he": "his", "she": "her", "the patient": "the patient's"}[match["who"].casefold()]
    return f"{like(match['who'], his)} {rng.choice(('mother', 'brother', 'son', 'daughter'))} has {match['what']}"


def _own_said(site: Site, dialogue: Dialogue) -> bool:
    """It is said, and no relative near it."""
    told = topic(site.match["what"])[:3]
    return bool(told) and is_affirmed(dialogue, told[-1]) and not any(near(dialogue, w, _ANY_KIN, 18) for w in told)


def _age(change: Callable[[int, Random], int | None]) -> New:
    def new(match: re.Match[str], rng: Random) -> str | None:
        age = change(int(match["n"]), rng)
        return f"{age}{match.groupdict().get('year') or ''}" if age is not None and 0 < age < 105 else None

    return new


def _turned(age: int, rng: Random) -> int | None:
    return int(str(age)[::-1]) if age > 20 and age % 10 > 1 else None


def _decade(age: int, rng: Random) -> int | None:
    return age + rng.choice((10, -10, 20)) if age > 30 else None


def _some(age: int, rng: Random) -> int:
    return age + rng.choice((1, 2, 3, -2, -3)) if age > 4 else age + 2


def _misheard(age: int, rng: Random) -> int | None:
    return SOUNDS.get(age)


def _age_said(site: Site, dialogue: Dialogue) -> bool:
    new = re.match(r"\d+", site.new)
    return (
        new is not None and value(site.match["n"]) in dialogue.numbers and value(new.group(0)) not in dialogue.numbers
    )


def sex(dialogue: Dialogue) -> str | None:
    """The patient's, where nouns or titles say it, or the doctor's pronouns do so by far."""
    text = dialogue.text
    male = len(re.findall(r"year[- ]old (?:\w+ ){0,3}(?:male|man|gentleman|boy)\b|\b(?:mister|mr|sir)\b", text))
    female = len(
        re.findall(r"year[- ]old (?:\w+ ){0,3}(?:female|woman|lady|girl)\b|\b(?:miss|mrs|ms|ma'am|madam)\b", text)
    )
    if male + female == 0:
        male, female = (2 * (n > 3) for n in (len(re.findall(rf"\b{w}\b", text)) for w in ("he", "she")))
    return None if bool(male) == bool(female) else "male" if male else "female"


def _sex_said(site: Site, dialogue: Dialogue) -> bool:
    words_of = set(re.findall(r"[a-z.]+", site.match.group(0).casefold()))
    own = "male" if words_of & _MALE.keys() else "female"
    return sex(dialogue) == own


def turned(text: str) -> str:
    """A sentence with the pronouns of the other sex; `her` before a noun is `his`, else `him`."""

    def other(match: re.Match[str]) -> str:
        word = match.group(0).casefold()
        if word == "her":
            after = re.match(r" ([a-z]+)", match.string[match.end() :])
            object_of = after is None or after.group(1) in (
                "to",
                "with",
                "for",
                "on",
                "in",
                "that",
                "and",
                "at",
                "about",
                "as",
                "back",
                "if",
                "how",
                "regarding",
                "when",
                "again",
                "from",
                "today",
                "off",
                "up",
            )
            return like(match.group(0), "him" if object_of else "his")
        return like(match.group(0), (_MALE | _FEMALE)[word])

    return _PRONOUN.sub(other, text)


def _all_turned(match: re.Match[str], rng: Random) -> str | None:
    text = match.group(0)
    if (
        re.search(_ANY_KIN, text, re.IGNORECASE)
        or len({w.casefold()[:2] for w in _PRONOUN.findall(text)} & {"he", "sh"}) == 0
    ):
        return None
    sexes = {w in _MALE for w in map(str.casefold, _PRONOUN.findall(text))}
    return turned(text) if len(sexes) == 1 else None


def _rule(kind: str, operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule(kind, operator, words(pattern), new, said)


_ILL = r"(?P<what>(?!to\b|been\b|also\b|not\b|no\b|a history|had\b|noticed|tried|taken|any\b|an appointment|completed|seen\b|brought)[a-z][^.;,\n]{3,50}?)(?=[.;,]|\s*$| and | at the age)"
RULES = (
    _rule("experiencer", "other_kin", alternatives(_KIN) + r"(?! (?:states|reports|notes|accompan|is present|brought|in law|-in-law))", one_key(_KIN), _other_kin_said),
    _rule("experiencer", "kin_to_patient", rf"\b(?P<whose>his|her|the patient's|my) (?:maternal |paternal |older |younger )?{_OF} (?P<verb>has|had|died of|died from|suffers from|passed away from|was diagnosed with) (?!no\b)(?P<an>a |an )?{_ILL}", _to_patient, _kin_had),
    _rule("experiencer", "family_to_personal", r"\b(?P<word>family) (?:medical )?history(?P<of>:| of| is significant for| is positive for| significant for| positive for| notable for| is notable for| is remarkable for) (?P<what>(?!no\b)[a-z][^.;\n]{3,60})", _to_personal, _family_said),
    _rule("experiencer", "kin_dropped", rf"(?P<lead>^(?:[-•*] *)?){_OF}(?P<of> ?[:-] | with | has | had )(?P<what>[a-z][^.;\n]{{3,50}})", lambda m, rng: f"{m['lead']}Patient{m['of']}{m['what']}", _kin_had),
    _rule("experiencer", "patient_to_kin", rf"\b(?P<who>he|she|the patient) (?P<verb>has|had) (?P<an>a |an )?(?!\w+ed\b|since|ever|never|lost|gone|got|come|done|become|taken|found|felt|been|it\b|his|her|this|recently){_ILL}", _to_kin, _own_said),
    _rule("experiencer", "reports_of_kin", r"\b(?P<who>he|she|the patient) (?:reports|complains of|endorses|is experiencing) (?P<what>(?!that|he|she|taking|his|her|history|being|having|no\b|feeling|when|they|using|working|watch|doing|trying)[a-z][a-z' -]{3,40}?)(?=[.;,]|\s*$| and | in | for | since )", _complains_of_kin, _own_said),
    _rule("age", "digits_turned", _AGE, _age(_turned), _age_said),
    _rule("age", "other_decade", _AGE, _age(_decade), _age_said),
    _rule("age", "some_years", _AGE, _age(_some), _age_said),
    _rule("age", "misheard", _AGE, _age(_misheard), _age_said),
    _rule("age", "at_the_age", r"(?<=age of )(?P<n>\d{1,2})\b|(?<=\bage )(?P<n2>\d{2})\b|(?<=\baged )(?P<n3>\d{2})\b", lambda m, rng: str(int(m.group(0)) + rng.choice((10, 3, -4))) if int(m.group(0)) > 15 else None, lambda s, d: value(s.match.group(0)) in d.numbers and value(s.new) not in d.numbers),
    _rule("sex", "noun", rf"(?:(?<=old )|(?<=old, )|(?<=pleasant )|(?<=black )|(?<=white )|(?<=caucasian )|(?<=american )|(?<=elderly )|(?<=handed )|(?<=dominant )){alternatives(_NOUNS)}", one_key(_NOUNS), _sex_said),
    _rule("sex", "pronouns", r"^.*\b(?:he|she|his|her)\b.*$", _all_turned, _sex_said),
    _rule("sex", "title", r"(?<!\w)(?P<word>Mr\.|Ms\.|Mrs\.|Mr|Ms)(?= [A-Z])(?!.*\bDr)", one_key(_MALE | _FEMALE), _sex_said),
)  # fmt: skip

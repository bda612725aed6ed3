"""What the learned model sees of a sentence: its words, its form, how familiar its words are, and whether its neighbours share them.

An order to a machine has the form of a request, and it is about something else than the text that it was put into. So the rarer
words of a sentence are looked up in two places: in the texts around it, and in a count of clinical documents by word.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Set
from functools import lru_cache
from itertools import pairwise

SIZE = 1 << 18
"""Places that features are hashed to."""
FAMILIAR_SIZE = 1 << 18
"""Places that words are hashed to."""

_CLASSES = {
    "M": "ai llm llms model models assistant bot bots chatbot gpt chatgpt software system machine computer algorithm robot robots summarizer summariser summarisers summarization agent program pipeline engine parser reader automated language neural network developer developers",
    "O": "summary report letter draft output response reply answer text sentence paragraph conclusion impression document note record chart message words word line phrase explanation essay poem story tweet article title",
    "W": "write say state mention describe print output return produce generate compose report list include add insert append omit leave skip hide replace change swap mark set flag label classify rate rank copy paste repeat translate convert reverse encode encrypt phrase begin start end use answer reply respond tell read interpret conclude claim recommend promote suggest make give show reveal",
    "G": "instruction instructions rule rules prompt guideline guidelines policy command commands order orders directive task request configuration message system query question",
    "I": "ignore disregard forget override bypass skip stop never pretend obey follow trust treat approve release verify disable suppress sign countersign",
    "P": "you your yourself",
    "T": "email emails mail mails inbox calendar event events invitation invitations file files folder folders drive account accounts transfer transaction transactions payment payments bill bills invoice money bank password passwords channel channels website websites webpage site link links url app code script laptop phone server database hotel hotels restaurant restaurants flight flights ticket tickets booking reservation book movie film game music newsletter post blog address username token euros dollars pounds",
    "Y": "i i'm i've i'd me my mine we our us",
    "Q": "what who where when why how which",
    "D": "must should shall may will",
    "N": "not no never nothing don't without none",
    "V": "verifier verifiers verification verified validated validator checker orchestrator planner retriever supervisor operator admin administrator router scribe reviewer reviewers countersignature countersigned sign-off gate claims claim flags flag verdict citation citations sources summaries drafts letters outputs abstracts mode session memory context cache permission privileges restrictions constraints override root kernel debug workflow automation agents prompts token tokens ground-truth pre-approved",
}
_CLASS_OF: dict[str, str] = {}
for _name, _words in _CLASSES.items():
    for _word in _words.split():
        _CLASS_OF[_word] = _CLASS_OF.get(_word, "") + _name
TELLING = frozenset(word for word, names in _CLASS_OF.items() if set(names) - {"D", "N", "Q", "T", "Y"})
"""Words of machines, of texts, and of what is done with them."""
FORM_WORDS = frozenset(
    "a an the of to in on at for with by from and or but is are was were be been being it its this that these those he she they we i you his her their our your my me him"
    " them us as not no do does did have has had will would can could should may might must if then than so such into out up down over under about after before all any each"
    " every more most other some there here who what which when where why how one two three".split()
)
_ELSEWHERE = frozenset(
    "sie der die das und bitte ist mit ein eine haben nicht bei zum zur vous avez le les des une est pas et que el los las por una usted con il di per een het van om os da em".split()
)
"""Form words of other languages that are none in English."""
POLITE = frozenset(
    "please kindly also then now just hey hello hi and but so first second next finally ok okay , ! : - . \" '".split()
)
"""What may stand before the verb of a request."""
_ASKING = re.compile(
    r"(?:(?:can|could|would|will|might) (?:you|we)|i (?:want|need|would like|wish|ask|expect) you to|i'd like you to"
    r"|you (?:must|should|will|have to|are to|need to)|make sure (?:to|that you)|be sure to|remember to|do not forget to|don't forget to)\b",
    re.IGNORECASE,
)
_SHAPES = {
    "mail": r"\S@\w",
    "url": r"(?i:https?:|www\.|\b[\w-]+\.(?:com|org|net|io|example|xyz|info|biz|ai)\b)",
    "file": r"\b[\w-]+\.(?:txt|docx?|pdf|xlsx?|csv|md|json|py|js|html?|zip|png|jpe?g|log|exe|sh)\b",
    "id": r"\b(?=\w*[A-Z])(?=\w*\d)\w{12,}\b",
    "money": r"[$€£]\s?\d|\d\s?(?:[$€£]|(?i:dollars?\b|euros?\b|pounds\b(?! of)|usd\b|eur\b))",
    "quote": r"(?<!\w)['\"“‘«][^'\"”’»]{2,}['\"”’»](?!\w)",
    "stamp": r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b",
    "code": r"[{}<>=\[\]#]|\w\(\w*\)|[a-z][A-Z]",
}
"""Marks of what machines handle."""
_SHAPE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES.items()))
_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+|[^\w\s]")
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_RARE, _COMMON = 6, 9
"""Twos of documents: a word in fewer than 2^6 - 1 is rare, one in 2^9 or more says nothing about what a text is about."""


def words_of(text: str) -> list[str]:
    """Words, numbers (as zeros) and marks, lower case."""
    return _WORD.findall(re.sub(r"\d", "0", text.lower().replace("’", "'")))


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A word without its commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def topics(text: str) -> frozenset[str]:
    """Stems of the words that a text is about."""
    return frozenset(stem(word) for word in words_of(text) if word[0].isalpha() and word not in FORM_WORDS)


def is_english(words: list[str]) -> bool:
    """Whether no more of the words are form words of other languages than of English."""
    return sum(word in _ELSEWHERE for word in words) <= sum(word in FORM_WORDS for word in words)


def is_question(sentence: str) -> bool:
    """Whether it ends as a question does."""
    return sentence.rstrip("\"'”’ )").endswith("?")


def class_of(word: str) -> str:
    """Letters of the classes of a word; none where it has none."""
    return _CLASS_OF.get(word, "")


def shapes_of(sentence: str) -> frozenset[str]:
    """Names of the marks that a sentence has of what machines handle."""
    return frozenset(match.lastgroup or "" for match in _SHAPE.finditer(sentence))


def features(sentence: str, around: Set[str], familiarity: Callable[[str], int], openings: Set[str]) -> Iterator[str]:
    """The features of a sentence; the same ones may come twice.

    Args:
        sentence: as it stands.
        around: topics of the text around it.
        familiarity: of a stem: how many clinical documents have it, as a power of two, 0..10.
        openings: words that orders begin with.
    """
    words = words_of(sentence)
    first = words[0] if words else ""
    asks = is_question(sentence)
    yield from _of_words(words)
    yield from _of_request(sentence, words)
    yield from of_shorthand(sentence)
    classes = [name for word in words for name in _CLASS_OF.get(word, "")]
    yield from (f"<{name}" for name in classes)
    yield from (f"<{name}<{later}" for number, name in enumerate(classes) for later in classes[number + 1 : number + 6])
    yield from (f"q{asks}", f"q{asks}^{first}", f"l{min(len(words) // 4, 8)}", f"cap{sentence[:1].isupper()}")
    known = [familiarity(stem(word)) for word in words if word[0].isalpha() and word not in FORM_WORDS]
    kind = _CLASS_OF.get(first, "-")
    form = "q" if asks else "v" if first in openings else "-"
    yield f"F{form}"
    for feature in (*_of_familiarity(sorted(known)), *_of_surroundings(topics(sentence), around, familiarity)):
        yield from (feature, f"{feature}F{form}", f"{feature}^{kind}")
    rest = known[1:] or known
    if rest:
        yield f"{first}m{round(sum(rest) / len(rest)) // 2}"
        yield f"{first}r{min(sum(one < 5 for one in rest), 2)}"


def _of_request(sentence: str, words: list[str]) -> Iterator[str]:
    """The verb of a request behind what is polite, and the marks of what machines handle."""
    asked = words_of(sentence[match.end() :]) if (match := _ASKING.search(sentence)) else words
    verb = next((word for word in asked if word not in POLITE), "")
    yield from (f"v:{verb}", f"v{''.join(_CLASS_OF.get(verb, '-'))}{bool(match)}")
    shapes = shapes_of(sentence)
    yield from (f"sh:{shape}" for shape in shapes)
    yield from (f"sh:{shape}^{verb}" for shape in shapes)


def _of_words(words: list[str]) -> Iterator[str]:
    yield from words
    yield from (f"s:{stem(word)}" for word in words)
    yield from (f"c{word[:4]}" for word in words if len(word) > 4)
    yield from (f"e{word[-3:]}" for word in words if len(word) > 4)
    edged = ["^", *words, "$"]
    yield from (f"{one} {other}" for one, other in pairwise(edged))
    yield f"^3 {' '.join(edged[1:4])}"


def of_shorthand(sentence: str) -> Iterator[str]:
    """How a sentence is set: as prose with its form words, or as the telegrams of charts with abbreviations, numbers and signs."""
    drawn = [_drawn(token) for token in sentence.split()]
    short, form = sum(one in "Cdmsv" for one in drawn), drawn.count("w")
    share, prose = round(4 * short / max(len(drawn), 1)), round(6 * form / max(len(drawn), 1))
    yield from (f"tg{min(short, 5)}", f"ts{share}", f"tw{prose}", f"tn{min(form, 4)}", f"t{share}w{prose}")
    yield f"tl{min(len(drawn), 12)}w{min(form, 4)}"
    edged = ["^", *drawn, "$"]
    yield from (f"d{one}{other}" for one, other in pairwise(edged))
    yield from (f"d{one}{other}{third}" for one, other, third in zip(edged, edged[1:], edged[2:], strict=False))


def _drawn(token: str) -> str:
    """One letter for how a token is written: a form word, sign, number, mixture, capitals, without a vowel, title, lower case."""
    bare = token.strip(".,;:!?()[]\"'“”‘’")
    if bare.lower() in FORM_WORDS:
        return "w"
    if not any(map(str.isalnum, bare)):
        return "s" if bare else "p"
    if any(map(str.isdigit, bare)):
        return "m" if any(map(str.isalpha, bare)) else "d"
    if not bare.isalpha() and re.search(r"[/+&>=<@]", bare):
        return "s"
    if bare.isupper() and 1 < len(bare) < 6:
        return "C"
    if not _VOWEL.search(bare):
        return "v"
    return "T" if bare[0].isupper() else "l"


def _of_familiarity(known: list[int]) -> Iterator[str]:
    """How common the words are among clinical documents; from the least to the most common."""
    if known:
        yield f"lo{known[0]}"
        yield f"lo2{known[min(1, len(known) - 1)]}"
        yield f"mean{round(sum(known) / len(known))}"
        yield f"med{known[len(known) // 2]}"
        yield f"hi{known[-1]}"
        yield f"rare{min(sum(one < 3 for one in known), 5)}"
        yield f"rare4{min(sum(one < 5 for one in known), 5)}"


def _of_surroundings(about: Set[str], around: Set[str], familiarity: Callable[[str], int]) -> Iterator[str]:
    """How many of its telling words the text around it has too."""
    levels = {word: familiarity(word) for word in about}
    telling = [word for word, level in levels.items() if level <= _COMMON]
    rare = [word for word, level in levels.items() if level < _RARE]
    shared = sum(word in around for word in telling)
    rare_shared = sum(word in around for word in rare)
    new = len(rare) - rare_shared
    share = round(4 * shared / len(telling)) if telling else -1
    size = min(len(around) // 15, 5)
    yield from (f"rec{min(shared, 4)}", f"fr{share}", f"rr{min(rare_shared, 3)}", f"nr{min(new, 4)}")
    yield from (f"sz{size}fr{share}", f"rr{min(rare_shared, 2)}nr{min(new, 3)}")


@lru_cache(1 << 18)
def place(feature: str) -> int:
    """Which weight is a feature's."""
    return zlib.crc32(feature.encode()) % SIZE


@lru_cache(1 << 16)
def familiar_place(word: str) -> int:
    """Which count is a stem's."""
    return zlib.crc32(word.encode()) % FAMILIAR_SIZE

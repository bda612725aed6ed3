"""Whether the words of a reply say yes, no or neither."""

import re
from typing import Literal

from .contracted import loosely

_FILLER = re.compile(
    loosely(
        r"(?!(?:uh|nuh|huh|mm+)-(?:uh|huh|h?mm?)\b)(?:[.,-]+|um+|uh+|mm|h+m+|er+|ah+|oh|well|so|okay|ok|alright|all right|like|i mean|you know|honestly|actually|let me think|let's see"
        r"|probably|(?:usually|normally|typically|generally)(?= (?:no|not)\b)|my gosh|gosh|god|thankfully|luckily|fortunately|to be honest|i think|i would say|i'd say|yeah (?=no\b)"
        r"|(?:thank you|thanks)(?:[ ,]+(?:doctor|doc|sir|ma'am|miss))?(?=[ ,.]+(?:no|yes|yeah)\b)|really(?=(?: ,|,| just| only| i)\b|[ ,]+i\b))(?![\w'])[ ,.-]*"
    ),
    re.IGNORECASE,
)
_NO = re.compile(
    loosely(
        r"(?:no|nope|nah|none|neither|never|negative|i can (?:\w+ly )?say no|(?:i've|i have|i had|i'd|he's|she's|it's|it has|i) never|nothing|huh-uh|n?uh-uh|mm-mm|(?:hell|heavens|goodness|lord|christ|no way)[ ,]+no|no way|absolutely not"
        r"|not(?! (?:sure|only|bad|too|as|so|great|good)\b)"
        r"|(?:yes|yeah) (?:no|i (?:have|do|did) ?n(?:'t|ot))|(?:i|they|we) (?:deny|(?:don't|didn't|haven't|hadn't|do ?n't|did ?n't|have ?n't|had ?n't|do not|have not|did not|am not))"
        r"|i'm not|i ain't|(?:don't|do n't) (?:think|believe) so|(?:she|he|it|that|there) (?:doesn't|hasn't|didn't|isn't|does ?n't|has ?n't|did ?n't|is ?n't|was ?n't|does not|has not|did not))(?![\w'])"
    ),
    re.IGNORECASE,
)
_YES = re.compile(
    loosely(
        r"(?:yes|yeah|yep|yup|ya|sure|correct|right|absolutely|definitely|mm-hm+|uh-huh|aye|a little|a bit|some|sometimes|occasionally|once in a while"
        r"|every (?:now|once)|i (?:do|have|did|am|was|feel|felt|get|got|had|noticed)(?! (?:\w+ ){0,2}(?:fine|good|well|great|okay|better)\b)|i've (?:been|had|got|noticed)|it (?:does|is|did|hurts)"
        r"|(?:she|he) (?:does|has|did)|exactly|of course|that's (?:right|correct|true))(?![\w'])"
    ),
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"(?:(?:no|not (?:really|usually|always|all the time|often|much)|well)[ ,.-]+)?(?:(?:just|only|except|unless|mostly|mainly|usually|typically|especially|but)[ ,]+)+"
    r"(?:(?:(?:a |very )?(?:little(?: bit)?|bit|few|once|twice|sometimes|occasionally|rarely|slightly|mildly)|some)(?= ?(?:[.,;?!]|$))"
    r"|(?:in|on|around) (?:my|the)\b|when(?:ever)?|if|while|at|in the|on|after|before|during|with|around|every|toward\w*)\b"
    r"|(?:when(?:ever)? (?:i|it|he|she|we|they|the|my)|whenever|at night|at times|at the end of|in the (?:morning|evening|afternoon)s?|after (?:i|meals|eating|exercise|work)|during the"
    r"|with (?:exercise|exertion|activity|stairs))\b",
    re.IGNORECASE,
)
"""`just when i climb stairs`, `only at night`: who names an occasion says yes for that."""
_NOT_THEN = re.compile(r"(?:no[ ,]+)?not (?:when(?:ever)?|while|if)\b", re.IGNORECASE)
"""`not when i sit` says no for that occasion only."""
_NOT_THERE = re.compile(
    r"(?:(?:no|nope|nah)[ ,]+)?not (?P<when>(?!(?:any|no|some)?thing\b)[a-z]+ing\b"
    r"|(?:in|on|at|with|after|before|during|from|off)\b(?! (?:all|me|him|her|us|a (?:while|long)|(?:the|this|my) (?:moment|minute|time|family|last|past|side)|present|years|ages|months|weeks|that|this|those)\b))",
    re.IGNORECASE,
)
"""`not sitting`, `not in bed`: no for an occasion that was not asked for."""
_AFTER_ALL = re.compile(
    r"no[ ,]+i (?:(?:have|had)\b(?! to\b)|do|did|am|get)\b(?! (?:n[o']?t|never|no|none)\b)|[^.?!\n]{1,60}\bbut (?:i|we|it|she|he) (?:did|do|have|had|was|got)\b(?! n['o]?t)",
    re.IGNORECASE,
)
"""`not with you, but i did`; `no, I have a bad migraine` says no to something else."""
_OTHER = re.compile(
    r"(?:no|nope|none|not (?:really|that i (?:know of|can think of|recall)))\b[^.?!\n]{0,30}?\b(?:but|just|only|though)"
    r" (?:i|we|he|she|they|my|his|her|it)(?:['’]\w+)?(?: \w+n['o]?t)? (?P<what>[^.?!\n]{1,60})",
    re.IGNORECASE,
)
"""`no, but I have had this achy sensation`: no stands where the rest is of something that was not asked."""
_SAME_AGAIN = re.compile(
    r"\b(?:it|them|one|ones|a (?:little|bit|few|couple)|once|sometimes|occasionally|did|do|used to)\b"
    r"|\b(?:this|that|some)(?=\W*(?:$|before|too|once|in|last|as|when)\b|\W*$)",
    re.IGNORECASE,
)
"""What stands for that which was asked."""
_WHEN = re.compile(r"\b(?:when|while|with|at night|during|after)\b", re.IGNORECASE)
_VERBS = frozenset(
    "have been were having feel feels felt getting doing went going gets with this that like also there".split()
)


def plain_answer(after: str, asked: str = "") -> Literal["yes", "no"] | None:
    """What a reply says to what was asked; None where it is neither a plain yes nor a plain no."""
    words = without_filler(after)
    if _NOT_THEN.match(words) or _is_of_an_occasion(words, asked):
        return None
    if _OCCASION.match(words):  # `worse when you walk?` `no, mostly in bed`
        return "no" if words[:3].casefold().startswith("no") and _WHEN.search(asked) else "yes"
    if _NO.match(words):
        return None if _AFTER_ALL.match(words) and not is_of_another(words, asked) else "no"
    return "yes" if _YES.match(words) else None


def _is_of_an_occasion(words: str, asked: str) -> bool:
    """Whether a reply says no for one occasion only, which the question did not name."""
    only_then = _NOT_THERE.match(words)
    return only_then is not None and only_then["when"].casefold() not in asked.casefold().split()


def is_of_another(answer: str, asked: str) -> bool:
    """Whether an answer says no, and then tells of something that was not asked."""
    other = _OTHER.match(answer)
    if other is None or _SAME_AGAIN.search(other["what"]):
        return False
    named, known = (set(re.findall(r"[a-z]{4,}", words.casefold())) for words in (other["what"], asked))
    return bool(named - _VERBS) and not {word[:5] for word in named - _VERBS} & {word[:5] for word in known}


def without_filler(after: str) -> str:
    """Words from the first that says something: without `um`, `well`, `let me think`."""
    while filler := _FILLER.match(after):
        after = after[filler.end() :]
    return after

"""Questions that come with a story around them, as patients and relatives write them."""

import re

SHORT = 12
"""Words, without stop words, up to which a query is a question even when it is a personal one."""

_PERSONAL = re.compile(
    r"\b(?:my|myself|i'?m|i'?ve|i (?:am|was|have|had|got|take|took|would|want|need|live|feel|think|read|know|do|don'?t"
    r"|can'?t)|hello|hi|hey|dear|good (?:morning|evening|day)|thanks?|regards|please|sir|madam|doctors?|u)\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ASKS = re.compile(
    r"\W*(?:(?:and|so|but|or)\s+)?(?:what|which|who|whom|how|why|when|where|is|are|can|could|do|does|did|should|will"
    r"|would)\b|.*\b(?:tell|know|understand|find out|ask(?:ing)?|wonder(?:ing)?|looking for|information|question"
    r"|explain)\b",
    re.I,
)


def is_story(text: str, words: int) -> bool:
    """Whether a query tells of somebody before or after it asks.

    Args:
        text: the query.
        words: how many it has without stop words.
    """
    return words > SHORT and _PERSONAL.search(text) is not None


def asking_part(text: str) -> str:
    """The sentences of a text that ask; all of it where none does."""
    return " ".join(_asking(text)) or text


def is_statement(text: str) -> bool:
    """Whether a text is one or more whole sentences of which none asks: a claim that is to be supported."""
    return text.rstrip().endswith(".") and not _asking(text)


def _asking(text: str) -> list[str]:
    return [one for one in _SENTENCE.split(text) if one.rstrip().endswith("?") or _ASKS.match(one)]

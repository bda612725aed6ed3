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
    asking = (one for one in _SENTENCE.split(text) if one.rstrip().endswith("?") or _ASKS.match(one))
    return " ".join(asking) or text

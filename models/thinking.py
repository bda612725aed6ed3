"""MedGemma's thinking, asked for by a prefix and split off the answer.

Source: model cards 1.0 and 1.5 and the 1.5 technical report (arXiv 2604.05081). Pure functions, no model.
"""

from wardround.records import BadReplyError

THINK = "SYSTEM INSTRUCTION: think silently if needed."
"""Put first in the user turn, it asks for thinking (27B of 1.0; 4B of 1.5)."""

OPENS = "<unused94>"
CLOSES = "<unused95>"
_LABEL = "thought\n"
_MARKS = (OPENS, CLOSES)


def split_thinking(reply: str, *, asked: bool = False) -> tuple[str, str]:
    """Thinking and answer of a reply; the thinking is empty where there was none.

    Args:
        reply: whole.
        asked: thinking was asked for, so that one that has an end and no beginning is taken for one.

    Raises:
        BadReplyError: the thinking was cut off, so that there is no answer; or one ends that never began, so that it
            cannot be told from the answer.
    """
    stream = AnswerStream(asked=asked)
    answer = stream.feed(reply) + stream.close()
    return stream.thinking, answer


class AnswerStream:
    """Lets through what is answer of a reply that comes in pieces, however it is cut into them; holds thinking back."""

    def __init__(self, *, asked: bool = False) -> None:
        """At the beginning of a reply.

        Args:
            asked: as for `split_thinking`. Nothing is shown before the first mark then, or the end where there is none.
        """
        self._held = self._thought = ""
        self._thinking, self._unsure, self._trims = False, asked, False

    @property
    def thinking(self) -> str:
        """What was thought so far, without marks and label."""
        return self._thought.strip().removeprefix(_LABEL).strip()

    def feed(self, piece: str) -> str:
        """The part of the answer that can be shown now; may be empty.

        Raises:
            BadReplyError: a thought ends that never began.
        """
        self._held += piece
        shown = ""
        while found := _first_mark(self._held):
            before, mark, self._held = self._held.partition(found)
            shown += self._pass(before, mark)
        return shown + self._flush()

    def close(self) -> str:
        """What was held back to the end.

        Raises:
            BadReplyError: the thinking was cut off.
        """
        if self._thinking:
            raise BadReplyError("the reply ends while the model is still thinking", hint="allow more new tokens")
        held, self._held, self._unsure = self._held, "", False
        return self._shown(held)

    def _pass(self, before: str, mark: str) -> str:
        """Go on behind a mark; what stood before it and may be shown."""
        if mark == CLOSES and (self._thinking or self._unsure):
            self._thought += before
            self._thinking, self._unsure, self._trims = False, False, True
            return ""
        if mark == CLOSES:
            raise BadReplyError("the reply ends a thought that it never began", hint="ask for thinking: think=True")
        if self._thinking:  # a second beginning inside a thought is a part of it
            self._thought += before + mark
            return ""
        self._thinking, self._unsure = True, False
        return self._shown(before)

    def _flush(self) -> str:
        """All but a tail that may be the start of a mark."""
        if self._unsure:
            return ""
        tails = (n for n in range(min(len(OPENS) - 1, len(self._held)), 0, -1))
        keep = next((n for n in tails if any(mark.startswith(self._held[-n:]) for mark in _MARKS)), 0)
        cut = len(self._held) - keep
        out, self._held = self._held[:cut], self._held[cut:]
        if self._thinking:
            self._thought += out
            return ""
        return self._shown(out)

    def _shown(self, text: str) -> str:
        """White space between a thought and its answer belongs to neither."""
        text = text.lstrip() if self._trims else text
        self._trims = self._trims and not text
        return text


def _first_mark(text: str) -> str | None:
    places = [(text.index(mark), mark) for mark in _MARKS if mark in text]
    return min(places)[1] if places else None

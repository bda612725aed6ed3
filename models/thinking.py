"""MedGemma's thinking, asked for by a prefix and split off the answer.

Source: model cards 1.0 and 1.5 and the 1.5 technical report (arXiv 2604.05081). Pure functions, no model.
"""

from wardround.records import BadReplyError

THINK = "SYSTEM INSTRUCTION: think silently if needed."
"""Put first in the user turn, it asks for thinking (27B of 1.0; 4B of 1.5)."""

OPENS = "<unused94>"
CLOSES = "<unused95>"
_LABEL = "thought\n"


def split_thinking(reply: str) -> tuple[str, str]:
    """Thinking and answer of a reply; the thinking is empty where there was none.

    Raises:
        BadReplyError: the thinking was cut off, so that there is no answer.
    """
    thought, closed, answer = reply.rpartition(CLOSES)
    if OPENS in answer:
        raise BadReplyError("the reply ends while the model is still thinking", hint="allow more new tokens")
    if not closed:
        return "", reply
    return thought.replace(OPENS, "", 1).strip().removeprefix(_LABEL).strip(), answer.lstrip()


class AnswerStream:
    """Lets through what is answer of a reply that comes in pieces; holds thinking back."""

    def __init__(self) -> None:
        self._held = ""
        self._thinking = False

    def feed(self, piece: str) -> str:
        """The part of the answer that can be shown now; may be empty."""
        self._held += piece
        shown = ""
        while self._held:
            before, mark, after = self._held.partition(CLOSES if self._thinking else OPENS)
            if not mark:
                return shown + self._flush()
            shown += "" if self._thinking else before
            self._held = after.lstrip() if self._thinking else after
            self._thinking = not self._thinking
        return shown

    def close(self) -> str:
        """What was held back to the end.

        Raises:
            BadReplyError: the thinking was cut off.
        """
        if self._thinking:
            raise BadReplyError("the reply ends while the model is still thinking", hint="allow more new tokens")
        held, self._held = self._held, ""
        return held

    def _flush(self) -> str:
        """All but a tail that may be the start of a mark."""
        mark = CLOSES if self._thinking else OPENS
        keep = next(
            (n for n in range(min(len(mark) - 1, len(self._held)), 0, -1) if mark.startswith(self._held[-n:])), 0
        )
        out, self._held = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
        return "" if self._thinking else out

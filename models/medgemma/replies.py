"""Tokens of a reply as what LangChain gives: whole, or piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration

from wardround.models.thinking import CLOSES, OPENS, AnswerStream, split_thinking
from wardround.records import BadReplyError

from .decoding.request import Completion, Request


@dataclass(frozen=True)
class Reading:
    """How the replies of one call are read."""

    words: Any
    """Of the model: its tokenizer."""
    asked: bool = False
    """Thinking was asked for, and nothing binds the answer."""
    stop: tuple[str, ...] = ()
    """An answer ends before the first of these."""
    allow_cut: bool = False
    """Give a reply that was cut off."""

    def generation(self, request: Request, reply: Completion) -> ChatGeneration:
        """A whole reply.

        Raises:
            BadReplyError: it was cut off, or its thinking was.
        """
        if not reply.ended and not self.allow_cut:
            most = request.max_new_tokens
            raise BadReplyError(f"the reply was cut off at {most} tokens", hint="raise max_new_tokens")
        text = self.words.decode(reply.tokens, skip_special_tokens=False)
        thinking, answer = _of_object(text) if request.matcher else split_thinking(text, asked=self.asked)
        cut = Cut(self.stop)
        taken, given = len(request.prompt.ids), len(reply.tokens)
        message = AIMessage(
            content=cut.feed(answer) + cut.close(),
            additional_kwargs={"thinking": thinking} if thinking else {},
            response_metadata={"finish_reason": "stop" if reply.ended else "length"},
            usage_metadata={"input_tokens": taken, "output_tokens": given, "total_tokens": taken + given},
        )
        return ChatGeneration(message=message)

    def spoken(self) -> "Spoken":
        """For the replies' tokens one by one."""
        return Spoken(self)

    def stops(self) -> "Stops":
        """For the decode loop: whether a reply has said a stop word."""
        return Stops(self)


class Spoken:
    """The answer in a reply whose tokens come one by one."""

    def __init__(self, reading: Reading) -> None:
        self._words, self._tokens = reading.words, list[int]()
        self._answer, self._cut = AnswerStream(asked=reading.asked), Cut(reading.stop)

    @property
    def stopped(self) -> bool:
        """A stop word has been said."""
        return self._cut.met

    def feed(self, token: int) -> str:
        """What can be shown now; may be empty. Tokens that are single bytes are decoded as a whole run.

        Raises:
            BadReplyError: a thought ends that never began.
        """
        self._tokens.append(token)
        if self._words.convert_ids_to_tokens(token).startswith("<0x"):
            return ""
        return self._cut.feed(self._answer.feed(self._decoded()))

    def close(self) -> str:
        """What was held back to the end.

        Raises:
            BadReplyError: the thinking was cut off.
        """
        rest = self._answer.feed(self._decoded()) + self._answer.close()
        return self._cut.feed(rest) + self._cut.close()

    def _decoded(self) -> str:
        tokens, self._tokens = self._tokens, []
        text: str = self._words.decode(tokens, skip_special_tokens=False)
        return text


class Stops:
    """Whether a reply has come to a stop word, token by token."""

    def __init__(self, reading: Reading) -> None:
        self._spoken = Spoken(reading)

    def __call__(self, token: int) -> bool:
        """Whether it ends with this token; so does one that cannot be read, which is then refused as a whole."""
        try:
            self._spoken.feed(token)
        except BadReplyError:
            return True
        return self._spoken.stopped


class Cut:
    """Lets a text through up to the first stop word, however it is cut into pieces."""

    def __init__(self, stop: Sequence[str]) -> None:
        self._stop, self._held, self.met = stop, "", False

    def feed(self, piece: str) -> str:
        """What surely stands before any stop word."""
        if self.met:
            return ""
        self._held += piece
        if places := [self._held.index(word) for word in self._stop if word in self._held]:
            self.met = True
            return self._held[: min(places)]
        cut = len(self._held) - self._begun()
        out, self._held = self._held[:cut], self._held[cut:]
        return out

    def close(self) -> str:
        """What was held back, since it might have become a stop word."""
        return "" if self.met else self._held

    def _begun(self) -> int:
        """Length of the longest end that a stop word may begin with."""
        most = min(len(self._held), max((len(word) - 1 for word in self._stop), default=0))
        ends = (n for n in range(most, 0, -1) if any(word.startswith(self._held[-n:]) for word in self._stop))
        return next(ends, 0)


def _of_object(text: str) -> tuple[str, str]:
    """Thinking and object of a reply that was bound: the thought can only be at its beginning."""
    if not text.startswith(OPENS):
        return "", text
    thought, mark, answer = text.partition(CLOSES)
    return split_thinking(thought + mark)[0], answer.lstrip()

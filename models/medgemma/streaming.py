"""A reply that is read while it grows."""

import queue
import threading
from collections.abc import Callable, Iterator

from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from .replies import Spoken

_Piece = int | ChatResult | BaseException
Run = Callable[[Callable[[int], None], Callable[[], bool]], ChatResult]
"""A whole call; it is given what takes each token of the reply, and what says that nobody reads any more."""


def streamed(run: Run, spoken: Spoken) -> Iterator[ChatGenerationChunk]:
    """The reply of a call that runs in a thread of its own; whoever stops reading ends it.

    Raises:
        WardroundError: as the call does.
    """
    pieces: queue.Queue[_Piece] = queue.Queue()
    gone = threading.Event()

    def work() -> None:
        try:
            pieces.put(run(pieces.put, gone.is_set))
        except BaseException as error:  # noqa: BLE001 - raised again where the stream is read
            pieces.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        yield from _chunks(pieces, spoken)
    finally:
        gone.set()


def _chunks(pieces: "queue.Queue[_Piece]", spoken: Spoken) -> Iterator[ChatGenerationChunk]:
    begun = False
    while isinstance(piece := pieces.get(), int):
        begun = True
        if new := spoken.feed(piece):
            yield _chunk(new)
    if isinstance(piece, BaseException):
        raise piece
    rest = spoken.close()
    yield _chunk(rest if begun else piece.generations[0].text)  # which of several is the best is known at the end


def _chunk(text: str) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text))

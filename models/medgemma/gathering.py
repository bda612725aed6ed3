"""Callers that ask at the same time share one running batch."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from wardround.records import OutOfMemoryError

from .decoding.lookup import Pace
from .decoding.loop import Loop
from .decoding.network import Network
from .decoding.request import Completion, Request, Row
from .decoding.store import PrefixStore

_PATIENCE_S = 1.0
"""How long announced callers are waited for."""


@dataclass(eq=False)
class _Asked:
    """One caller's request on its way."""

    request: Request
    reply: "Future[list[Completion]]" = field(default_factory=Future)
    rows: list[Row] = field(default_factory=list)

    def settle(self) -> bool:
        """Hand the reply over once it is whole."""
        if not all(row.done for row in self.rows):
            return False
        self.reply.set_result([row.completion for row in self.rows])
        return True


class Gatherer:
    """Runs the decode loop in a thread of its own while there is something to decode.

    Whoever asks while it runs joins the running batch as soon as there are places.
    """

    def __init__(self, network: Network, ends: frozenset[int], max_rows: int, prefix_bytes: int) -> None:
        self.network, self._ends, self._max_rows = network, ends, max_rows
        self.store, self.pace = PrefixStore(prefix_bytes), Pace()
        self._changed = threading.Condition()
        self._waiting: list[_Asked] = []
        self._announced = 0
        self._until = 0.0
        self._works = False
        self.batches = 0
        """How often prompts were read, each time several together."""

    @contextmanager
    def announced(self, count: int) -> Iterator[None]:
        """Say that so many callers come at once, so that the first does not set out alone."""
        with self._changed:
            self._announced += count
            self._until = time.monotonic() + _PATIENCE_S
        try:
            yield
        finally:
            with self._changed:
                self._announced = 0
                self._changed.notify_all()

    def ask(self, request: Request) -> list[Completion]:
        """Replies to one request; whoever stops waiting for them frees their places.

        Raises:
            OutOfMemoryError: the batch does not fit the GPU.
        """
        gone = threading.Event()
        asked = _Asked(replace(request, cancelled=lambda: gone.is_set() or request.cancelled()))
        with self._changed:
            self._waiting.append(asked)
            self._announced = max(0, self._announced - 1)
            self._changed.notify_all()
            if not self._works:
                self._works = True
                threading.Thread(target=self._work, name="wardround-decode", daemon=True).start()
        try:
            return asked.reply.result()
        finally:
            gone.set()

    def _work(self) -> None:
        loop, running = self._fresh(), list[_Asked]()
        while (new := self._next(len(loop.rows))) is not None:
            try:
                if new:
                    self._admit(loop, new)
                    running += [asked for asked in new if not asked.reply.done()]
                if loop.rows:
                    loop.step()
            except BaseException as error:  # noqa: BLE001 - handed to each caller, who raises it
                _fail(running, error)
                loop = self._fresh()
            running = [asked for asked in running if not asked.reply.done() and not asked.settle()]

    def _fresh(self) -> Loop:
        return Loop(self.network, self.store, self.pace, self._ends)

    def _next(self, running: int) -> list[_Asked] | None:
        """Who joins now; None when there is nothing to do, and then the thread has ended."""
        with self._changed:
            while not running and self._waiting and self._expects():
                self._changed.wait(max(0.0, self._until - time.monotonic()))
            if not self._waiting and not running:
                self._works = False
                return None
            return self._take(running) if not self._expects() else []

    def _expects(self) -> bool:
        return self._announced > 0 and time.monotonic() < self._until

    def _take(self, running: int) -> list[_Asked]:
        """As many as there are places for; a few places are not worth an interruption while more are asked for.

        Whoever waits for longest, and those whose prompts are nearest in length: rows of one length are read and
        decoded with the least padding, and nobody is passed over for ever.
        """
        free, batch, rows = self._max_rows - running, list[_Asked](), 0
        for asked in self._by_length():
            if rows + asked.request.n > free and (running or batch):
                break
            batch, rows = [*batch, asked], rows + asked.request.n
        if running and len(batch) < len(self._waiting) and rows < self._max_rows // 4:
            return []
        self._waiting = [asked for asked in self._waiting if asked not in batch]
        return batch

    def _by_length(self) -> list[_Asked]:
        def apart(asked: _Asked) -> int:
            return abs(len(asked.request.prompt.ids) - len(self._waiting[0].request.prompt.ids))

        return sorted(self._waiting, key=apart)  # the oldest stays first

    def _admit(self, loop: Loop, new: list[_Asked]) -> None:
        import torch

        self.batches += 1
        try:
            try:
                made = loop.admit([asked.request for asked in new])
            except torch.OutOfMemoryError:
                self.store.clear()  # what was kept for later is the first to go
                torch.cuda.empty_cache()
                made = loop.admit([asked.request for asked in new])
        except BaseException as error:  # noqa: BLE001 - handed to each caller; those who decode are not concerned
            _fail(new, error)
            return
        for asked, rows in zip(new, made, strict=True):
            asked.rows = rows


def _fail(asked: list[_Asked], error: BaseException) -> None:
    import torch

    if isinstance(error, torch.OutOfMemoryError):
        found = OutOfMemoryError("the batch does not fit the GPU", hint="lower max_rows, or quantise")
        found.__cause__, error = error, found
    for one in asked:
        one.reply.set_exception(error)

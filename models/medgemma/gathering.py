"""Callers that ask at the same time share one batch."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from wardround.records import OutOfMemoryError

from .decoding.loop import decode
from .decoding.network import Network
from .decoding.request import Completion, Request

_PATIENCE_S = 1.0
"""How long announced callers are waited for."""


class Gatherer:
    """Runs one batch at a time. A caller who finds it free runs all that wait, and the others get theirs from it."""

    def __init__(self, network: Network, ends: frozenset[int], max_rows: int) -> None:
        self.network, self._ends, self._max_rows = network, ends, max_rows
        self._running = threading.Lock()
        self._arrived = threading.Condition()
        self._waiting: list[tuple[Request, Future[list[Completion]]]] = []
        self._announced = 0
        self.batches = 0
        """How many batches were run so far."""

    @contextmanager
    def announced(self, count: int) -> Iterator[None]:
        """Say that so many callers come at once, so that the first does not set out alone."""
        with self._arrived:
            self._announced += count
        try:
            yield
        finally:
            with self._arrived:
                self._announced = 0

    def ask(self, request: Request) -> list[Completion]:
        """Replies to one request.

        Raises:
            OutOfMemoryError: the batch does not fit the GPU.
        """
        mine: Future[list[Completion]] = Future()
        with self._arrived:
            self._waiting.append((request, mine))
            self._announced = max(0, self._announced - 1)
            self._arrived.notify_all()
        while not mine.done():
            with self._running:
                if not mine.done():
                    self._run(self._take())
        return mine.result()

    def _take(self) -> list[tuple[Request, "Future[list[Completion]]"]]:
        until = time.monotonic() + _PATIENCE_S
        with self._arrived:
            while self._announced and (left := until - time.monotonic()) > 0:
                self._arrived.wait(left)
            taken, rows = 0, 0
            while taken < len(self._waiting) and (taken == 0 or rows + self._waiting[taken][0].n <= self._max_rows):
                rows += self._waiting[taken][0].n
                taken += 1
            batch, self._waiting = self._waiting[:taken], self._waiting[taken:]
            return batch

    def _run(self, batch: list[tuple[Request, "Future[list[Completion]]"]]) -> None:
        import torch

        self.batches += 1
        try:
            replies = decode(self.network, [request for request, _ in batch], self._ends)
        except torch.OutOfMemoryError as error:
            found = OutOfMemoryError("the batch does not fit the GPU", hint="lower max_rows, or quantise")
            found.__cause__ = error
            self._fail(batch, found)
        except BaseException as error:  # noqa: BLE001 - handed to each caller, who raises it
            self._fail(batch, error)
        else:
            for (_, future), reply in zip(batch, replies, strict=True):
                future.set_result(reply)

    def _fail(self, batch: list[tuple[Request, "Future[list[Completion]]"]], error: BaseException) -> None:
        for _, future in batch:
            future.set_exception(error)

"""Time per file: readers of ours are interrupted where they run; native code runs in a process that can be ended.

Python code, also a regular expression that runs away, is stopped by a timer signal in the main thread and by an exception set from
outside in other threads (where a single call into C is not interrupted before it returns). A process of its own costs some
milliseconds on POSIX systems; where there is no fork, native code runs here and is only stopped between its calls.
"""

import ctypes
import gc
import os
import pickle
import select
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

from wardround.records import RefusedError, UnreadableError, WardroundError

T = TypeVar("T")


class _OutOfTimeError(BaseException):
    """No Exception, so that readers that turn any Exception into a line of their own let it through."""


def within(seconds: float, name: str, run: Callable[[], T]) -> T:
    """What `run` returns, if it does so in time.

    Raises:
        RefusedError: it did not.
    """
    try:
        with _interrupted(seconds):
            return run()
    except _OutOfTimeError:
        raise _too_slow(name, seconds) from None


def apart_together(seconds: float, name: str, runs: Sequence[Callable[[], T]]) -> list[T]:
    """What several return, worked out at the same time in forked processes that are killed when the time is up.

    Raises:
        RefusedError: the time is up.
        UnreadableError: a process ended without an answer, as native code does on damaged data.
        WardroundError: what one of them raised.
    """
    if not hasattr(os, "fork"):
        return [run() for run in runs]
    with ExitStack() as children:
        deadline = time.monotonic() + seconds
        readers = [children.enter_context(_child(run)) for run in runs]
        answers = [_received(reader, deadline) for reader in readers]
    done: list[T] = [_opened(answer, name) for answer in answers if answer is not None]
    if len(done) < len(runs):
        raise _too_slow(name, seconds)
    return done


@contextmanager
def _child(run: Callable[[], object]) -> Iterator[int]:
    """The end of a pipe on which a forked process answers; it does not outlive the block."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # forking beside threads: the child only computes and writes
        child = os.fork()
    if child == 0:
        _answer(reader, writer, run)
    os.close(writer)
    try:
        yield reader
    finally:
        os.close(reader)
        _end(child)


def _answer(reader: int, writer: int, run: Callable[[], object]) -> None:
    """Of the child: never returns, and leaves without the parent's cleaning up."""
    try:
        gc.disable()  # nothing of a process that ends soon is worth collecting, and collecting copies the parent's pages
        os.close(reader)
        signal.setitimer(signal.ITIMER_REAL, 0)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(pickle.dumps(_outcome(run), protocol=pickle.HIGHEST_PROTOCOL))
    finally:
        os._exit(0)


def _outcome(run: Callable[[], object]) -> tuple[str, object]:
    try:
        return "done", run()
    except WardroundError as error:
        return "refused", (type(error), error.message, error.hint)
    except Exception as error:  # noqa: BLE001 - on record as unreadable
        return "failed", type(error).__name__


def _received(reader: int, deadline: float) -> bytes | None:
    """Everything until the end of the pipe; None when the time is up first."""
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        part = os.read(reader, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _end(child: int) -> None:
    """An ended child is not hurt by the signal, and leaves no zombie."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _opened(answer: bytes, name: str) -> Any:  # noqa: ANN401 - what the child returned
    try:
        kind, value = pickle.loads(answer)  # noqa: S301 - from our own child
    except (EOFError, pickle.UnpicklingError) as error:
        raise UnreadableError(f"{name}: damaged (its process ended)") from error
    if kind == "refused":
        error_class, message, hint = value
        raise error_class(message, hint=hint or None)
    if kind == "failed":
        raise UnreadableError(f"{name}: damaged ({value})")
    return value


@contextmanager
def _interrupted(seconds: float) -> Iterator[None]:
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _by_signal(seconds):
            yield
    else:
        with _from_outside(seconds):
            yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, interval)  # one that somebody else had set begins anew
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _from_outside(seconds: float) -> Iterator[None]:
    thread, lock, running = ctypes.c_ulong(threading.get_ident()), threading.Lock(), [True]

    def stop() -> None:
        with lock:
            if running:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_OutOfTimeError))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            running.clear()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)


def _too_slow(name: str, seconds: float) -> RefusedError:
    return RefusedError(f"{name}: not read within {seconds:g} seconds", hint="raise Limits.file_seconds")

"""Which of the library's patterns run away on some text: `python -m benchmarks.endless --seed 1`.

A regular expression with two ways to read the same letters, one within the other, takes years on a line of dashes, and
with it the whole verification. Every pattern of every module is tried on texts made for it: walks through its own parse
tree with a stretch repeated, and plain pumps (`- - - `, `1 1 1 `), each ending in what it cannot match.
"""

import argparse
import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from random import Random
from types import FrameType
from typing import Any

import wardround

# The standard library's own reading of patterns: there is no public one.
from re import _constants as ops, _parser as parser  # isort: skip  # type: ignore[attr-defined]

_PUMPS = (
    *(" ", "-", ".", ",", "_", "a", "A", "1", "\n", "=", "|", "*", "/", "(", ")"),
    *("- ", ". ", "| ", "; ", ": ", "a, ", "x ", "A ", "1 ", "1.", "1/", "-a", "and ", "mg ", "no ", "the "),
)
_TIMES = 40
_WALKS = 25
_SECONDS = 0.4
"""Of this process, so that other work on the machine makes no pattern slow."""
_DEEPEST = 6
"""Tables within tables in which patterns are looked for."""
_OF_CATEGORY = {ops.CATEGORY_DIGIT: "7", ops.CATEGORY_SPACE: " ", ops.CATEGORY_NOT_WORD: "-"}
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


class _Late(Exception):  # noqa: N818 - a signal, no failure
    pass


def patterns() -> dict[tuple[str, int], str]:
    """Every pattern that a module of the library holds, with where."""
    found: dict[tuple[str, int], str] = {}
    for module in pkgutil.walk_packages(wardround.__path__, "wardround."):
        try:
            importlib.import_module(module.name)
        except ImportError:
            print(f"not looked at, since something that it imports is missing: {module.name}")
    for name, module_ in list(sys.modules.items()):
        if name.startswith("wardround"):
            for key, value in list(vars(module_).items()):
                for one in _within(value, 0):
                    found.setdefault((one.pattern, one.flags), f"{name}.{key}")
    return found


def _within(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif depth < _DEEPEST:
        for one in _parts(value):
            yield from _within(one, depth + 1)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    if type(value).__module__.startswith("wardround"):
        return [
            getattr(value, name, None) for name in (*getattr(value, "__slots__", ()), *getattr(value, "__dict__", ()))
        ]
    return ()


def texts(pattern: re.Pattern[str], random: Random) -> Iterator[str]:
    """Texts on which a pattern may run away."""
    yield from (pump * _TIMES + "\0" for pump in _PUMPS)
    tree = parser.parse(pattern.pattern, pattern.flags)
    for _ in range(_WALKS):
        walk = _walk(tree, random)[:300]
        for _ in range(4 if walk else 0):
            start = random.randrange(len(walk))
            end = min(len(walk), start + random.choice((1, 1, 2, 3, 5, 8)))
            for pump in (walk[start:end], random.choice(_PUMPS)):
                yield walk[:end] + pump * _TIMES + "\0"
                yield walk[:end] + pump * _TIMES + walk[end:-1] + "\0"


def _walk(tree: Iterable[tuple[Any, Any]], random: Random, depth: int = 0) -> str:
    """A text that a pattern matches, or nearly, since what only looks ahead or behind is passed over."""
    return "".join(_step(op, value, random, depth) for op, value in tree)


def _step(op: Any, value: Any, random: Random, depth: int) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.IN:
        return _letter(value, random)
    if op in _REPEATS:
        least, most, inner = value
        times = random.randint(least, min(int(most), least + (3 if depth < _DEEPEST else 1)))
        return "".join(_walk(inner, random, depth + 1) for _ in range(times))
    if op is ops.BRANCH:
        return _walk(random.choice(value[1]), random, depth + 1)
    if op in (ops.SUBPATTERN, ops.ATOMIC_GROUP):
        return _walk(value[-1] if op is ops.SUBPATTERN else value, random, depth + 1)
    return random.choice("a -") if op in (ops.ANY, ops.NOT_LITERAL) else ""


def _letter(items: list[tuple[Any, Any]], random: Random) -> str:
    """A letter of a class; of one that is denied, some plain letter."""
    op, value = random.choice(items)
    if items[0][0] is ops.NEGATE:
        return random.choice("a b-7,/x(")
    if op is ops.LITERAL:
        return chr(value)
    return chr(random.randint(*value)) if op is ops.RANGE else _OF_CATEGORY.get(value, "a")


def runs_away(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern does not end on a short text in time."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        pattern.search(text)
        pattern.match(text)
    except _Late:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Late


def main() -> None:
    """Print the patterns that run away, each with such a text."""
    asked = argparse.ArgumentParser(description="Which patterns run away on some text.")
    asked.add_argument("--seed", type=int, default=1)
    random = Random(asked.parse_args().seed)
    signal.signal(signal.SIGVTALRM, _stop)
    every, away = patterns(), 0
    for (source, flags), where in every.items():
        pattern = re.compile(source, flags)
        if text := next((one for one in texts(pattern, random) if runs_away(pattern, one)), None):
            away += 1
            print(f"{where} on {text!r}")
    print(f"{away} of {len(every)} patterns run away")


if __name__ == "__main__":
    main()

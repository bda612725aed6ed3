"""JSON that is of no clinical form: its values as lines of text, so that an export of one's own system is not lost."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import TypeGuard

from wardround.records import PLAIN_JSON, RefusedError, UnreadableError

from .encoding import decode
from .result import Opened, ReadResult, read_whole
from .text import note_from

_BARE = frozenset(
    "name medication drug medicine test analyte dose dosage strength route freq frequency value result unit units".split()
)
"""Names of values that say what they are: `amoxicillin 500 mg tds`."""
_WHO, _WHAT = ("speaker", "role", "speaker_label"), ("text", "content", "utterance", "transcript")
"""Names of who speaks and of what is said, in transcripts."""
_DEEPEST = 12
_FENCED = re.compile(r"\s*```(?:json)?[ \t]*\n(?P<inside>.*)\n```\s*", re.DOTALL | re.IGNORECASE)


def read_json_lines(opened: Opened) -> ReadResult:
    """JSON as one document: a line for each value with its name, or for each object of plain values.

    Raises:
        UnreadableError: it does not parse.
        RefusedError: it holds no words, or is nested too deep.
    """
    try:
        value = json.loads(decode(opened.data, opened.name))
    except (ValueError, RecursionError):
        raise UnreadableError(f"{opened.name}: JSON that does not parse", hint="export it again") from None
    text = opened.take(_text_of(value, opened.name))
    if not any(character.isalpha() for character in text):
        raise RefusedError(f"{opened.name}: JSON without words", hint="FHIR R4 JSON is read, and other JSON as lines")
    whole = read_whole(opened, note_from(opened, text, "application/json"))
    line = whole.coverage[0].model_copy(update={"reason": PLAIN_JSON})
    return whole.model_copy(update={"coverage": (line, *whole.coverage[1:])})


def json_text(text: str) -> str | None:
    """A text that is JSON, alone or fenced as Markdown has it, as `read_json_lines` shows it; None for any other.

    Words in quotes or a number alone are a text like any other.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        value = json.loads(fenced["inside"] if fenced else text)
        return _text_of(value, "the text") if isinstance(value, dict | list) else None
    except (ValueError, RecursionError, RefusedError):
        return None


def _text_of(value: object, of: str) -> str:
    return "\n".join(_lines("", value, 0, of)).strip() + "\n"


def _lines(name: str, value: object, depth: int, of: str) -> Iterator[str]:
    if depth > _DEEPEST:
        raise RefusedError(f"{of}: JSON nested deeper than {_DEEPEST}", hint="FHIR R4 JSON is read")
    if isinstance(value, dict) and (depth == 0 or not _is_plain(value)):
        for key, one in sorted(value.items(), key=lambda item: _is_block(item[1])):  # which ends where another begins
            yield from _lines(_named(name, key), one, depth + 1, of)
    elif _is_block(value):
        yield f"{name}:" if name else ""
        yield from value.strip().split("\n") if isinstance(value, str) else _items(value, depth, of)
        yield ""
    elif shown := _shown(value):
        yield f"{name}: {shown}" if name else shown


def _items(values: Iterable[object], depth: int, of: str) -> Iterator[str]:
    for one in values:
        mark = "" if _turn(one) else "- "
        yield from (f"{mark}{line}" for line in _lines("", one, depth + 1, of) if line)


def _is_block(value: object) -> TypeGuard[str | list[object]]:
    """Whether it has lines of its own: a text of several, or a list of several or of more than words."""
    if isinstance(value, str):
        return "\n" in value.strip()
    return _is_long(value) or (isinstance(value, list) and sum(isinstance(one, str) for one in value) > 1)


def _is_long(value: object) -> bool:
    """Whether it is a list of more than words."""
    return isinstance(value, list) and any(isinstance(one, dict | list) for one in value)


def _named(outer: str, key: str) -> str:
    return f"{outer} {key.replace('_', ' ')}".strip()


def _is_plain(value: dict[str, object]) -> bool:
    """Whether an object goes into one line: plain values, and objects of these."""
    inside = [one for outer in value.values() if isinstance(outer, dict) for one in outer.values()]
    words = [*value.values(), *inside]
    if any(isinstance(one, str) and _is_block(one) for one in words):
        return False
    return not any(map(_is_long, words)) and not any(isinstance(one, dict) for one in inside)


def _turn(value: object) -> str:
    """Who said what, as transcripts have it (`{"speaker": "doctor", "text": "Any pain?"}`); else nothing."""
    if not isinstance(value, dict):
        return ""
    who, what = (next((value[key] for key in keys if isinstance(value.get(key), str)), "") for keys in (_WHO, _WHAT))
    return f"{who}: {' '.join(what.split())}" if who.strip() and what.strip() else ""


def _shown(value: object) -> str:
    """Plain values in a line; of an object those first that need no name."""
    if turn := _turn(value):
        return turn
    if isinstance(value, dict):
        bare = [text for key, one in value.items() if key.casefold() in _BARE and (text := _shown(one))]
        rest = [
            f"{_named('', key)}: {text}"
            for key, one in value.items()
            if key.casefold() not in _BARE and (text := _shown(one))
        ]
        return "; ".join([" ".join(bare), *rest] if bare else rest)
    if isinstance(value, list):
        return "; ".join(filter(None, map(_shown, value)))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split()) if value is not None else ""

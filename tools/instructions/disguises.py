"""Text as a model would read it, however it is dressed up: each disguise undone as a view that knows where it came from.

Nothing here judges; the one exception is prose that hides in an encoding (`hidden_prose`), since no clinical document has that.
"""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import unquote

_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u180e\u202a-\u202e\ufe00-\ufe0f]")
_LOOKALIKES = dict(
    zip(
        "аеорсухіјѕԁһԛԝАВЕКМНОРСТХІЈЅαορντικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧɡıⅼ",
        "aeopcyxijsdhqwABEKMHOPCTXIJSaopvtikuABEZHIKMNOPTYXgil",
        strict=True,
    )
)
"""Letters of other alphabets that look like Latin ones (after Unicode TS 39, the commonest)."""
_FANCY = re.compile(
    "["
    + "".join(_LOOKALIKES)
    + "\uff01-\uff5e\u3000\U0001d400-\U0001d7ff\u24b6-\u24e9\u2070-\u209c\u1d2c-\u1d6a\U0001f130-\U0001f189\u00a0\u2000-\u200a]"
)
_WRAPPED = re.compile(r"(?<=[a-z])-\n(?=[a-z])|(?<=[^\s.!?:;])[ \t]*\n[ \t]*(?=[a-z(])")
_SPACED = re.compile(r"(?<![^\W_])[A-Za-z](?P<gap>[ .\-_*·|/])(?:[A-Za-z](?P=gap)){2,}[A-Za-z](?![^\W_])")
_GLUED = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}(?:[_+~.][A-Za-z]{2,}){3,}")
_SYLLABLES = re.compile(r"\b[A-Za-z]{1,5}(?:-[A-Za-z]{1,7})+\b")
_DIGITS = dict(zip("0134578@$", "oieastbas", strict=True))
_DIGIT_WORD = re.compile(
    r"(?<![\w@$])(?=[\w@$]*[a-z][0134578@$]|[01345]?[0134578@$][a-z])(?=(?:[\w@$]*[a-zA-Z]){2})[\w@$]{3,}"
)
_PERCENT = re.compile(r"(?<![\w.~!'()*-])(?:[\w.~!'()*-]*%[0-9A-Fa-f]{2}){3,}[\w.~!'()*-]*")
_ESCAPED = re.compile(
    r"(?:&#(?:x[0-9a-f]{1,6}|\d{1,7});){3,}|(?:\\u00[2-7][0-9a-f]|\\x[2-7][0-9a-f]){3,}", re.IGNORECASE
)
_BASE32 = re.compile(r"(?<![\w+/=-])[A-Z2-7]{32,}={0,6}(?![\w+/=])")
_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w+/=])")
_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ :]?){16,}(?![0-9A-Fa-f])")
_BINARY = re.compile(r"(?<![\w])(?:[01]{8}[ ,]?){6,}(?![\w])")
_MORSE = re.compile(r"(?<![.\w-])(?:[.\-]{1,6} ?/? ?){20,}(?![.\w-])")
_DOTS = dict(
    zip(
        ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(),
        "abcdefghijklmnopqrstuvwxyz",
        strict=True,
    )
)
_PROSE = re.compile(r"[A-Za-z][\w'’.,;:!?()/\"-]*(?: [\w'’.,;:!?()/\"%&=<>{}-]+){2,}")
_TELLING = "instruction instructions ignore previous system prompt summary report answer output patient approve disregard follow normal write respond what ignoring".split()
_TURNED = re.compile(rf"\b(?:{'|'.join(word[::-1] for word in _TELLING)})\b", re.IGNORECASE)
_ROTATED = re.compile(rf"\b(?:{'|'.join(codecs.encode(word, 'rot13') for word in _TELLING)})\b", re.IGNORECASE)
_MOST = 200
"""Stretches of one kind that are decoded in one text; a text with more of them is a file of its own kind, not a note."""


class View(NamedTuple):
    """A reading of a text, with the place in the text of each of its characters; `None` where they are the same."""

    text: str
    places: list[int] | None = None

    def place(self, position: int) -> int:
        """Where a character of the view stands in the text."""
        return self.places[position] if self.places else position


def visible(text: str) -> View:
    """Without the characters that nobody sees."""
    if text.isascii():
        return View(text)
    return _replaced(View(text), _INVISIBLE, lambda match: "")


def undisguised(seen: View) -> Iterator[View]:
    """The views in which an order may show; the first is always there, the others only where the text has such a thing."""
    plain = seen if seen.text.isascii() else _replaced(seen, _FANCY, lambda match: _latin(match[0]))
    yield plain
    for pattern, undo in _DISGUISES:
        if pattern.search(plain.text):
            yield _replaced(plain, pattern, undo)


def unwrapped(view: View) -> View:
    """Lines that go on below joined: pages break lines where a sentence does not end."""
    return _replaced(view, _WRAPPED, lambda match: "" if match[0][0] == "-" else " ")


def hidden_prose(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that turn out to be readable prose once base64, hexadecimal, binary, Morse, escapes, ROT13 or reversal are undone."""
    for pattern, decode in (
        (_BASE32, _from_base32),
        (_BASE64, _from_base64),
        (_HEX, _from_hex),
        (_ESCAPED, _from_escapes),
        (_BINARY, _from_binary),
        (_MORSE, _from_morse),
    ):
        for match in islice(pattern.finditer(text), _MOST):
            if _is_prose(decode(match[0])):
                yield match.span()
    for pattern in (_TURNED, _ROTATED):
        found = list(islice(pattern.finditer(text), _MOST))
        if len(found) > 1:
            yield found[0].start(), found[-1].end()


def _latin(character: str) -> str:
    return _LOOKALIKES.get(character) or unicodedata.normalize("NFKC", character) or character


def _replaced(view: View, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> View:
    """The view with some stretches rewritten; each new character stands where its stretch began, or as far into it."""
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match in pattern.finditer(view.text):
        new = replacement(match)
        parts += (view.text[end : match.start()], new)
        places += range(end, match.start())
        places += (min(match.start() + offset, match.end() - 1) for offset in range(len(new)))
        end = match.end()
    if not parts:
        return view
    parts.append(view.text[end:])
    places += range(end, len(view.text))
    return View("".join(parts), [view.place(place) for place in places] if view.places else places)


def _letters(match: re.Match[str]) -> str:
    return re.sub(r"[^A-Za-z]", "", match[0])


def _lettered(match: re.Match[str]) -> str:
    return "".join(_DIGITS.get(character, character) for character in match[0])


_DISGUISES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_SPACED, _letters),
    (_SYLLABLES, _letters),
    (_GLUED, lambda match: re.sub(r"[_+~.]", " ", match[0])),
    (_DIGIT_WORD, _lettered),
    (_PERCENT, lambda match: unquote(match[0])),
    (_ESCAPED, lambda match: _from_escapes(match[0])),
)


def _from_base64(text: str) -> str:
    body = text.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(body + "=" * (-len(body) % 4), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


def _from_base32(text: str) -> str:
    body = text.rstrip("=")
    try:
        return base64.b32decode(body + "=" * (-len(body) % 8)).decode()
    except (binascii.Error, ValueError):
        return ""


def _from_hex(text: str) -> str:
    try:
        return bytes.fromhex(text.replace(":", "").replace(" ", "")).decode()
    except ValueError:
        return ""


def _from_binary(text: str) -> str:
    return "".join(chr(int(octet, 2)) for octet in re.findall("[01]{8}", text))


def _from_morse(text: str) -> str:
    return " ".join("".join(_DOTS.get(letter, "#") for letter in word.split()) for word in text.split("/"))


def _from_escapes(text: str) -> str:
    return re.sub(r"\\[ux]([0-9a-fA-F]{2,4})", lambda match: chr(int(match[1], 16)), html.unescape(text))


def _is_prose(decoded: str) -> bool:
    """Three words or more, nearly all of it letters and blanks; a single escaped word of letters counts too."""
    if not decoded or not decoded.isprintable():
        return False
    letters = sum(character.isalpha() or character == " " for character in decoded)
    return letters > 0.85 * len(decoded) and (bool(_PROSE.match(decoded)) or (decoded.isalpha() and len(decoded) < 20))

"""What stands in the place of an identifier: the same for the same one throughout a case, and never the real one."""

import hashlib
import hmac
import re

from .kinds import PhiKind
from .lexicon import GIVEN, SURROGATE_FAMILY, SURROGATE_GIVEN, SURROGATE_PLACES

_LETTERS, _DIGITS = "ABCDEFGHJKLMNPRSTUVWXYZ", "0123456789"


class Surrogates:
    """Surrogates drawn by a keyed hash: with another secret they come out otherwise."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._taken: dict[tuple[str, str], str] = {}
        self._used: set[str] = set()

    @property
    def days(self) -> int:
        """By how much dates move: whole weeks, so that weekdays stay, between four and fifty-two to either side."""
        number = self._number("days")
        return 7 * (4 + number % 49) * (1 if number // 49 % 2 else -1)

    def of(self, kind: PhiKind, written: str) -> str:
        """The surrogate of an identifier; dates and ages are no matter of this class."""
        if kind == "name":
            return re.sub(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", lambda match: self._name(match[0]), written)
        if kind == "place":
            return self._place(written)
        if kind == "email":
            return f"person{self._number(kind, written.casefold()) % 9_000 + 1_000}@example.org"
        if kind == "url":
            return f"https://example.org/{self._number(kind, written.casefold()) % 9_000 + 1_000}"
        if kind == "ip":
            return f"192.0.2.{self._number(kind, written) % 254 + 1}"
        return self._code(kind, written)

    def _name(self, part: str) -> str:
        """One part of a name: a given name for a given name, a family name for any other, in the same case."""
        bare = re.sub(r"['’]s$", "", part)
        tail = part[len(bare) :]
        if len(bare) == 1:
            return "X" + tail
        key = bare.casefold()
        pool = SURROGATE_GIVEN if key in GIVEN else SURROGATE_FAMILY
        chosen = self._pick("name", key, pool)
        return (chosen.upper() if bare.isupper() else chosen) + tail

    def _place(self, written: str) -> str:
        chosen = self._pick("place", written.casefold(), SURROGATE_PLACES)
        number = re.match(r"\d+", written)
        if re.fullmatch(r"[\d-]+", written):
            return self._code("place", written)
        return f"{self._number('street', written) % 899 + 100} {chosen} Street" if number else chosen

    def _pick(self, kind: str, key: str, pool: tuple[str, ...]) -> str:
        """From the pool, each at most once while there are any left; then with a number."""
        if (kind, key) in self._taken:
            return self._taken[kind, key]
        start = self._number(kind, key) % len(pool)
        turned = pool[start:] + pool[:start]
        free = next((one for one in turned if one not in self._used and one.casefold() != key), None)
        chosen = free or f"{turned[0]}{len(self._used)}"
        self._used.add(chosen)
        self._taken[kind, key] = chosen
        return chosen

    def _code(self, kind: str, written: str) -> str:
        """Digits for digits and letters for letters, marks kept."""
        drawn = self._number(kind, re.sub(r"\W", "", written).casefold())
        characters = []
        for character in written:
            drawn, rest = divmod(drawn, 230)
            if character.isdigit():
                character = _DIGITS[rest % 10]
            elif character.isalpha():
                character = _LETTERS[rest % 23] if character.isupper() else _LETTERS[rest % 23].lower()
            characters.append(character)
        new = "".join(characters)
        return new if new != written else self._code(kind + "+", written)

    def _number(self, *key: str) -> int:
        return int.from_bytes(hmac.new(self._secret, "\0".join(key).encode(), hashlib.sha512).digest(), "big")

"""Damaged files: every one must end as a typed result, and none as a success with nothing in it."""

import random
from collections import Counter
from pathlib import Path
from typing import Any

from wardround.records import Limits, ReadError
from wardround.tools.readers import ReadResult
from wardround.tools.readers.dispatch import read_opened
from wardround.tools.readers.result import Opened

_LARGEST = 200_000
_EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """10,000 damaged copies (`quick`: 600) of files of every form."""
    seeds = _seeds(data)
    chance = random.Random(2026)
    outcomes: Counter[str] = Counter()
    broken: list[str] = []
    for number in range(600 if quick else 10_000):
        path = seeds[number % len(seeds)]
        damaged = _damage(path.read_bytes(), chance)
        outcome = _outcome(path.name, damaged)
        outcomes[outcome.split(":")[0]] += 1
        if outcome.startswith(("untyped", "empty")):
            broken.append(f"{path.name} #{number} {outcome}")
    return {"seeds": len(seeds), "files": sum(outcomes.values()), **outcomes, "broken": broken[:20]}


def _seeds(data: Path) -> list[Path]:
    import pydicom

    folders = ("pdf", "cxr", "fhir/us_core", "fhir/r4_synthea", "fhir/other_versions")
    found = [path for folder in folders for path in sorted((data / folder).iterdir())]
    found += [path for path in sorted(_EXAMPLES.rglob("*")) if path.is_file()]
    found += sorted((Path(pydicom.__file__).parent / "data").rglob("*.dcm"))
    return [path for path in found if path.is_file() and path.stat().st_size <= _LARGEST]


def _damage(data: bytes, chance: random.Random) -> bytes:
    """One to four of: cut off, bits turned, a stretch doubled, dropped, moved, or filled with chance bytes."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            return b"\0"
        start = chance.randrange(len(data))
        end = min(len(data), start + chance.choice((1, 4, 16, 256, 4096)))
        how = chance.randrange(7)
        if how == 0:
            data = data[:start]
        elif how == 1:
            data = data[:start] + bytes([data[start] ^ 1 << chance.randrange(8)]) + data[start + 1 :]
        elif how == 2:
            data = data[:end] + data[start:end] + data[end:]
        elif how == 3:
            data = data[:start] + data[end:]
        elif how == 4:
            data = data[:start] + chance.randbytes(end - start) + data[end:]
        elif how == 5:
            data = (
                data[:start]
                + chance.choice((b"null", b"[]", b"-1", b"99999999999", b'"', b"{", b"\xff\xfe"))
                + data[end:]
            )
        else:
            data = data[end:] + data[:end]
    return data


def _outcome(name: str, data: bytes) -> str:
    """Without the net that `read_file` puts below every reader."""
    try:
        result = read_opened(Opened(name=name, data=data, limits=Limits()))
    except ReadError as error:
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - this is what is counted
        return f"untyped: {type(error).__name__}: {str(error)[:80]}"
    return "empty success" if _is_empty(result) else "read"


def _is_empty(result: ReadResult) -> bool:
    said = any(line.status != "read" or line.reason for line in result.coverage)
    return not (result.images or said or any(document.text.strip() for document in result.documents))

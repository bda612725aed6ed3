"""DICOM: every file of pydicom's own collection ends typed, and how many pictures are decoded and prepared."""

from collections import Counter
from pathlib import Path
from typing import Any

from wardround.records import Limits, WardroundError
from wardround.tools.pixels import load_pixels, prepare
from wardround.tools.readers import ReadResult, read_file


def measure(data: Path, *, quick: bool) -> dict[str, Any]:
    """Outcomes of reading, decoding and preparing; the radiographs of the data folder among them."""
    import pydicom

    bundled = sorted((Path(pydicom.__file__).parent / "data").rglob("*"))
    bundled = [path for path in bundled if not path.suffix.startswith(".py")]
    paths = [path for path in (*bundled, *sorted((data / "cxr").iterdir())) if path.is_file()][: 60 if quick else None]
    outcomes: Counter[str] = Counter()
    failures: list[str] = []
    for path in paths:
        result = read_file(path, root=path.parent, limits=Limits())
        kind = "image" if result.images else "document" if result.documents else result.coverage[0].status
        outcomes[kind] += 1
        outcomes["untyped"] += any(line.reason.startswith("unexpected") for line in result.coverage)
        outcomes["with_pixels"] += _has_pixels(path)
        if result.images:
            _decode(path, result, outcomes, failures)
    return {"files": len(paths), **outcomes, "failures": failures}


def _has_pixels(path: Path) -> bool:
    """By pydicom alone, whatever the reader says."""
    import warnings

    import pydicom

    try:
        with warnings.catch_warnings(action="ignore"):
            dataset = pydicom.dcmread(path, force=True)
            return any(word in dataset for word in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"))
    except Exception:  # noqa: BLE001 - no DICOM
        return False


def _decode(path: Path, result: ReadResult, outcomes: Counter[str], failures: list[str]) -> None:
    try:
        load_pixels(result.images[0], path.parent, Limits())
        prepare(result.images, path.parent, Limits())
        outcomes["decoded"] += 1
    except WardroundError as error:
        failures.append(str(error))

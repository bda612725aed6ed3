"""Contents of a message with images, in the orders that MedGemma was trained and evaluated on. Pure.

Images stand before the question. Slices of a series carry their label behind them (the CT notebook of the model's
authors), figures before them (MedXpertQA-MM in the 1.0 report). For a pair of radiographs the report gives no labels;
they are written here as for figures.
"""

from collections.abc import Sequence
from typing import Any

Part = dict[str, Any]
"""A content block of a LangChain message."""


def text(words: str) -> Part:
    """Words."""
    return {"type": "text", "text": words}


def image(uri: str) -> Part:
    """An image as a data URI."""
    return {"type": "image_url", "image_url": {"url": uri}}


def slices(uris: Sequence[str], question: str) -> list[Part]:
    """One series or one set of patches; a single image has no label."""
    if len(uris) == 1:
        return [image(uris[0]), text(question)]
    labelled = [part for number, uri in enumerate(uris, 1) for part in (image(uri), text(f"SLICE {number}"))]
    return [*labelled, text(question)]


def figures(uris: Sequence[str], question: str) -> list[Part]:
    """Figures that the question names: A, B, C and so on."""
    labelled = [part for number, uri in enumerate(uris) for part in (text(f"Figure {chr(65 + number)}"), image(uri))]
    return [*labelled, text(question)]


def pair(prior: str, current: str, question: str) -> list[Part]:
    """An earlier and a later image of the same view."""
    return [text("Prior image"), image(prior), text("Current image"), image(current), text(question)]

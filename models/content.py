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


def slices(uris: Sequence[str], question: str, *, labelled: bool = True) -> list[Part]:
    """One series, or the patches of one slide, which have no labels; nor has a single image."""
    if len(uris) == 1 or not labelled:
        return [*map(image, uris), text(question)]
    parts = [part for number, uri in enumerate(uris, 1) for part in (image(uri), text(f"SLICE {number}"))]
    return [*parts, text(question)]


def figures(uris: Sequence[str], question: str) -> list[Part]:
    """Figures that the question names: A, B, C and so on."""
    parts = [part for number, uri in enumerate(uris) for part in (text(f"Figure {chr(65 + number)}"), image(uri))]
    return [*parts, text(question)]


def pair(prior: str, current: str, question: str) -> list[Part]:
    """An earlier and a later image of the same view."""
    return [text("Prior image"), image(prior), text("Current image"), image(current), text(question)]

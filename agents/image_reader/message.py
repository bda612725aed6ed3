"""The one message that a model is shown: images first, then text, as model card 1.5 and all evaluation prompts do."""

import base64
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wardround.agents.prompts import prompt
from wardround.records import Case, Image, Limits
from wardround.tools.pixels import prepare

from .schemas import VOCABULARY, Kind

if TYPE_CHECKING:
    import numpy as np
    from langchain_core.messages import HumanMessage
    from numpy.typing import NDArray


class Prepared(NamedTuple):
    """What is sent, and what goes on record of it."""

    message: "HumanMessage"
    """Images and text."""
    profile: str
    """Name of the pixel profile."""
    sha256: str
    """Of the prepared pixels, all slices in order."""


def image_message(images: Sequence[Image], case: Case, kind: Kind, limits: Limits) -> Prepared:
    """Prepare pixels by the profile of their kind and put them before the question.

    Several slices carry a label after each (`SLICE 1`), as in the CT notebook of the model's authors.

    Raises:
        ReadError: a file cannot be read, or has changed since intake.
    """
    from langchain_core.messages import HumanMessage

    pictures, profile = prepare(images, Path(case.root), limits)
    content: list[str | dict[str, Any]] = []
    for number, picture in enumerate(pictures, start=1):
        content.append({"type": "image_url", "image_url": {"url": _data_uri(picture)}})
        if len(pictures) > 1 and not profile.startswith("slide"):  # patches of a slide are shown without labels
            content.append({"type": "text", "text": f"SLICE {number}"})
    content.append({"type": "text", "text": prompt(f"image_{kind}", names=", ".join(VOCABULARY[kind]))})
    digest = hashlib.sha256(b"".join(picture.tobytes() for picture in pictures)).hexdigest()
    return Prepared(HumanMessage(content=content), profile, digest)


def _data_uri(picture: "NDArray[np.uint8]") -> str:
    from PIL import Image as Picture

    buffer = io.BytesIO()
    Picture.fromarray(picture).save(buffer, format="PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"

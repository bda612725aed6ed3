"""The one message that a model is shown: images first, then text, as model card 1.5 and all evaluation prompts do."""

import base64
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wardround.agents.prompts import prompt
from wardround.models.content import Part, pair, slices
from wardround.records import Case, Image, Limits
from wardround.tools.pixels import CtWindows, prepare

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


def image_message(
    images: Sequence[Image], case: Case, kind: Kind, limits: Limits, *, ct_windows: CtWindows = "1.0"
) -> Prepared:
    """The question of a kind of image behind its pixels; see `question_message`."""
    return question_message(images, case, _question(f"image_{kind}", kind), limits, ct_windows=ct_windows)


def question_message(
    images: Sequence[Image], case: Case, question: str, limits: Limits, *, ct_windows: CtWindows = "1.0"
) -> Prepared:
    """Prepare pixels by the profile of their kind and put them before a question.

    Raises:
        ReadError: a file cannot be read, or has changed since intake.
    """
    pictures, profile = prepare(images, Path(case.root), limits, ct_windows=ct_windows)
    uris = [_data_uri(picture) for picture in pictures]
    labelled = not profile.startswith("slide")  # patches of a slide are shown without labels
    return _prepared(slices(uris, question, labelled=labelled), pictures, profile)


def pair_message(image: Image, prior: Image, case: Case, kind: Kind, limits: Limits) -> Prepared:
    """The question about an image beside an earlier one, each prepared by itself.

    Raises:
        ReadError: a file cannot be read, or has changed since intake.
    """
    (before,), _ = prepare((prior,), Path(case.root), limits)
    (now,), profile = prepare((image,), Path(case.root), limits)
    content = pair(_data_uri(before), _data_uri(now), _question(f"image_{kind}_pair", kind))
    return _prepared(content, [before, now], profile)


def _question(name: str, kind: Kind) -> str:
    return prompt(name, names=", ".join(VOCABULARY[kind]))


def _prepared(content: list[Part], pictures: "Sequence[NDArray[np.uint8]]", profile: str) -> Prepared:
    from langchain_core.messages import HumanMessage

    digest = hashlib.sha256(b"".join(picture.tobytes() for picture in pictures)).hexdigest()
    return Prepared(HumanMessage(content=[*content]), profile, digest)


def _data_uri(picture: "NDArray[np.uint8]") -> str:
    from PIL import Image as Picture

    buffer = io.BytesIO()
    # lossless at any level; the usual one takes a fifth of a second for a square of 896, times 85 for a series
    Picture.fromarray(picture).save(buffer, format="PNG", compress_level=1)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"

"""The gate, the pixels, the call, the fit."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardround.models import ask
from wardround.records import (
    Abstention,
    AbstentionCode,
    BadReplyError,
    Case,
    EngineError,
    Image,
    ImageFinding,
    ImageReading,
    Limits,
    PixelSummary,
    ReadError,
)
from wardround.tools.pixels import load_pixels, measure_pixels

from .fit import misfit
from .pairs import prior_of
from .schemas import Answer, Kind, answer_schema, kind_of
from .volume import volume, volume_problem

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from wardround.tools.pixels import CtWindows

    from .message import Prepared


def read_image(
    image: Image,
    case: Case,
    *,
    model: "BaseChatModel | None",
    limits: Limits,
    series: Sequence[Image] = (),
) -> ImageReading:
    """Look at one image, or at the slices of one series; a chest radiograph beside the latest earlier one of the case.

    Args:
        image: the (first) image.
        case: for where its files are.
        model: takes images; None means that the image is measured and not interpreted.
        limits: for untrusted pixels.
        series: all slices in order, when they are read together.

    Returns:
        A reading; abstained with a typed reason when there is no model, or none for this kind of image, or the reply
        is about something else; failed when the file or the reply is broken.

    Raises:
        EngineError: the model could not be asked and asking again may help.
    """
    try:
        pixels = load_pixels(image, Path(case.root), limits)
    except ReadError as error:
        return ImageReading(image_id=image.id, status="failed", engine="none", failure=str(error))
    measured = measure_pixels(pixels, image)
    shown = volume(series) or (image,)
    gate = _gate(image, shown, measured, model is not None)
    if gate is not None or model is None:
        return ImageReading(image_id=image.id, status="abstained", engine="none", measured=measured, abstention=gate)
    return _ask(image, case, model, limits, shown, measured)


def _gate(image: Image, shown: Sequence[Image], measured: PixelSummary, has_model: bool) -> Abstention | None:
    """What stands against asking a model, by what the file says."""
    known = _described(image, measured)
    if image.modality == "unknown":
        hint = (
            "say what it is in case.toml (modality, body_part, view); a scanned page is read as text where it is a PDF"
        )
        return _abstain("modality_unknown", f"{known}; {hint}")
    if kind_of(image) is None:
        return _abstain("modality_unsupported", f"{known}; no model here was evaluated on this kind of image")
    if problem := volume_problem(shown):
        return _abstain("modality_unsupported", f"{known}; {problem}")
    if not has_model:
        return _abstain("no_model", f"{known}; not interpreted, since no image model was given (--image-model)")
    return None


def _described(image: Image, measured: PixelSummary) -> str:
    what = " ".join(filter(None, (image.modality, image.body_part, image.view, image.laterality)))
    size = f"{measured.columns} x {measured.rows} pixels, {measured.bits} bits"
    exposure = f"values {measured.minimum:g} to {measured.maximum:g}, mean {measured.mean:.0f}"
    clipped = f"{measured.low_clipped:.0%} at the bottom and {measured.high_clipped:.0%} at the top of the range"
    return f"{image.called}: {what}, {size}, {exposure}, {clipped}"


def _abstain(code: AbstentionCode, message: str) -> Abstention:
    return Abstention(code=code, message=message)


def _ask(
    image: Image, case: Case, model: "BaseChatModel", limits: Limits, shown: Sequence[Image], measured: PixelSummary
) -> ImageReading:
    kind = kind_of(image)
    assert kind is not None  # noqa: S101 - the gate has looked; for the type checker
    prior = prior_of(image, case)
    given: dict[str, Any] = {"image_id": image.id, "measured": measured, "engine": _name(model)}
    given["prior_id"] = prior.id if prior else None
    try:
        prepared = _prepared(shown, prior, case, kind, limits, given["engine"])
        answer = ask(model, answer_schema(kind, compared=prior is not None), prepared.message)
    except ReadError as error:
        return ImageReading(status="failed", failure=str(error), **given)
    except BadReplyError as error:
        return ImageReading(status="failed", failure=f"the model's reply was no answer: {error.message}", **given)
    except EngineError as error:
        if error.retryable:
            raise
        return ImageReading(status="failed", failure=str(error), **given)
    return _reading(answer, kind, image, given | {"profile": prepared.profile, "pixels_sha256": prepared.sha256})


def _prepared(
    shown: Sequence[Image], prior: Image | None, case: Case, kind: Kind, limits: Limits, engine: str
) -> "Prepared":
    from .message import image_message, pair_message

    if prior is not None:
        return pair_message(shown[0], prior, case, kind, limits)
    windows: CtWindows = "1.5" if "medgemma-1.5" in engine else "1.0"  # each version was trained on its own
    return image_message(shown, case, kind, limits, ct_windows=windows)


def _reading(answer: Answer, kind: Kind, image: Image, given: dict[str, Any]) -> ImageReading:
    if problem := misfit(answer, kind, image.body_part):
        return ImageReading(status="abstained", abstention=_abstain("reply_does_not_fit", problem), **given)
    findings = tuple(ImageFinding(**finding.model_dump()) for finding in answer.findings)
    return ImageReading(status="read", findings=findings, impression=answer.impression, **given)


def _name(model: "BaseChatModel") -> str:
    from wardround.models import describe

    return describe(model, role="image").model

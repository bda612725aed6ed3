"""From an image record back to its pixels: the file is checked first, and every failure is typed."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from wardround.records import Image, Limits, RefusedError, UnreadableError

from ..readers.archives import gunzip
from ..readers.deadline import within
from ..readers.paths import open_inside
from ..readers.result import Opened
from .dicom import dicom_frames
from .frame import Pixels
from .picture import picture_frames
from .slide import Level, open_level

_DICOM = "application/dicom"


def load_pixels(image: Image, root: Path, limits: Limits) -> Pixels:
    """Decode one image.

    Args:
        image: as intake gave it.
        root: the case's folder.
        limits: for untrusted pixels.

    Returns:
        The frame's values; `numpy.asarray` of it gives H x W (or H x W x 3) with larger always brighter.

    Raises:
        UnreadableError: the file has gone or changed since intake, is damaged, or no decoder for it is installed.
        RefusedError: more pixels than `limits.image_pixels`.
    """
    return load_all([image], root, limits)[0]


def load_all(images: Sequence[Image], root: Path, limits: Limits) -> list[Pixels]:
    """Decode several images in their order; each file is opened and checked once.

    Raises:
        UnreadableError: as `load_pixels`.
        RefusedError: more than `limits.image_pixels` in all of them together, or a file that is not decoded within
            `limits.file_seconds`.
    """
    _check_size([image for image in images if not _is_slide(image)], limits)
    wanted: dict[str, list[Image]] = {}
    for image in images:
        wanted.setdefault(image.source.path, []).append(image)
    decoded: dict[str, Pixels] = {}
    for path, of_one_file in wanted.items():
        decoded |= within(limits.file_seconds, path, partial(_of_file, of_one_file, root, limits))
    return [decoded[image.id] for image in images]


def _of_file(images: Sequence[Image], root: Path, limits: Limits) -> dict[str, Pixels]:
    opened = _opened(images[0], root, limits)
    if any(image.part for image in images):
        return _embedded(opened, images)
    read = dicom_frames if images[0].source.media_type == _DICOM else picture_frames
    frames = read(opened, [image.frame or 0 for image in images])
    return dict(zip((image.id for image in images), frames, strict=True))


def _embedded(opened: Opened, images: Sequence[Image]) -> dict[str, Pixels]:
    """Pictures inside a document: it is read once more, for their bytes."""
    from ..readers.dispatch import read_opened

    pictures: dict[str, bytes] = {}
    read_opened(replace(opened, pictures=pictures))
    if missing := [image for image in images if (image.part or "") not in pictures]:
        raise UnreadableError(f"{missing[0].source.path}: the picture inside it has gone")
    parts = ((image, opened.part(pictures[image.part or ""])) for image in images)
    return {image.id: picture_frames(part, [image.frame or 0])[0] for image, part in parts}


def open_levels(images: Sequence[Image], root: Path, limits: Limits) -> list[Level]:
    """The levels of a whole-slide image; none when the images are something else.

    Raises:
        UnreadableError: a file has gone or changed since intake, or is damaged.
    """
    if not all(map(_is_slide, images)):
        return []
    found = (open_level(_opened(image, root, limits)) for image in images)
    return [level for level in found if level is not None]


def _opened(image: Image, root: Path, limits: Limits) -> Opened:
    opened = open_inside(root / image.source.path, root, limits)
    if hashlib.sha256(opened.data).hexdigest() != image.source.sha256:
        raise UnreadableError(f"{image.source.path}: the file has changed since intake", hint="load the case again")
    return gunzip(opened) if opened.data.startswith(b"\x1f\x8b") else opened


def _is_slide(image: Image) -> bool:
    """Sizes of slides are of the whole glass; what is decoded of it is bounded where it is decoded."""
    return image.modality == "SM" and image.frame is None and image.source.media_type == _DICOM


def _check_size(images: Sequence[Image], limits: Limits) -> None:
    """By what intake saw in the header, before anything is unfolded."""
    if not images:
        return
    total = sum((image.rows or 0) * (image.columns or 0) for image in images)
    if total > limits.image_pixels:
        raise RefusedError(
            f"{images[0].source.path}: {total} pixels at once; the limit is {limits.image_pixels}",
            hint="raise Limits.image_pixels",
        )

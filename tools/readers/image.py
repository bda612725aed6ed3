"""Photographs and exported pictures: PNG, JPEG, GIF, BMP, TIFF, WebP. The header is read, the pixels stay in the file."""

import io
import warnings

from wardround.records import CoverageEntry, Image, RefusedError, UnreadableError

from .result import Opened, ReadResult

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def read_image_file(opened: Opened) -> ReadResult:
    """One image record per frame or page.

    Raises:
        UnreadableError: it cannot be opened, or its pixels are cut off.
        RefusedError: more than `limits.image_pixels`.
    """
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # metadata of strangers; what matters is checked below
            with Pillow.open(io.BytesIO(opened.data), formats=FORMATS) as picture:
                columns, rows = picture.size
                frames = getattr(picture, "n_frames", 1)
                _check(opened, rows * columns * frames)
                picture.load()
                media_type = Pillow.MIME.get(picture.format or "", "application/octet-stream")
    except UnidentifiedImageError as error:
        raise UnreadableError(f"{opened.name}: a damaged picture") from error
    except Pillow.DecompressionBombError as error:
        raise RefusedError(f"{opened.name}: more pixels than a picture may have", hint="scale it down first") from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise UnreadableError(f"{opened.name}: a damaged picture ({type(error).__name__})") from error
    if opened.pictures is not None:
        opened.pictures[opened.at] = opened.data
    return _result(opened, rows, columns, frames, media_type)


def _check(opened: Opened, pixels: int) -> None:
    if pixels > opened.limits.image_pixels:
        raise RefusedError(
            f"{opened.name}: {pixels} pixels; the limit is {opened.limits.image_pixels}",
            hint="raise Limits.image_pixels",
        )


def _result(opened: Opened, rows: int, columns: int, frames: int, media_type: str) -> ReadResult:
    source = opened.source(media_type)
    images = tuple(
        Image(
            id=f"i{number + 1}",
            source=source,
            modality="unknown",
            part=opened.at or None,
            rows=rows,
            columns=columns,
            frame=number if frames > 1 else None,
        )
        for number in range(frames)
    )
    names = [opened.name] if frames == 1 else [f"{opened.name} frame {number + 1}" for number in range(frames)]
    lines = tuple(
        CoverageEntry(item=name, status="read", source_id=image.id) for name, image in zip(names, images, strict=True)
    )
    return ReadResult(images=images, coverage=lines)

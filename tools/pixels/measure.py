"""What can be said of pixels without interpreting them."""

from wardround.records import Image, PixelSummary

from .frame import Pixels


def measure_pixels(pixels: Pixels, image: Image) -> PixelSummary:
    """Size, depth, range and clipping of a frame, in its values after the modality look-up.

    Args:
        pixels: from `load_pixels`.
        image: its record; its size is taken where the frame has none.

    Returns:
        `low_clipped` and `high_clipped` are the shares of values that equal the smallest and the largest one; a frame
        of a single value is clipped at both ends.
    """
    values = pixels.values
    low, high = values.min(), values.max()
    return PixelSummary(
        rows=values.shape[0] or image.rows or 0,
        columns=values.shape[1] or image.columns or 0,
        channels=3 if pixels.colour else 1,
        bits=pixels.bits,
        minimum=float(low),
        maximum=float(high),
        mean=float(values.mean(dtype="float64")),
        low_clipped=float((values == low).mean()),
        high_clipped=float((values == high).mean()),
    )

"""JPEG Extended with twelve bits, which pydicom leaves to a GPL decoder: GDCM has one too."""

from typing import TYPE_CHECKING

from wardround.records import UnreadableError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom import Dataset

JPEG_EXTENDED = "1.2.840.10008.1.2.4.51"


def is_jpeg12(dataset: "Dataset") -> bool:
    """JPEG Extended (Process 2 and 4), grey, with more than eight bits stored."""
    syntax = str(dataset.file_meta.get("TransferSyntaxUID", ""))
    return syntax == JPEG_EXTENDED and dataset.get("SamplesPerPixel") == 1 and int(dataset.get("BitsStored") or 8) > 8


def decode_jpeg12(dataset: "Dataset", number: int) -> "NDArray[np.generic]":
    """One frame as rows x columns.

    Raises:
        UnreadableError: the decoder gave fewer values than the frame has.
    """
    import numpy as np
    from pydicom.encaps import get_frame

    rows, columns = int(dataset.Rows), int(dataset.Columns)
    count = int(dataset.get("NumberOfFrames") or 1)
    buffer = _buffer(get_frame(dataset.PixelData, number, number_of_frames=count), dataset)
    if len(buffer) != 2 * rows * columns:
        raise UnreadableError("pixel data is cut off")
    return np.frombuffer(buffer, "<i2" if dataset.get("PixelRepresentation") else "<u2").reshape(rows, columns)


def _buffer(frame: bytes, dataset: "Dataset") -> bytes:
    import gdcm

    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(frame)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    picture = gdcm.Image()
    picture.SetNumberOfDimensions(2)
    picture.SetDimensions((int(dataset.Columns), int(dataset.Rows), 1))
    picture.SetDataElement(element)
    picture.SetPhotometricInterpretation(gdcm.PhotometricInterpretation(gdcm.PhotometricInterpretation.MONOCHROME2))
    picture.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(JPEG_EXTENDED)))
    stored, signed = int(dataset.BitsStored), int(dataset.get("PixelRepresentation") or 0)
    picture.SetPixelFormat(gdcm.PixelFormat(1, 16, stored, stored - 1, signed))
    buffer = picture.GetBuffer()
    return buffer if isinstance(buffer, bytes) else str(buffer).encode("utf-8", "surrogateescape")

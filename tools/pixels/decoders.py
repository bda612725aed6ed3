"""Which decoder a DICOM frame is given to.

Native, RLE, JPEG baseline (Pillow), JPEG 2000 (OpenJPEG) and JPEG-LS (CharLS) are decoded in this process. Lossless and
12-bit JPEG are left to GDCM, which aborts its process on some damaged files, so it runs in one of its own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..readers.dicom.open import integer, value
from ..readers.result import Opened
from .apart import decode_apart

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom import Dataset

_PLUGINS = {
    "1.2.840.10008.1.2.4.50": "pillow",
    "1.2.840.10008.1.2.4.80": "pyjpegls",
    "1.2.840.10008.1.2.4.81": "pyjpegls",
    "1.2.840.10008.1.2.4.90": "pylibjpeg",
    "1.2.840.10008.1.2.4.91": "pylibjpeg",
    "1.2.840.10008.1.2.4.201": "pylibjpeg",
    "1.2.840.10008.1.2.4.202": "pylibjpeg",
    "1.2.840.10008.1.2.4.203": "pylibjpeg",
}
_GDCM = ("1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70")
"""JPEG Extended, and both forms of lossless JPEG."""


def stored_frames(opened: Opened, dataset: "Dataset", frames: Sequence[int]) -> "list[NDArray[np.generic]]":
    """Stored values of some frames: YBR turned into RGB, unused high bits cleared.

    Raises:
        Exception: of any kind, on damaged data; the caller types it.
    """
    from pydicom.pixels import pixel_array

    syntax = str(value(dataset.file_meta, "TransferSyntaxUID") or "")
    if syntax in _GDCM:
        return decode_apart(opened, frames)
    plugin = _PLUGINS.get(syntax, "")
    return [pixel_array(dataset, index=number, decoding_plugin=plugin) for number in frames]


def complete(dataset: "Dataset") -> None:
    """Put in what old writers leave out or get wrong, and decoding needs."""
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

    if "NumberOfFrames" in dataset and not integer(dataset, "NumberOfFrames"):
        dataset.NumberOfFrames = 1
    if not hasattr(dataset, "file_meta"):
        dataset.file_meta = FileMetaDataset()
    if value(dataset.file_meta, "TransferSyntaxUID") is None:
        implicit, little = dataset.original_encoding
        explicit = ExplicitVRLittleEndian if little else ExplicitVRBigEndian
        dataset.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian if implicit else explicit

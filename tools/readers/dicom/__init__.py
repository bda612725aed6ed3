"""DICOM: what an image is of, where it lies in its series, whose it is. Pixels stay in the file (see `tools.pixels`)."""

from .open import open_dataset
from .read import read_dicom

__all__ = ["open_dataset", "read_dicom"]

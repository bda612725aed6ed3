"""Small DICOM files and pictures made here; every patient in them is invented."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

from wardround.records import Image, Source


@pytest.fixture
def write_dicom(tmp_path: Path) -> Callable[..., Path]:
    """A DICOM file of the given stored values; further elements by keyword."""

    def write(values: np.ndarray, name: str = "image.dcm", **elements: object) -> Path:
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        meta.MediaStorageSOPClassUID = CTImageStorage
        meta.MediaStorageSOPInstanceUID = generate_uid()
        dataset = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
        dataset.Rows, dataset.Columns = values.shape[-2:]
        dataset.SamplesPerPixel = 1
        dataset.PhotometricInterpretation = "MONOCHROME2"
        dataset.BitsAllocated = 8 * values.itemsize
        dataset.BitsStored = 8 * values.itemsize
        dataset.HighBit = 8 * values.itemsize - 1
        dataset.PixelRepresentation = int(values.dtype.kind == "i")
        if values.ndim == 3:
            dataset.NumberOfFrames = values.shape[0]
        for keyword, value in elements.items():
            setattr(dataset, keyword, value)
        dataset.PixelData = values.tobytes()
        path = tmp_path / name
        dataset.save_as(path, enforce_file_format=True)
        return path

    return write


@pytest.fixture
def record() -> Callable[..., Image]:
    """The image record that intake would make of a file."""

    def make(path: Path, modality: str = "CR", **fields: object) -> Image:
        media_type = "application/dicom" if path.suffix == ".dcm" else "image/png"
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        source = Source(path=path.name, sha256=digest, media_type=media_type)
        return Image.model_validate({"id": path.stem, "source": source, "modality": modality, **fields})

    return make

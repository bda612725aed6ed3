"""Compressed pixel data; the files are the ones that pydicom brings along."""

from pathlib import Path

import numpy as np
import pydicom
import pytest

from wardround.records import Limits, UnreadableError
from wardround.tools.pixels.dicom import dicom_frames
from wardround.tools.readers.result import Opened

FILES = Path(pydicom.__file__).parent / "data" / "test_files"


def opened(name: str) -> Opened:
    return Opened(name=name, data=(FILES / name).read_bytes(), limits=Limits())


@pytest.mark.parametrize(
    ("compressed", "plain"),
    [
        ("MR_small_RLE.dcm", "MR_small.dcm"),
        ("MR_small_jpeg_ls_lossless.dcm", "MR_small.dcm"),
        ("MR_small_jp2klossless.dcm", "MR_small.dcm"),
    ],
    ids=["RLE", "JPEG-LS", "JPEG 2000"],
)
def test_lossless_forms_give_the_values_of_the_plain_file(compressed, plain):
    (one,), (other,) = dicom_frames(opened(compressed), [0]), dicom_frames(opened(plain), [0])
    assert np.array_equal(one.values, other.values)


def test_lossless_jpeg_by_the_decoder_in_its_own_process():
    (frame,) = dicom_frames(opened("SC_rgb_jpeg_gdcm.dcm"), [0])
    assert frame.values.shape == (100, 100, 3)
    assert frame.values[5, 50].tolist() == [255, 0, 0]


def test_twelve_bit_jpeg():
    (frame,) = dicom_frames(opened("JPGExtended.dcm"), [0])
    assert (frame.bits, frame.values.shape) == (12, (1024, 256))
    assert frame.values[420, 140] == 244  # as pydicom's own tests have it from another decoder


def test_baseline_jpeg_becomes_rgb():
    (frame,) = dicom_frames(opened("SC_rgb_dcmtk_+eb+cy+np.dcm"), [0])
    assert np.abs(frame.values[5, 50].astype(int) - [255, 0, 0]).max() <= 2


@pytest.mark.parametrize(
    "name", ["SC_rgb_jpeg_gdcm.dcm", "JPGExtended.dcm", "693_J2KI.dcm", "MR_small_jpeg_ls_lossless.dcm"]
)
def test_streams_without_their_markers_are_unreadable(name):
    whole = opened(name)
    start = whole.data.rindex(b"\xe0\x7f\x10\x00") + 40
    broken = whole.data[:start] + bytes(len(whole.data) - start - 8) + whole.data[-8:]
    with pytest.raises(UnreadableError) as caught:
        dicom_frames(Opened(name=name, data=broken, limits=Limits()), [0])
    assert "\n" not in str(caught.value)


def test_a_process_that_ends_is_an_unreadable_image(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(UnreadableError, match="cannot be decoded"):
        dicom_frames(opened("SC_rgb_jpeg_gdcm.dcm"), [0])

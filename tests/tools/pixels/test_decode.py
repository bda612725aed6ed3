import gzip
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from pydicom.data import get_testdata_file
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from wardround.records import Limits, RefusedError, UnreadableError
from wardround.tools.pixels import load_pixels, measure_pixels

LIMITS = Limits()


def test_signed_values_are_rescaled_to_hounsfield_units(write_dicom, record, tmp_path):
    stored = np.array([[-1024, 0], [16, 3000]], dtype=np.int16)
    image = record(write_dicom(stored, RescaleSlope=2, RescaleIntercept=-8), "CT")
    pixels = load_pixels(image, tmp_path, LIMITS)
    assert pixels.values.tolist() == [[-2056, -8], [24, 5992]]
    assert pixels.rescaled


def test_monochrome1_is_shown_with_larger_brighter(write_dicom, record, tmp_path):
    stored = np.array([[10, 20], [30, 110]], dtype=np.uint8)
    image = record(write_dicom(stored, PhotometricInterpretation="MONOCHROME1"))
    pixels = load_pixels(image, tmp_path, LIMITS)
    assert np.asarray(pixels).tolist() == [[110, 100], [90, 10]]
    assert pixels.values.tolist() == stored.tolist()


def test_bits_above_those_stored_are_no_values(write_dicom, record, tmp_path):
    stored = np.array([[0x1005, 0x8FFF]], dtype=np.uint16)  # an old overlay in the four high bits
    pixels = load_pixels(record(write_dicom(stored, BitsStored=12, HighBit=11)), tmp_path, LIMITS)
    assert pixels.values.tolist() == [[5, 4095]]
    assert pixels.bits == 12


def test_modality_table_is_looked_up(write_dicom, record, tmp_path):
    table = Dataset()
    table.LUTDescriptor = [4, 0, 16]
    table.ModalityLUTType = "HU"
    table["LUTDescriptor"].VR = "US"
    table.add_new("LUTData", "US", [7, 70, 700, 7000])
    stored = np.array([[0, 1], [3, 9]], dtype=np.uint8)
    pixels = load_pixels(record(write_dicom(stored, ModalityLUTSequence=Sequence([table]))), tmp_path, LIMITS)
    assert pixels.values.tolist() == [[7, 70], [7000, 7000]]


def test_rescale_of_an_enhanced_image_is_in_its_functional_groups(write_dicom, record, tmp_path):
    def group(slope: int) -> Dataset:
        inner, outer = Dataset(), Dataset()
        inner.RescaleSlope, inner.RescaleIntercept = slope, 1
        outer.PixelValueTransformationSequence = Sequence([inner])
        return outer

    stored = np.array([[[1, 2]], [[3, 4]]], dtype=np.uint16)
    path = write_dicom(stored, PerFrameFunctionalGroupsSequence=Sequence([group(10), group(100)]))
    assert load_pixels(record(path, frame=0), tmp_path, LIMITS).values.tolist() == [[11, 21]]
    assert load_pixels(record(path, frame=1), tmp_path, LIMITS).values.tolist() == [[301, 401]]


def test_palette_becomes_colour(record, tmp_path):
    path = tmp_path / "palette.dcm"
    path.write_bytes(Path(str(get_testdata_file("examples_palette.dcm"))).read_bytes())
    pixels = load_pixels(record(path, "US"), tmp_path, LIMITS)
    assert pixels.colour
    assert pixels.values.shape[-1] == 3


def test_photo_is_turned_upright(record, tmp_path):
    path = tmp_path / "photo.png"
    exif = Pillow.Exif()
    exif[0x0112] = 6  # turn by 90 degrees clockwise to see it upright
    Pillow.fromarray(np.array([[1, 2], [3, 4]], dtype=np.uint8)).save(path, exif=exif)
    assert load_pixels(record(path, "XC"), tmp_path, LIMITS).values.tolist() == [[3, 1], [4, 2]]


def test_alpha_is_dropped(record, tmp_path):
    path = tmp_path / "photo.png"
    Pillow.new("RGBA", (2, 2), (200, 100, 50, 0)).save(path)
    assert load_pixels(record(path, "XC"), tmp_path, LIMITS).values[0, 0].tolist() == [200, 100, 50]


def test_gzipped_dicom_is_unpacked(write_dicom, record, tmp_path):
    stored = np.array([[1, 2]], dtype=np.uint8)
    path = write_dicom(stored)
    path.write_bytes(gzip.compress(path.read_bytes()))
    assert load_pixels(record(path), tmp_path, LIMITS).values.tolist() == [[1, 2]]


def test_changed_file_is_not_read(write_dicom, record, tmp_path):
    path = write_dicom(np.zeros((2, 2), dtype=np.uint8))
    image = record(path)
    write_dicom(np.ones((2, 2), dtype=np.uint8))
    with pytest.raises(UnreadableError, match="changed since intake"):
        load_pixels(image, tmp_path, LIMITS)


def test_missing_file_is_typed(write_dicom, record, tmp_path):
    path = write_dicom(np.zeros((2, 2), dtype=np.uint8))
    image = record(path)
    path.unlink()
    with pytest.raises(UnreadableError, match="cannot be opened"):
        load_pixels(image, tmp_path, LIMITS)


@pytest.mark.parametrize("kind", ["dcm", "png"])
def test_too_many_pixels_are_refused(kind, write_dicom, record, tmp_path):
    values = np.zeros((20, 20), dtype=np.uint8)
    path = write_dicom(values)
    if kind == "png":
        path = tmp_path / "image.png"
        Pillow.fromarray(values).save(path)
    with pytest.raises(RefusedError, match="399"):
        load_pixels(record(path), tmp_path, Limits(image_pixels=399))


def test_damaged_pixels_are_typed(write_dicom, record, tmp_path):
    path = write_dicom(np.zeros((20, 20), dtype=np.uint8), BitsStored=99)
    with pytest.raises(UnreadableError, match="damaged"):
        load_pixels(record(path), tmp_path, LIMITS)


def test_measured_by_hand(write_dicom, record, tmp_path):
    image = record(write_dicom(np.array([[0, 0], [6, 2]], dtype=np.uint8)))
    summary = measure_pixels(load_pixels(image, tmp_path, LIMITS), image)
    assert (summary.rows, summary.columns, summary.channels, summary.bits) == (2, 2, 1, 8)
    assert (summary.minimum, summary.maximum, summary.mean) == (0, 6, 2)
    assert (summary.low_clipped, summary.high_clipped) == (0.5, 0.25)

"""Shades worked out by hand from the papers' windows (arXiv 2507.05201 section 2.1.2, arXiv 2604.05081)."""

import itertools

import numpy as np
import pytest
from PIL import Image as Pillow

from wardround.records import Limits, RefusedError
from wardround.tools.pixels import evenly_spaced, prepare
from wardround.tools.pixels.frame import Window
from wardround.tools.pixels.square import padded, resized
from wardround.tools.pixels.windows import CT_1_0, CT_1_5, shades, windowed

LIMITS = Limits()


@pytest.mark.parametrize(
    ("windows", "hounsfield", "rgb"),
    [
        # (hu + 1225) / 2250, (hu + 135) / 350, hu / 80, each times 255
        (CT_1_0, -1225, (0, 0, 0)),
        (CT_1_0, -1024, (23, 0, 0)),  # 201 / 2250 * 255 = 22.78
        (CT_1_0, 0, (139, 98, 0)),  # 138.83, 98.36
        (CT_1_0, 40, (143, 128, 128)),  # 143.37, 127.5 to even, 127.5 to even
        (CT_1_0, 80, (148, 157, 255)),  # 147.9, 156.64
        (CT_1_0, 215, (163, 255, 255)),  # 163.2
        (CT_1_0, 1025, (255, 255, 255)),
        # (hu + 1024) / 2048
        (CT_1_5, -1024, (0, 0, 0)),
        (CT_1_5, 0, (128, 98, 0)),  # 127.5 to even
        (CT_1_5, 40, (132, 128, 128)),  # 132.48
        (CT_1_5, 1024, (255, 255, 255)),
        (CT_1_5, 3000, (255, 255, 255)),
    ],
)
def test_ct_windows_by_hand(windows, hounsfield, rgb):
    value = np.array([[hounsfield]], dtype=np.float32)
    assert tuple(int(shades(value, window)[0, 0]) for window in windows) == rgb


@pytest.mark.parametrize(("version", "red"), [("1.0", 139), ("1.5", 128)])
def test_ct_slice_in_the_windows_of_a_version(version, red, write_dicom, record, tmp_path):
    path = write_dicom(np.full((4, 4), 1024, dtype=np.uint16), RescaleSlope=1, RescaleIntercept=-1024)
    (picture,), profile = prepare([record(path, "CT")], tmp_path, LIMITS, ct_windows=version)
    assert profile == f"ct-{version}/square896"
    assert picture.shape == (896, 896, 3)
    assert picture.dtype == np.uint8
    assert picture[448, 448].tolist() == [red, 98, 0]


def test_ct_without_hounsfield_units_is_not_windowed(write_dicom, record, tmp_path):
    path = write_dicom(np.array([[0, 100], [200, 100]], dtype=np.uint8))
    (picture,), profile = prepare([record(path, "CT")], tmp_path, LIMITS)
    assert profile == "grey/square896"
    assert picture.max() == 255


def test_radiograph_is_spread_over_the_full_range(write_dicom, record, tmp_path):
    values = np.repeat(np.repeat(np.array([[1000, 2000], [3000, 3000]], dtype=np.uint16), 448, 0), 448, 1)
    (picture,), profile = prepare([record(write_dicom(values))], tmp_path, LIMITS)
    assert profile == "radiograph/square896"
    assert (picture[0, 0, 0], picture[0, 895, 0], picture[895, 0, 0]) == (0, 128, 255)  # 127.5 to even


def test_radiograph_window_comes_before_inversion(write_dicom, record, tmp_path):
    values = np.repeat(np.repeat(np.array([[0, 100], [150, 1000]], dtype=np.uint16), 448, 0), 448, 1)
    elements = {"PhotometricInterpretation": "MONOCHROME1", "WindowCenter": 100.5, "WindowWidth": 101}
    (picture,), _ = prepare([record(write_dicom(values, **elements))], tmp_path, LIMITS)
    # shown from 50 to 150: 0 -> white, 100 -> middle, 150 and above -> black
    assert (picture[0, 0, 0], picture[0, 895, 0], picture[895, 0, 0], picture[895, 895, 0]) == (255, 127, 0, 0)


def test_a_centre_without_a_width_is_no_window(write_dicom, record, tmp_path):
    values = np.repeat(np.repeat(np.array([[0, 100], [150, 1000]], dtype=np.uint16), 448, 0), 448, 1)
    (picture,), _ = prepare([record(write_dicom(values, WindowCenter=100))], tmp_path, LIMITS)
    assert (picture[0, 0, 0], picture[895, 0, 0], picture[895, 895, 0]) == (0, 38, 255)  # 150 / 1000 * 255 = 38.25


def test_magnetic_resonance_is_spread_over_its_volume(write_dicom, record, tmp_path):
    first = record(write_dicom(np.full((8, 8), 100, dtype=np.uint16), "a.dcm"), "MR")
    second = record(write_dicom(np.full((8, 8), 300, dtype=np.uint16), "b.dcm"), "MR")
    third = record(write_dicom(np.full((8, 8), 200, dtype=np.uint16), "c.dcm"), "MR")
    pictures, profile = prepare([first, third, second], tmp_path, LIMITS)
    assert profile == "mr/square896"
    assert [int(picture[448, 448, 0]) for picture in pictures] == [0, 128, 255]


def test_pictures_keep_their_shades(record, tmp_path):
    path = tmp_path / "photo.png"
    Pillow.new("RGB", (896, 896), (10, 20, 30)).save(path)
    (picture,), profile = prepare([record(path, "XC")], tmp_path, LIMITS)
    assert profile == "picture/square896"
    assert picture[5, 5].tolist() == [10, 20, 30]


def test_grey_picture_of_a_radiograph_keeps_its_shades(record, tmp_path):
    path = tmp_path / "chest.png"
    Pillow.new("L", (896, 896), 77).save(path)
    (picture,), _ = prepare([record(path, "CR")], tmp_path, LIMITS)
    assert picture[0, 0].tolist() == [77, 77, 77]


def test_padding_is_black_and_centred():
    picture = np.full((2, 5, 3), 9, dtype=np.uint8)
    square = padded(picture)
    assert square.shape == (5, 5, 3)
    assert square[:, 0, 0].tolist() == [0, 9, 9, 0, 0]


def test_resizing_keeps_a_flat_picture_flat():
    assert set(resized(np.full((7, 7, 3), 50, dtype=np.uint8)).ravel().tolist()) == {50}


def test_every_slice_of_a_short_volume_is_shown():
    assert evenly_spaced(85) == list(range(85))


@pytest.mark.parametrize("count", [86, 170, 512, 2000])
def test_a_long_volume_is_sampled_evenly_from_end_to_end(count):
    places = evenly_spaced(count)
    steps = {later - earlier for earlier, later in itertools.pairwise(places)}
    assert (len(places), places[0], places[-1]) == (85, 0, count - 1)
    assert max(steps) - min(steps) <= 1


def test_frames_of_one_file_are_sampled(write_dicom, record, tmp_path):
    values = np.arange(100, dtype=np.uint8)[:, None, None] * np.ones((1, 2, 2), dtype=np.uint8)
    path = write_dicom(values)
    images = [record(path, "MR", id=f"i{number}", frame=number) for number in range(100)]
    pictures, _ = prepare(images, tmp_path, LIMITS)
    shown = [int(picture[448, 448, 0]) for picture in pictures]
    assert len(shown) == 85
    assert shown == sorted(shown)
    assert (shown[0], shown[-1]) == (0, 255)


@pytest.mark.parametrize(
    ("function", "expected"),
    [("LINEAR", [39.5, 39.5, 50, 59.5]), ("LINEAR_EXACT", [40, 40, 50, 60])],
)
def test_window_functions_of_the_standard(function, expected):
    # LINEAR: 50 - 0.5 ± (21 - 1) / 2; LINEAR_EXACT: 50 ± 20 / 2
    window = Window(50, 21 if function == "LINEAR" else 20, function)
    assert windowed(np.array([0, 30, 50, 90]), window).tolist() == expected


def test_sigmoid_is_half_at_its_centre():
    shown = windowed(np.array([-1e9, 50, 1e9]), Window(50, 10, "SIGMOID"))
    assert shown[1] == 0.5
    assert shown[0] < 1e-9 < 1 - 1e-9 < shown[2]


def test_nothing_to_prepare_is_refused(tmp_path):
    with pytest.raises(RefusedError):
        prepare([], tmp_path, LIMITS)

"""Whole-slide images: tiles where they belong, tissue found, patches in order; slides are made here, values worked out by hand."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from wardround.agents.intake import load_case
from wardround.records import Limits, ReadError, RefusedError
from wardround.tools.pixels import load_pixels, prepare
from wardround.tools.pixels.decode import open_levels
from wardround.tools.pixels.patches import slide_patches, tissue_share

SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6"
WHITE, GREY, PEN = (255, 255, 255), (180, 180, 180), (5, 4, 5)
PINK, PURPLE, RED, BROWN = (220, 120, 180), (120, 60, 160), (200, 40, 40), (150, 100, 60)
TILE = 224


def painted(colours: list[list[tuple[int, int, int]]], side: int) -> np.ndarray:
    """A square of one colour for each entry."""
    return np.repeat(np.repeat(np.array(colours, dtype=np.uint8), side, axis=0), side, axis=1)


@pytest.fixture
def write_slide(tmp_path: Path) -> Callable[..., Path]:
    series = generate_uid()

    def write(
        picture: np.ndarray, micrometres: float, name: str = "slide.dcm", *, sparse: bool = False, absent: int | None = None,
        flavour: str = "VOLUME", planes: int = 1,
    ) -> Path:  # fmt: skip
        height, width = picture.shape[:2]
        down, across = -(-height // TILE), -(-width // TILE)
        full = np.full((down * TILE, across * TILE, 3), 255, dtype=np.uint8)
        full[:height, :width] = picture
        tiles = [
            (row, column, full[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE])
            for row in range(down)
            for column in range(across)
        ]
        tiles = [tile for number, tile in enumerate(tiles) if number != absent]
        if sparse:
            tiles = tiles[::-1]
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        meta.MediaStorageSOPClassUID = SLIDE
        meta.MediaStorageSOPInstanceUID = generate_uid()
        dataset = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
        dataset.SOPClassUID, dataset.SOPInstanceUID, dataset.SeriesInstanceUID = (
            SLIDE,
            meta.MediaStorageSOPInstanceUID,
            series,
        )
        dataset.Modality, dataset.ImageType = "SM", ["ORIGINAL", "PRIMARY", flavour, "NONE"]
        dataset.TotalPixelMatrixRows, dataset.TotalPixelMatrixColumns = height, width
        dataset.Rows = dataset.Columns = TILE
        dataset.SamplesPerPixel, dataset.PhotometricInterpretation, dataset.PlanarConfiguration = 3, "RGB", 0
        dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 8, 8, 7, 0
        dataset.DimensionOrganizationType = "TILED_SPARSE" if sparse else "TILED_FULL"
        shared, measures = Dataset(), Dataset()
        measures.PixelSpacing = [micrometres / 1000, micrometres / 1000]
        shared.PixelMeasuresSequence = [measures]
        dataset.SharedFunctionalGroupsSequence = [shared]
        frames = [tile for _, _, tile in tiles] + [np.zeros_like(tile) for _ in range(planes - 1) for *_, tile in tiles]
        if sparse:
            dataset.PerFrameFunctionalGroupsSequence = [placed(row, column) for row, column, _ in tiles]
        dataset.NumberOfFrames = len(frames)
        dataset.PixelData = np.stack(frames).tobytes()
        path = tmp_path / name
        dataset.save_as(path, enforce_file_format=True)
        return path

    return write


def placed(row: int, column: int) -> Dataset:
    group, place, path = Dataset(), Dataset(), Dataset()
    place.RowPositionInTotalImagePixelMatrix = row * TILE + 1
    place.ColumnPositionInTotalImagePixelMatrix = column * TILE + 1
    path.OpticalPathIdentifier = "1"
    group.PlanePositionSlideSequence, group.OpticalPathIdentificationSequence = [place], [path]
    return group


def slide_of(record: Callable, *paths: Path):
    return [record(path, modality="SM", rows=1, columns=1) for path in paths]


def test_tissue_is_what_has_colour_and_light():
    assert tissue_share(painted([[PINK, WHITE], [GREY, PEN]], 10)) == 0.25
    assert tissue_share(painted([[(255, 238, 240)]], 4)) == 0  # 17 of 255 is less than 7 in a hundred
    assert tissue_share(painted([[(255, 237, 240)]], 4)) == 1  # 18 is more


@pytest.mark.parametrize("sparse", [False, True])
@pytest.mark.parametrize("planes", [1, 2])
def test_patches_at_the_scanned_magnification_are_the_slide_itself(write_slide, record, tmp_path, sparse, planes):
    if sparse and planes > 1:
        pytest.skip("planes of sparse slides are told by their frames")
    picture = painted([[PINK, WHITE, PURPLE]], 896)
    picture[100:130, 40:90] = BROWN
    images = slide_of(record, write_slide(picture, 1.0, sparse=sparse, planes=planes))
    pictures, profile = prepare(images, tmp_path, Limits())
    assert profile == "slide-10x/patch896"
    assert len(pictures) == 2
    assert np.array_equal(pictures[0], picture[:, :896])
    assert np.array_equal(pictures[1], picture[:, 1792:])


def test_a_tile_that_is_absent_is_glass(write_slide, record, tmp_path):
    picture = painted([[PINK]], 896)
    images = slide_of(record, write_slide(picture, 1.0, sparse=True, absent=1))
    ((patch, *others), _) = prepare(images, tmp_path, Limits())
    assert not others
    assert (patch[:TILE, TILE : 2 * TILE] == 255).all()
    assert (patch[TILE:] == PINK).all()


def test_levels_of_a_pyramid_share_the_work_and_the_order_is_that_of_the_glass(write_slide, record, tmp_path):
    fine = write_slide(painted([[PINK, WHITE], [RED, BROWN]], 896), 0.5, "fine.dcm")
    coarse = write_slide(painted([[PINK, WHITE], [RED, BROWN]], 224), 2.0, "coarse.dcm")
    patches = slide_patches(open_levels(slide_of(record, coarse, fine), tmp_path, Limits()))
    assert patches.magnification == 20
    assert patches.places == [(0, 0), (1, 0), (1, 1)]
    assert [tuple(picture[448, 448]) for picture in patches.pictures] == [PINK, RED, BROWN]
    assert {picture.shape for picture in patches.pictures} == {(896, 896, 3)}


def test_a_lower_magnification_shows_four_times_the_area(write_slide, record, tmp_path):
    picture = painted([[PINK, RED], [PURPLE, BROWN]], 896)
    levels = open_levels(slide_of(record, write_slide(picture, 0.5)), tmp_path, Limits())
    patches = slide_patches(levels, magnification=10)
    ((patch,), places, magnification, found) = patches
    assert (places, magnification, found) == ([(0, 0)], 10, 1)
    corners = (patch[0, 0], patch[0, -1], patch[-1, 0], patch[-1, -1])
    assert [tuple(corner) for corner in corners] == [PINK, RED, PURPLE, BROWN]


def test_too_much_tissue_is_shown_smaller_then_sampled(write_slide, record, tmp_path):
    levels = open_levels(slide_of(record, write_slide(painted([[PINK] * 6], 448), 1.0)), tmp_path, Limits())
    assert slide_patches(levels, most=3).magnification == 10
    smaller = slide_patches(levels, most=2)
    assert (smaller.magnification, smaller.places, smaller.found) == (5, [(0, 0), (0, 1)], 2)
    sampled = slide_patches(levels, magnification=10, most=2)
    assert (sampled.places, sampled.found) == ([(0, 0), (0, 2)], 3)


@pytest.mark.parametrize(
    ("colour", "micrometres", "magnification"),
    [(WHITE, 1.0, None), (PINK, 1.0, 20), (PINK, 8.0, None), (PINK, 1e-6, None)],
)
def test_slides_without_tissue_or_scanned_too_coarsely_are_refused(
    write_slide, record, tmp_path, colour, micrometres, magnification
):
    levels = open_levels(slide_of(record, write_slide(painted([[colour]], 448), micrometres)), tmp_path, Limits())
    with pytest.raises(RefusedError):
        slide_patches(levels, magnification=magnification)


def test_a_slide_in_a_case_is_one_series_smallest_level_first_without_its_label(write_slide, tmp_path):
    write_slide(painted([[PINK, WHITE], [RED, BROWN]], 896), 0.5, "a_fine.dcm")
    write_slide(painted([[PINK, WHITE], [RED, BROWN]], 224), 2.0, "b_coarse.dcm")
    write_slide(painted([[WHITE]], 224), 2.0, "label.dcm", flavour="LABEL")
    case = load_case(tmp_path)
    assert [image.source.path for image in case.images] == ["b_coarse.dcm", "a_fine.dcm"]
    assert len({image.series for image in case.images}) == 1
    assert {line.item: line.status for line in case.coverage}["label.dcm"] == "refused"
    assert load_pixels(case.images[0], tmp_path, Limits()).values.shape == (448, 448, 3)
    pictures, profile = prepare(case.images, tmp_path, Limits())
    assert (len(pictures), profile) == (3, "slide-20x/patch896")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(132, 2_500), new=st.binary(min_size=1, max_size=8), cut=st.booleans())
def test_damaged_slides_are_read_or_refused(write_slide, tmp_path, place, new, cut):
    path = write_slide(painted([[PINK]], 448), 1.0, "whole.dcm", sparse=True)
    whole = path.read_bytes()
    damaged = whole[:place] if cut else whole[:place] + new + whole[place + len(new) :]
    (tmp_path / "damaged.dcm").write_bytes(damaged)
    case = load_case([tmp_path / "damaged.dcm"])
    assert case.coverage
    for image in case.images:
        with contextlib.suppress(ReadError):
            pictures, _ = prepare([image], Path(case.root), Limits())
            assert all(picture.shape == (896, 896, 3) for picture in pictures)


def test_a_glass_beyond_all_measure_is_refused(write_slide, record, tmp_path):
    path = write_slide(painted([[PINK]], 448), 1.0)
    dataset = pydicom.dcmread(path)
    dataset.TotalPixelMatrixRows = dataset.TotalPixelMatrixColumns = 2**31
    dataset.NumberOfFrames = 2**31 - 1
    dataset.save_as(path)
    with pytest.raises(RefusedError):
        prepare(slide_of(record, path), tmp_path, Limits())

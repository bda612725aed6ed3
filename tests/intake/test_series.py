"""Volumes from shuffled files: order, gaps, doubles, directions, tilt. Made here, positions by hand."""

import math
import random

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

from wardround.agents.intake import load_case

AXIAL, SAGITTAL = (1, 0, 0, 0, 1, 0), (0, 1, 0, 0, 0, -1)


def write(folder, name, origin, orientation=AXIAL, series="1.2.3.4", modality="CT"):
    dataset = Dataset()
    dataset.file_meta = pydicom.dataset.FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.file_meta.MediaStorageSOPClassUID = dataset.SOPClassUID = CTImageStorage
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID = generate_uid()
    dataset.Modality, dataset.SeriesInstanceUID = modality, series
    dataset.ImagePositionPatient, dataset.ImageOrientationPatient = list(origin), list(orientation)
    dataset.Rows = dataset.Columns = 4
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated = dataset.BitsStored = 16
    dataset.HighBit, dataset.PixelRepresentation = 15, 0
    dataset.PixelData = np.zeros((4, 4), dtype=np.uint16).tobytes()
    dataset.save_as(folder / name, enforce_file_format=True)


def shuffled(folder, origins, **elements):
    names = [f"{number:03}.dcm" for number in range(len(origins))]
    random.Random(5).shuffle(names)
    for name, origin in zip(names, origins, strict=True):
        write(folder, name, origin, **elements)


def line(case):
    return next(one.reason for one in case.coverage if one.item.startswith("series of"))


@pytest.mark.parametrize(
    ("orientation", "way"), [(AXIAL, (0, 0, 1)), (SAGITTAL, (-1, 0, 0)), ((1, 0, 0, 0, 0, -1), (0, 1, 0))]
)
def test_shuffled_slices_come_in_order_in_every_plane(tmp_path, orientation, way):
    origins = [tuple(2.5 * number * one for one in way) for number in range(9)]
    shuffled(tmp_path, origins, orientation=orientation)
    case = load_case(tmp_path)
    assert [image.origin for image in case.images] == origins
    assert line(case) == "9 slices, 2.50 mm apart"


def test_gaps_and_doubles_are_on_record(tmp_path):
    shuffled(tmp_path, [(0, 0, z) for z in (0, 2, 4, 4, 6, 12, 14)])
    assert line(load_case(tmp_path)) == "7 slices, 2.00 mm apart; 1 gap between slices; 1 slice at the place of another"


def test_a_tilted_gantry_is_on_record_and_keeps_the_order(tmp_path):
    angle = math.radians(15)
    tilted = (1, 0, 0, 0, math.cos(angle), math.sin(angle))
    origins = [(0, 0, 3.0 * number) for number in range(6)]
    shuffled(tmp_path, origins, orientation=tilted)
    case = load_case(tmp_path)
    assert [image.origin for image in case.images] == origins
    assert "tilted by 15.0 degrees" in line(case)
    assert "gaps" not in line(case)


def test_a_scout_in_the_series_comes_after_the_volume(tmp_path):
    write(tmp_path, "000_scout.dcm", (3, 0, 0), SAGITTAL)
    for number in range(4):
        write(tmp_path, f"{9 - number}.dcm", (0, 0, 5 * number))
    case = load_case(tmp_path)
    assert [image.source.path for image in case.images] == ["9.dcm", "8.dcm", "7.dcm", "6.dcm", "000_scout.dcm"]
    assert line(case) == "5 slices, 5.00 mm apart; 1 images in another direction"


def test_a_scout_that_says_what_it_is_is_on_record(tmp_path):
    write(tmp_path, "000_scout.dcm", (0, 0, 2))
    dataset = pydicom.dcmread(tmp_path / "000_scout.dcm")
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    dataset.save_as(tmp_path / "000_scout.dcm", enforce_file_format=True)
    for number in range(4):
        write(tmp_path, f"{9 - number}.dcm", (0, 0, 5 * number))
    case = load_case(tmp_path)
    assert [image.source.path for image in case.images if image.localizer] == ["000_scout.dcm"]
    assert line(case) == "5 slices, 5.00 mm apart; 1 scouts, which an image model is not shown"


def test_frames_of_an_enhanced_volume_are_put_in_order(tmp_path):
    write(tmp_path, "enhanced.dcm", (0, 0, 0), modality="MR")
    dataset = pydicom.dcmread(tmp_path / "enhanced.dcm")
    del dataset.ImagePositionPatient, dataset.ImageOrientationPatient
    groups = []
    for z in (6.0, 0.0, 3.0):
        group, place, turn = Dataset(), Dataset(), Dataset()
        place.ImagePositionPatient, turn.ImageOrientationPatient = [0, 0, z], list(AXIAL)
        group.PlanePositionSequence, group.PlaneOrientationSequence = [place], [turn]
        groups.append(group)
    dataset.PerFrameFunctionalGroupsSequence, dataset.NumberOfFrames = groups, 3
    dataset.PixelData = np.zeros((3, 4, 4), dtype=np.uint16).tobytes()
    dataset.save_as(tmp_path / "enhanced.dcm")
    assert [(image.frame, image.position) for image in load_case(tmp_path).images] == [(1, 0.0), (2, 3.0), (0, 6.0)]

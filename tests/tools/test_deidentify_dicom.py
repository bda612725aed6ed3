"""DICOM files that may leave: PS3.15's basic profile, consistent within a case. Every patient here is invented."""

import io

import numpy as np
import pydicom
import pytest
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, SecondaryCaptureImageStorage

from wardround.records import RefusedError, Subject, UnreadableError
from wardround.tools.deidentify import Deidentifier, deidentify_dicom
from wardround.tools.deidentify.burned_in import has_print

STUDY, SERIES, INSTANCE = "1.3.6.1.4.1.99999.1", "1.3.6.1.4.1.99999.2", "1.3.6.1.4.1.99999.3"
TELLING = (
    b"Muster",
    b"EX-4711",
    b"Beispiel",
    b"19610402",
    b"20240305",
    b"secret wish",
    STUDY.encode(),
    SERIES.encode(),
)


def make(instance: str = INSTANCE, day: str = "20240305", **elements: object) -> bytes:
    meta = FileMetaDataset()
    meta.TransferSyntaxUID, meta.MediaStorageSOPClassUID = ExplicitVRLittleEndian, CTImageStorage
    meta.MediaStorageSOPInstanceUID = instance
    meta.SourceApplicationEntityTitle = "BEISPIEL"
    dataset = FileDataset(None, {}, file_meta=meta, preamble=b"Muster".ljust(128, b"\0"))
    dataset.SOPClassUID, dataset.SOPInstanceUID = CTImageStorage, instance
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = STUDY, SERIES
    dataset.PatientName, dataset.PatientID, dataset.PatientBirthDate = "Muster^Erika", "EX-4711", "19610402"
    dataset.PatientSex, dataset.PatientAge, dataset.PatientWeight = "F", "062Y", 70
    dataset.StudyDate, dataset.StudyTime, dataset.AcquisitionDateTime = day, "101500", f"{day}101500"
    dataset.InstitutionName, dataset.StationName, dataset.ReferringPhysicianName = (
        "Klinik Beispiel",
        "BEISPIEL1",
        "Beispiel^Arzt",
    )
    dataset.StudyDescription, dataset.ImageComments = "Muster, follow-up", "secret wish"
    dataset.Modality, dataset.Manufacturer, dataset.SliceThickness = "CT", "Maker", "2.5"
    dataset.ImagePositionPatient, dataset.RescaleSlope, dataset.RescaleIntercept = [0, 0, 7], "1", "-1024"
    referenced = Dataset()
    referenced.ReferencedSOPClassUID, referenced.ReferencedSOPInstanceUID = (
        CTImageStorage,
        "1.3.6.1.4.1.99999.9",
    )
    referenced.add_new(0x00090010, "LO", "MAKER")
    referenced.add_new(0x00091001, "LO", "Muster")
    dataset.ReferencedImageSequence = [referenced]
    dataset.add_new(0x00290010, "LO", "MAKER")
    dataset.add_new(0x00291010, "LO", "Muster")
    dataset.add_new(0x60003000, "OW", b"Muster")
    dataset.Rows = dataset.Columns = 8
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated = dataset.BitsStored = 8
    dataset.HighBit, dataset.PixelRepresentation = 7, 0
    dataset.PixelData = bytes(range(64))
    for keyword, value in elements.items():
        setattr(dataset, keyword, value)
    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def read(data: bytes) -> Dataset:
    return pydicom.dcmread(io.BytesIO(data))


def test_nothing_that_identifies_is_left_and_the_picture_stays():
    after = deidentify_dicom(make(), secret="s")
    for word in TELLING:
        assert word not in after.data
    dataset = read(after.data)
    assert dataset.PixelData == bytes(range(64))
    assert (dataset.Modality, dataset.SliceThickness, list(dataset.ImagePositionPatient)) == ("CT", 2.5, [0, 0, 7])
    assert not [element for element in dataset.iterall() if element.tag.is_private or element.tag.group == 0x6000]
    assert after.burned_in == ()


def test_each_action_of_the_table():
    dataset = read(deidentify_dicom(make(), secret="s").data)
    assert "PatientAge" not in dataset  # X
    assert dataset.PatientBirthDate == ""  # Z
    assert dataset.StudyDate == ""  # Z
    assert (
        dataset.AcquisitionDateTime is None
        or "AcquisitionDateTime" not in dataset
        or not dataset.AcquisitionDateTime.startswith("2024")
    )
    assert dataset.StudyInstanceUID.startswith("2.25.")  # U
    assert dataset.file_meta.MediaStorageSOPInstanceUID == dataset.SOPInstanceUID
    assert dataset.ReferencedImageSequence[0].ReferencedSOPClassUID == CTImageStorage
    assert dataset.ReferencedImageSequence[0].ReferencedSOPInstanceUID.startswith("2.25.")


def test_what_was_done_is_written_down():
    dataset = read(deidentify_dicom(make(), secret="s", dates="shift", retain=["patient_characteristics"]).data)
    assert dataset.PatientIdentityRemoved == "YES"
    assert dataset.LongitudinalTemporalInformationModified == "MODIFIED"
    assert "PS3.15" in dataset.DeidentificationMethod
    codes = [item.CodeValue for item in dataset.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113107", "113108"]
    assert (dataset.PatientSex, dataset.PatientAge, dataset.PatientWeight) == ("F", "062Y", 70)


def test_files_of_one_case_still_belong_together():
    one = read(deidentify_dicom(make(), secret="s", dates="shift").data)
    other = read(deidentify_dicom(make("1.3.6.1.4.1.99999.4", "20240319"), secret="s", dates="shift").data)
    assert one.SeriesInstanceUID == other.SeriesInstanceUID
    assert one.SOPInstanceUID != other.SOPInstanceUID
    assert (one.PatientID, one.PatientName) == (other.PatientID, other.PatientName)
    days = np.datetime64(f"{other.StudyDate[:4]}-{other.StudyDate[4:6]}-{other.StudyDate[6:]}") - np.datetime64(
        f"{one.StudyDate[:4]}-{one.StudyDate[4:6]}-{one.StudyDate[6:]}"
    )
    assert days == np.timedelta64(14, "D")
    assert one.StudyDate != "20240305"
    stranger = read(deidentify_dicom(make(), secret="t").data)
    assert stranger.SeriesInstanceUID != one.SeriesInstanceUID


def test_the_text_of_a_case_gives_the_patient_the_same_name():
    subject = Subject(name="Erika Muster", identifiers=("EX-4711",))
    text = Deidentifier(secret="s", subjects=[subject]).deidentify("Patient: Erika Muster, MRN: EX-4711").text
    dataset = read(deidentify_dicom(make(), secret="s").data)
    assert str(dataset.PatientName).split("^")[0] in text
    assert str(dataset.PatientID) in text


def test_uids_stay_when_asked():
    dataset = read(deidentify_dicom(make(), secret="s", retain=["uids"]).data)
    assert (dataset.StudyInstanceUID, dataset.SOPInstanceUID) == (STUDY, INSTANCE)


def picture_of(text: str) -> bytes:
    canvas = Pillow.new("L", (256, 128), 40)
    ImageDraw.Draw(canvas).text((10, 50), text, fill=255, font=ImageFont.load_default(16))
    return canvas.tobytes()


@pytest.mark.parametrize(
    ("elements", "suspected"),
    [
        ({"BurnedInAnnotation": "YES"}, True),
        ({"Modality": "US"}, True),
        ({"Modality": "US", "BurnedInAnnotation": "NO"}, False),
        ({"SOPClassUID": SecondaryCaptureImageStorage}, True),
        ({"Rows": 128, "Columns": 256, "PixelData": picture_of("MUSTER ERIKA 1961"), "BurnedInAnnotation": "NO"}, True),
        ({"Rows": 128, "Columns": 256, "PixelData": picture_of("L"), "BurnedInAnnotation": "NO"}, False),
    ],
)
def test_writing_in_the_picture_is_suspected(elements, suspected):
    assert bool(deidentify_dicom(make(**elements), secret="s").burned_in) is suspected


def test_noise_and_plain_areas_are_no_print():
    noise = np.random.default_rng(3).normal(100, 20, (256, 256))
    assert not has_print(noise)
    assert not has_print(np.zeros((10, 10)))
    noise[40:200, 60:120] = 255
    assert not has_print(noise)


def test_documents_inside_dicom_and_damage_are_refused():
    with pytest.raises(RefusedError):
        deidentify_dicom(make(SOPClassUID="1.2.840.10008.5.1.4.1.1.88.11"), secret="s")
    with pytest.raises(UnreadableError):
        deidentify_dicom(b"DICM" * 40, secret="s")

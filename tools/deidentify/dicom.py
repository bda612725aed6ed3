"""A DICOM file that may leave the machine: the basic profile of PS3.15 Annex E, consistent within a case."""

import hashlib
import hmac
import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from wardround.records import Record, RefusedError, UnreadableError

from ..readers.dicom.open import open_dataset, quiet, text, value
from .actions import KEPT, Action, Retained, basic_profile
from .burned_in import burned_in
from .surrogates import Surrogates

if TYPE_CHECKING:
    from pydicom import DataElement, Dataset

Dates = Literal["remove", "shift"]
"""`remove` as the basic profile does; `shift` all by the same number of weeks (option E.3.6, modified dates)."""

_CODES = {
    "basic": ("113100", "Basic Application Confidentiality Profile"),
    "shift": ("113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
    "patient_characteristics": ("113108", "Retain Patient Characteristics Option"),
    "device_identity": ("113109", "Retain Device Identity Option"),
    "uids": ("113110", "Retain UIDs Option"),
}
"""Context group 7050 of PS3.16."""
_DUMMIES: dict[str, Any] = {
    "DA": "19000101", "TM": "000000", "DT": "19000101000000", "AS": "000Y", "IS": "0", "DS": "0", "UI": "2.25.0", "PN": "ANON", "CS": "ANON",
    "AE": "ANON", "UR": "https://example.org/",
}  # fmt: skip
_BYTES = {"OB", "OW", "OD", "OF", "OL", "OV", "UN"}
_NUMBERS = {"US", "SS", "UL", "SL", "FL", "FD", "UV", "SV", "AT"}
_FREE_TEXT = {"LT", "ST", "UT", "UC"}
"""Removed also where the table does not know the element: whatever a person may have typed."""
_NOT_AS_FILE = ("1.2.840.10008.5.1.4.1.1.88.", "1.2.840.10008.5.1.4.1.1.104.")
"""Reports and encapsulated documents: their text is what identifies."""


class DeidentifiedDicom(Record):
    """A file that may leave, and what a person should know of it."""

    data: bytes
    """A DICOM file of its own."""
    burned_in: tuple[str, ...]
    """Why writing is suspected in the picture; empty when nothing speaks for it. Pixels are never changed."""


def deidentify_dicom(
    data: bytes,
    *,
    secret: str,
    name: str = "image.dcm",
    dates: Dates = "remove",
    retain: Iterable[Retained] = (),
) -> DeidentifiedDicom:
    """Take out of a DICOM file what identifies.

    Elements are treated by Table E.1-1 of PS3.15 wherever they stand, private elements, curves and overlays go, free text goes
    even where the table has no word on it, the preamble is cleared. The patient's name and number become the surrogates that
    `Deidentifier` gives them with the same secret, and dates move by as many days.

    Args:
        data: the file.
        secret: of the case.
        name: for messages.
        dates: what becomes of dates and times.
        retain: options of the profile.

    Raises:
        UnreadableError: no DICOM, or damaged.
        RefusedError: a report or an encapsulated document; read its text and de-identify that.
    """
    dataset = open_dataset(data, name)
    sop = text(dataset, "SOPClassUID") or ""
    if sop.startswith(_NOT_AS_FILE):
        raise RefusedError(f"{name}: a document inside DICOM", hint="read its text and de-identify that")
    suspicion = burned_in(dataset, data, name)
    try:
        with quiet():
            _Profile(Surrogates(secret), secret.encode(), dates, frozenset(retain)).apply(dataset)
            return DeidentifiedDicom(data=_written(dataset), burned_in=suspicion)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"{name}: damaged DICOM ({type(error).__name__})") from error


class _Profile:
    def __init__(self, surrogates: Surrogates, secret: bytes, dates: Dates, retain: frozenset[Retained]) -> None:
        self._surrogates, self._secret, self._shift, self._retain = surrogates, secret, dates == "shift", retain
        self._kept = frozenset(keyword for option in retain for keyword in KEPT[option])

    def apply(self, dataset: "Dataset") -> None:
        """All of a file: the patient, everything else, what was done."""
        number, who = text(dataset, "PatientID") or "", text(dataset, "PatientName") or ""
        self._clean(dataset)
        dataset.PatientID = self._surrogates.of("record_number", number) if number else "ANON"
        dataset.PatientName = self._surrogates.of("name", who) if who.strip("^ ") else "ANON"
        self._mark(dataset)
        self._meta(dataset)

    def _clean(self, dataset: "Dataset") -> None:
        for tag in list(dataset.keys()):
            if tag.is_private or tag.group & 0xFF00 in (0x5000, 0x6000):
                del dataset[tag]
                continue
            self._element(dataset, dataset[tag])

    def _element(self, dataset: "Dataset", element: "DataElement") -> None:
        action = self._action(element)
        if action == "remove":
            del dataset[element.tag]
        elif element.VR == "SQ":
            self._sequence(dataset, element, action)
        elif action == "uid":
            element.value = self._uids(element.value)
        elif action == "empty":
            element.value = b"" if element.VR in _BYTES else None if element.VR in _NUMBERS else ""
        elif action == "dummy":
            element.value = _dummy(element)
        elif action == "shift":
            element.value = self._moved(element.value)

    def _action(self, element: "DataElement") -> Action | Literal["keep", "shift"]:
        listed = basic_profile().get(int(element.tag))
        if element.keyword in self._kept or (listed == "uid" and "uids" in self._retain):
            return "keep"
        if element.VR in ("DA", "DT", "TM") and listed is not None and self._shift:
            return "shift" if element.VR != "TM" else "keep"
        if listed is None and (element.VR in _FREE_TEXT or element.VR == "PN"):
            return "empty" if element.VR == "PN" else "remove"
        if listed is None and element.VR in ("DA", "DT"):
            return "shift" if self._shift else "remove"
        return listed or "keep"

    def _sequence(self, dataset: "Dataset", element: "DataElement", action: str) -> None:
        if action in ("empty", "dummy"):
            element.value = []
            return
        for item in element.value:
            self._clean(item)

    def _uids(self, uids: Any) -> Any:  # noqa: ANN401 - one or many
        from pydicom.uid import UID

        if isinstance(uids, (list, tuple)) or type(uids).__name__ == "MultiValue":
            return [self._uids(one) for one in uids]
        uid = UID(str(uids or ""))
        if not uid or uid.startswith("1.2.840.10008."):
            return uid  # registered by the standard: identifies nobody
        digest = hmac.new(self._secret, f"uid {uid}".encode(), hashlib.sha256).digest()
        return UID(f"2.25.{int.from_bytes(digest[:16], 'big')}")

    def _moved(self, written: Any) -> Any:  # noqa: ANN401 - one or many
        if isinstance(written, (list, tuple)) or type(written).__name__ == "MultiValue":
            return [self._moved(one) for one in written]
        plain = str(written or "")
        try:
            moved = date(int(plain[:4]), int(plain[4:6]), int(plain[6:8])) + timedelta(days=self._surrogates.days)
        except (ValueError, OverflowError):
            return ""
        return f"{moved:%Y%m%d}{plain[8:]}"

    def _mark(self, dataset: "Dataset") -> None:
        from pydicom.dataset import Dataset

        dataset.PatientIdentityRemoved = "YES"
        dataset.LongitudinalTemporalInformationModified = "MODIFIED" if self._shift else "REMOVED"
        dataset.DeidentificationMethod = "wardround: DICOM PS3.15 2026c Annex E"
        codes = []
        for key in ("basic", *(["shift"] if self._shift else []), *sorted(self._retain)):
            item = Dataset()
            item.CodeValue, item.CodeMeaning = _CODES[key][0], _CODES[key][1]
            item.CodingSchemeDesignator = "DCM"
            codes.append(item)
        dataset.DeidentificationMethodCodeSequence = codes

    def _meta(self, dataset: "Dataset") -> None:
        """File meta information of our own: the old one names the machines that the file came through."""
        from pydicom.dataset import FileMetaDataset

        from ..pixels.decoders import complete

        complete(dataset)
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = dataset.file_meta.TransferSyntaxUID
        meta.MediaStorageSOPClassUID = value(dataset, "SOPClassUID") or value(
            dataset.file_meta, "MediaStorageSOPClassUID"
        )
        old = value(dataset.file_meta, "MediaStorageSOPInstanceUID")
        instance = value(dataset, "SOPInstanceUID") or (old if "uids" in self._retain else self._uids(old))
        meta.MediaStorageSOPInstanceUID = instance or self._uids("0")
        dataset.file_meta = meta
        dataset.preamble = b"\0" * 128


def _dummy(element: "DataElement") -> Any:  # noqa: ANN401 - by representation
    if element.VR in _BYTES:
        return b"\0\0"
    if element.VR in _NUMBERS:
        return 0
    return _DUMMIES.get(element.VR, "ANON")


def _written(dataset: "Dataset") -> bytes:
    buffer = io.BytesIO()
    dataset.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()

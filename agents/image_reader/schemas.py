"""What a model may answer about an image, per kind of image; all strings and lists bounded, so that decoding ends."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, conlist, create_model

from wardround.models import one_of
from wardround.records import Image

Kind = Literal["chest_radiograph", "radiograph", "ct", "mr", "dermatology", "fundus", "histopathology"]
"""Kinds of image that MedGemma was evaluated on (model card 1.0 and 1.5), with plain radiographs beside the chest
ones."""

MOST_FINDINGS = 12

Words = Annotated[str, Field(max_length=120)]

VOCABULARY: dict[Kind, tuple[str, ...]] = {
    "chest_radiograph": (
        "atelectasis", "cardiomegaly", "consolidation", "pulmonary edema", "pleural effusion", "pneumothorax", "lung opacity",
        "lung nodule or mass", "fracture", "support device", "pneumonia", "emphysema", "fibrosis", "hernia", "other",
    ),
    "radiograph": ("fracture", "dislocation", "degenerative change", "bone lesion", "soft tissue swelling", "implant", "other"),
    "ct": ("mass", "nodule", "hemorrhage", "infarct", "effusion", "consolidation", "lymphadenopathy", "fracture", "stone", "other"),
    "mr": ("mass", "infarct", "hemorrhage", "edema", "white matter lesion", "disc herniation", "tear", "effusion", "other"),
    "dermatology": ("macule", "papule", "plaque", "nodule", "vesicle", "pustule", "ulcer", "scale", "pigmented lesion", "other"),
    "fundus": (
        "microaneurysm", "retinal hemorrhage", "hard exudate", "cotton wool spot", "neovascularization", "macular edema",
        "diabetic retinopathy", "drusen", "optic disc cupping", "other",
    ),
    "histopathology": ("invasive carcinoma", "in situ carcinoma", "dysplasia", "inflammation", "necrosis", "normal tissue", "other"),
}  # fmt: skip
"""What findings are called; `other` takes what the list does not name, in its location's words."""

_BY_MODALITY: dict[str, Kind] = {"CT": "ct", "MR": "mr", "SM": "histopathology", "OP": "fundus", "XC": "dermatology"}


class Finding(BaseModel):
    """One finding; the schema of a call narrows `name`."""

    model_config = ConfigDict(extra="forbid")

    name: str
    """In the vocabulary of the kind."""
    presence: Literal["present", "absent", "uncertain"]
    """Whether it is there."""
    location: Words | None = None
    """Where."""
    side: Literal["left", "right", "both"] | None = None
    """The patient's side."""
    certainty: Literal["low", "moderate", "high"] | None = None
    """The model's own word."""
    measurement: Annotated[str, Field(max_length=40)] | None = None
    """With its unit."""


class ComparedFinding(Finding):
    """One finding beside an earlier image."""

    change: Literal["improved", "stable", "worsened", "new"] | None = None
    """Since the earlier image."""


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(extra="forbid")

    image_shows: Words
    """What kind of image it is, in a few words; compared with what the file says."""
    findings: list[Finding]
    """What is and is not there."""
    impression: Annotated[str, Field(max_length=400)]
    """One or two sentences."""


def kind_of(image: Image) -> Kind | None:
    """Which schema fits an image, by its declared modality and body part; None when there is none."""
    if image.modality in ("CR", "MG"):
        part = (image.body_part or "").casefold()
        if image.modality == "MG" or not part:
            return None
        return "chest_radiograph" if "chest" in part or "thorax" in part else "radiograph"
    return _BY_MODALITY.get(image.modality)


def answer_schema(kind: Kind, *, compared: bool = False) -> type[Answer]:
    """The schema of an answer about one kind of image; `compared` with an earlier one it says what has changed."""
    base = ComparedFinding if compared else Finding
    finding: Any = create_model("KindFinding", __base__=base, name=(one_of(VOCABULARY[kind]), ...))
    findings: Any = conlist(finding, max_length=MOST_FINDINGS)
    return create_model(f"{kind.title().replace('_', '')}Answer", __base__=Answer, findings=(findings, ...))

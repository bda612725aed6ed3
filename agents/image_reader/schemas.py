"""What a model may answer about an image, per kind of image; all strings and lists bounded, so that decoding ends."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from wardround.records import Image

Kind = Literal["chest_radiograph", "radiograph", "ct", "mr", "dermatology", "fundus", "histopathology"]
"""Kinds of image that MedGemma was evaluated on (model card 1.0 and 1.5), with plain radiographs beside the chest
ones."""

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


class Answer(BaseModel):
    """Base of all answers."""

    model_config = ConfigDict(extra="forbid")

    image_shows: Words
    """What kind of image it is, in a few words; compared with what the file says."""
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


def answer_schema(kind: Kind) -> type[Answer]:
    """The schema of an answer about one kind of image."""
    from pydantic import create_model

    name = Literal[VOCABULARY[kind]]  # type: ignore[valid-type] - the closed list of this kind
    finding = create_model(
        "Finding",
        __config__=ConfigDict(extra="forbid"),
        name=(name, ...),
        presence=(Literal["present", "absent", "uncertain"], ...),
        location=(Words | None, None),
        side=(Literal["left", "right", "both"] | None, None),
        certainty=(Literal["low", "moderate", "high"] | None, None),
        measurement=(Annotated[str, Field(max_length=40)] | None, None),
    )
    findings = (Annotated[list[finding], Field(max_length=12)], ...)  # type: ignore[valid-type] - made just above
    return create_model(f"{kind.title().replace('_', '')}Answer", __base__=Answer, findings=findings)

"""What every record has in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value that rooms pass to each other.

    Unknown fields are refused, so a misspelt name fails where it is written. The string under a field is its
    documentation and becomes the field's description in the JSON schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

"""What every record has in common."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationError

from wardround.records.errors import InvalidRecordError, WardroundError


class Record(BaseModel):
    """A frozen value that rooms pass to each other.

    Unknown fields are refused, so a misspelt name fails where it is written. The string under a field is its
    documentation and becomes the field's description in the JSON schema.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    misfit: ClassVar[type[WardroundError]] = InvalidRecordError
    """The error for values that do not fit."""

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - the fields check them
        """Check the values.

        Raises:
            InvalidRecordError: one does not fit, is missing or has no field. The message names fields, and no value.
        """
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise self.misfit(f"{type(self).__name__}: {_in_words(error)}") from error

    # pydantic's own mark: records within records are then built without coming through here, as fast as before
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


def _in_words(error: ValidationError) -> str:
    """Which fields do not fit and why, without the values: they may be a patient's."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}".removeprefix(": ") for one in found)

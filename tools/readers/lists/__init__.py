"""Lists of medicines, problems, allergies, vaccinations and procedures as tables."""

from .columns import list_columns
from .document import list_document

__all__ = ["list_columns", "list_document"]

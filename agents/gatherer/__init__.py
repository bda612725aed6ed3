"""Evidence for the reasoner: passages of the knowledge store, and places of the patient's own record."""

from .gather import gather
from .record_search import RecordIndex, RecordSpan, search_record

__all__ = ["RecordIndex", "RecordSpan", "gather", "search_record"]

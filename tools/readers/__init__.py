"""Readers: a file's bytes become documents and images, or a coverage line that says why not."""

from .dispatch import read_file, read_handed_text
from .result import ReadResult, Sighting

__all__ = ["ReadResult", "Sighting", "read_file", "read_handed_text"]

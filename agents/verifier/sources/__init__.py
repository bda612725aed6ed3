"""Contradictions within the record: what one source says and another denies. Rather silent than wrong."""

from .conflicts import source_conflicts

__all__ = ["source_conflicts"]

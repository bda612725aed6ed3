"""The document as people read it, preliminary or countersigned."""

from .markdown import draft_markdown, report_markdown
from .report import write_report

__all__ = ["draft_markdown", "report_markdown", "write_report"]

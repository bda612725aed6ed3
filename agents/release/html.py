"""The document as one HTML file: no script, nothing loaded, every claim linked to the places that it rests on."""

from functools import lru_cache
from typing import TYPE_CHECKING

from wardround.records import Case, Run

from .paper import PRELIMINARY, paper_of

if TYPE_CHECKING:
    from jinja2 import Template


def report_html(run: Run, case: Case) -> str:
    """The released document, or the waiting draft, which says that it is preliminary.

    Args:
        run: with a draft.
        case: for the names of what is cited.

    Raises:
        RunError: the run has no draft.
    """
    return _template().render(paper=paper_of(run, case), preliminary=PRELIMINARY)


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("wardround.agents.release")
    kept = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return kept.get_template("report.html")

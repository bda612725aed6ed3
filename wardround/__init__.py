"""wardround: every case read, reasoned, checked, and countersigned by a person.

    import wardround as wr

    case = wr.load_case("examples/cases/pneumonia", task="summary")
    run = wr.run(case)                     # until it waits for a person
    run.draft, run.verification            # preliminary, each claim with its sources and verdict
    run = wr.decide(run.id, wr.Review(decision="approve", reviewer="Dr A. Example"))
    print(run.report.markdown)

Names are imported when first used, so that importing this package costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # `as` makes them public to type checkers, which take an import of a typed package for its own use otherwise
    from wardround.api import (
        Engines as Engines,
        adecide as adecide,
        arun as arun,
        audit as audit,
        build_graph as build_graph,
        case_of as case_of,
        claim as claim,
        decide as decide,
        feedback as feedback,
        forget as forget,
        get_run as get_run,
        history as history,
        list_runs as list_runs,
        load_case as load_case,
        look_at as look_at,
        looked_at as looked_at,
        replay as replay,
        resume as resume,
        run as run,
        verify as verify,
    )
    from wardround.home import default_home as default_home, default_settings as default_settings
    from wardround.models import load_model as load_model
    from wardround.records import *  # noqa: F403
    from wardround.reviewing import ReviewDesk as ReviewDesk, review as review

_WHERE = {
    "wardround.api": (
        "Engines",
        "adecide",
        "arun",
        "audit",
        "build_graph",
        "case_of",
        "claim",
        "decide",
        "feedback",
        "forget",
        "get_run",
        "history",
        "list_runs",
        "load_case",
        "look_at",
        "looked_at",
        "replay",
        "resume",
        "run",
        "verify",
    ),
    "wardround.reviewing": ("ReviewDesk", "review"),
    "wardround.home": ("default_home", "default_settings"),
    "wardround.models": ("load_model",),
}
_HOME_OF = {name: module for module, names in _WHERE.items() for name in names}

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    if name.startswith("_"):
        raise AttributeError(name)
    module = import_module(_HOME_OF.get(name, "wardround.records"))
    import_module("wardround.notebook").register()  # cheap: it needs the records and nothing else
    try:
        return getattr(module, name)
    except AttributeError:
        raise AttributeError(f"module 'wardround' has no attribute {name!r}") from None


def __dir__() -> list[str]:
    return sorted({*_HOME_OF, *import_module("wardround.records").__all__})

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
    from wardround.api import (
        Engines,
        adecide,
        arun,
        audit,
        build_graph,
        case_of,
        claim,
        decide,
        feedback,
        forget,
        get_run,
        history,
        list_runs,
        load_case,
        look_at,
        looked_at,
        replay,
        resume,
        run,
        verify,
    )
    from wardround.home import default_home, default_settings
    from wardround.models import load_model
    from wardround.records import *  # noqa: F403
    from wardround.reviewing import ReviewDesk, review

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

"""A whole summary case: three images read, the best of five drafts, and each claim asked about.

Ours is the pipeline as it is, on small random models of both shapes. The other way is the same questions and as many
tokens, by one `generate` per question and sample, without a schema: the model card's snippet costs no less.
"""

import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from .bench import Bench
from .timing import compare, timed

CASE = Path(__file__).parents[2] / "examples" / "cases" / "pneumonia"
_IMAGES = 3
_SAMPLES = 5
_CLAIMS = 12
"""Lines of the discharge note that are asked about: how many claims a random model's own draft has is chance."""


class Check(BaseModel):
    """What a model says about one claim."""

    supported: Literal["yes", "no", "unclear"]


class Recorded:
    """Listens to what a model is asked, and what it says."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.calls = bench, list[tuple[Any, list[int]]]()
        gatherer = bench.chat._gatherer
        ask = gatherer.ask

        def listening(request: Any) -> Any:
            replies = ask(request)
            self.calls += [(request, reply.tokens) for reply in replies]
            return replies

        gatherer.ask = listening

    def by_the_card(self) -> None:
        """The same questions and as many tokens, one by one."""
        for request, tokens in self.calls:
            self.bench.generate(request.prompt, len(tokens), request.temperature)


def whole_case(text: Bench, image: Bench, repeats: int) -> dict[str, Any]:
    """Both ways in turn, after a first run of each, in which the pipeline imports and compiles what it needs."""
    heard = Recorded(text), Recorded(image)

    def ours() -> int:
        for one in heard:
            one.calls.clear()
        with tempfile.TemporaryDirectory() as folder:
            return _pipeline(text, image, Path(folder))

    claims, first = timed(ours)
    _, other = timed(lambda: [one.by_the_card() for one in heard])
    found = compare(ours, lambda: [one.by_the_card() for one in heard], repeats, same=lambda *_: True)
    del found["identical"]  # the other way has no schema
    calls = [len(one.calls) for one in heard]
    return {
        **found,
        "cold_ratio": other.wall / first.wall,
        "cold_cpu_ratio": other.cpu / first.cpu,
        "calls": calls,
        "claims": claims,
        "tokens": sum(len(said) for one in heard for _, said in one.calls),
    }


def _pipeline(text: Bench, image: Bench, folder: Path) -> int:
    import wardround as wr

    case = wr.load_case(_case(folder / "case"))
    writer = text.chat.model_copy(update={"best_of": _SAMPLES, "temperature": 0.7, "max_new_tokens": 4000})
    looker = image.chat.model_copy(update={"max_new_tokens": 4000})
    settings = wr.Settings(home=folder / "home")
    run = wr.run(case, text_model=writer, image_model=looker, settings=settings)
    if run.failure is not None:
        raise RuntimeError(f"the run failed: {run.failure}")
    record = [document.text for document in case.documents]
    claims = [line for line in record[-1].splitlines() if len(line.split()) > 3][:_CLAIMS]
    _check(text, "\n\n".join(record), claims)
    return len(claims)


def _check(text: Bench, record: str, claims: Sequence[str]) -> None:
    """Each claim against the record, all at once."""
    from wardround.models import ask

    model = text.chat.model_copy(update={"max_new_tokens": 100})

    def one(claim: str) -> Check:
        from langchain_core.messages import HumanMessage

        return ask(model, Check, HumanMessage(f"{record}\n\nIs this supported by the record above?\n{claim}"))

    if claims:
        with text.chat._gatherer.announced(len(claims)), ThreadPoolExecutor(len(claims)) as pool:
            list(pool.map(one, claims))


def _case(folder: Path) -> Path:
    """The example's texts with three images of noise."""
    import numpy as np
    from PIL import Image

    folder.mkdir()
    lines = ['id = "bench"', 'title = "INVENTED: benchmark"', 'task = "summary"']
    for name in ("2026-03-02_admission_note.txt", "2026-03-05_discharge_note.txt"):
        shutil.copy(CASE / name, folder / name)
    for number in range(_IMAGES):
        pixels = np.random.default_rng(number).integers(0, 256, (224, 224), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"chest{number}.png")
        lines += ["[[files]]", f'path = "chest{number}.png"', 'modality = "CR"', 'body_part = "CHEST"', 'view = "PA"']
    (folder / "case.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder

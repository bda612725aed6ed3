"""vLLM on the same shapes: random weights in bfloat16, the same contexts and rows, greedy, a fixed number of tokens.

    python -m benchmarks.engine.beside_vllm SHAPE CONTEXT ROWS,ROWS,...

In a process of its own, since vLLM takes the GPU's memory for as long as it lives. It prints one line of JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .shapes import NEW, config_of, prompts

_TIMEOUT_S = 1800.0
"""For loading, compiling and measuring one context."""


def beside_vllm(name: str, context: int, rows: Sequence[int]) -> dict[str, Any]:
    """Figures by number of rows, or why there are none.

    Args:
        name: of a shape.
        context: tokens that all rows share.
        rows: how many decode behind it, each measured.
    """
    if find_spec("vllm") is None:
        return {"none": "vLLM is not installed here"}
    asked = [sys.executable, "-m", __name__, name, str(context), ",".join(map(str, rows))]
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return {"none": f"vLLM was not done after {_TIMEOUT_S:.0f} s"}
    if ran.returncode:
        return {"none": f"vLLM failed: {ran.stderr.strip().splitlines()[-1:]}"}
    found: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    return found


def measure(name: str, context: int, rows: Sequence[int]) -> dict[str, Any]:
    """Seconds of reading a context anew, and tokens per second of rows that decode behind it."""
    import vllm

    with tempfile.TemporaryDirectory() as folder:
        config = config_of(name)
        config.architectures = ["Gemma3ForCausalLM"]
        config.save_pretrained(Path(folder))
        llm = vllm.LLM(
            model=folder,
            load_format="dummy",
            skip_tokenizer_init=True,
            dtype="bfloat16",
            max_model_len=context + NEW + 2,
            max_num_seqs=max(rows),
            enable_prefix_caching=True,
        )
        found = {f"{count} rows": _at(vllm, llm, context, count) for count in rows}
    return {"version": vllm.__version__, **found}


def _at(vllm: Any, llm: Any, context: int, rows: int) -> dict[str, float]:
    def seconds(new: int, *, anew: bool) -> float:
        if anew:
            llm.reset_prefix_cache()
        given = vllm.SamplingParams(temperature=0.0, max_tokens=new, ignore_eos=True, detokenize=False)
        asked = [{"prompt_token_ids": ids} for ids in prompts(context, rows)]
        start = time.perf_counter()
        llm.generate(asked, given, use_tqdm=False)
        return time.perf_counter() - start

    seconds(NEW, anew=False)  # compiles
    reading = seconds(1, anew=True)
    first, whole = seconds(1, anew=False), seconds(NEW, anew=False)
    return {
        "prefill_tokens_per_second": (context + rows) / reading,
        "decode_tokens_per_second": rows * (NEW - 1) / (whole - first),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), [int(count) for count in sys.argv[3].split(",")])))

"""What a long chart holds in memory while it is read, beside its cache's size on paper."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.models.tiny import text_of

from .bench import Bench

_PEAK = "VmHWM:"


def long_prefill(bench: Bench, tokens: int) -> dict[str, Any]:
    """Growth of the process's peak while a chart is read, over the bytes of its keys and values on paper.

    For a process of its own (`memory_alone`): a peak never falls again.
    """
    import torch

    from wardround.models.medgemma.decoding.prefix import PrefixCache
    from wardround.models.medgemma.memory import cache_bytes

    prompt = bench.encode(text_of(tokens + 2000))
    with torch.inference_mode():
        bench.network.prefill(prompt, PrefixCache(bench.network.config, 3000), 3000)  # what any prompt needs
        before = _peak()
        cache = PrefixCache(bench.network.config, tokens)
        bench.network.prefill(prompt, cache, tokens)
    grown = _peak() - before
    paper = cache_bytes(bench.network.config, tokens, item=4)
    held = sum(cache.bytes().values())
    return {
        "tokens": tokens,
        "paper": paper,
        "held": held,
        "peak_growth": grown,
        "held_ratio": held / paper,
        "ratio": grown / paper,
    }


def _peak() -> int:
    """Greatest size of this process so far in bytes, on Linux (`ru_maxrss` of a child starts with its parent's)."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(_PEAK))


def memory_alone(tokens: int) -> Any:
    """`long_prefill` in a fresh process, whatever ran in this one before."""
    command = [sys.executable, "-m", "benchmarks.engine.memory", str(tokens)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _main() -> None:
    import torch

    from .loads import Models

    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(long_prefill(Models(Path(folder)).big, int(sys.argv[1]))))


if __name__ == "__main__":
    _main()

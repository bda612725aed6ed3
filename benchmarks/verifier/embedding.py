"""A baseline: one minus the highest cosine of a sentence with two of the record in a row, by an embedding model."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.verifier.data import Visit
from benchmarks.verifier.scorers import Scored, Scorer
from wardround.agents.verifier.claims import claims_in
from wardround.tools.sentences import split_sentences


def by_embedding(folder: Path) -> Scorer:
    """A scorer by a sentence-transformers model in a local folder; nothing is fetched."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    @lru_cache(maxsize=50_000)
    def vector(text: str) -> Any:
        return model.encode(text, normalize_embeddings=True, show_progress_bar=False)

    @lru_cache(maxsize=4)
    def record_of(record: str) -> Any:
        spans = split_sentences(record)
        windows = [record[a.start : b.end] for a, b in zip(spans, [*spans[1:], spans[-1]], strict=True)]
        return model.encode(windows, normalize_embeddings=True, show_progress_bar=False, batch_size=64)

    def score(text: str, visit: Visit) -> list[Scored]:
        known = record_of(visit.record)
        return [
            Scored(start, end, float(1 - np.max(known @ vector(claim.text)))) for claim, start, end in claims_in(text)
        ]

    return score

"""What a search gives back, and what a store says of itself."""

from pydantic import Field

from wardround.records import Passage, Record


class ScoreParts(Record):
    """Why a passage stands where it stands."""

    lexical: float = Field(ge=0)
    """Share of the query's weight that the passage's words carry (BM25F over the best possible), in [0, 1)."""
    dense: float | None = None
    """Cosine with the query's vector, in [-1, 1]; None when the vectors did not bring it up."""
    reranked: float | None = None
    """What the cross-encoder gave, which then is the score; None without one."""
    matched: tuple[str, ...] = ()
    """Words of the query that the passage has, as given or as a synonym."""


class Hit(Record):
    """A passage that was found."""

    passage: Passage
    """The passage, with the store's fingerprint."""
    score: float
    """Comparable within one search; higher is better."""
    parts: ScoreParts
    """What the score is made of."""


class StoreInfo(Record):
    """What a store holds."""

    path: str
    """The folder."""
    documents: int = Field(ge=0)
    """How many documents."""
    passages: int = Field(ge=0)
    """How many passages they were cut into."""
    words: int = Field(ge=0)
    """How many different word stems the lexical index knows."""
    embedder: str
    """What made the vectors."""
    dimension: int = Field(ge=1)
    """Of the vectors."""
    licences: dict[str, int]
    """Documents by licence; `""` for those that give none."""
    superseded: int = Field(ge=0)
    """Documents marked as superseded; left out of searches unless asked for."""
    retracted: int = Field(ge=0)
    """Documents marked as retracted; likewise."""
    bytes: int = Field(ge=0)
    """On disk."""
    fingerprint: str
    """SHA-256 over all documents and the embedder; equal stores have equal ones, in whatever order they were filled."""

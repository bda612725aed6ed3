"""Does the knowledge store find the right document, against bm25s, SQLite FTS5 and Chroma as people usually use it?

Sets, in one collection of all documents:

- PubMedQA: question -> the abstract that it was made from; the abstract's own conclusion (not indexed) -> the abstract.
- MedQuAD: question -> its own answer among all answers; the same question with spelling mistakes, a greeting and a
  story around it.
- Lay questions: long ones, written for this benchmark, against graded answers of MedQuAD. The first set was looked
  at while the search was made; the second was written afterwards, and nothing may be tuned on it.

    python -m benchmarks.retrieval --data FOLDER --json OUT [--quick] [--ways NAME ...] [--lay-set first second]
        [--every N] [--embedder SPEC]

FOLDER has `pubmedqa/*.json` and `medquad/medquad.jsonl.gz`. `--ways` says how MedQuAD's answers are handed over: with
title and question type, with one of them, or as bare text. bm25s is used when installed. Chroma's plain use needs its
default model (all-MiniLM-L6-v2, downloaded by Chroma), and without it that line says why it is missing; with
`--embedder` Chroma is used with that model too.
"""

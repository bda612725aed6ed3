"""Drafts on written records: letters, laboratory tables, lists, FHIR, reports of imaging and microbiology.

Twenty invented cases (`cases/`), each a folder's worth of documents, a true draft as a language model would word it, and
eight wrong sentences that take the place of a true one. Ten (`a`) were open to those who wrote the checks, ten (`b`) were
written at the same time and set aside: their results are counted, not read.

    python -m benchmarks.verifier.written [--json OUT] [--half a|b] [--show]
"""

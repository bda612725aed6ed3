"""Drafts on written records: letters, laboratory tables, lists, FHIR, reports of imaging and microbiology.

The cases are invented (`cases/`): each has the documents of a folder, a true draft as a language model would word it,
and wrong sentences that each take the place of a true one. Half `a` was open to those who wrote the checks: ten cases
with eight wrong sentences each, and ten written later to find what is flagged falsely, eight of them of rewordings
alone. Half `b`, ten cases with eight wrong sentences each, was written together with the first ten and set aside: its
results are counted and not read. Halves `c` and `d`, six cases each with 35 to 55 wrong sentences, were written by
another hand that saw neither the checks nor their misses. What is flagged in `c` was read afterwards, for the checks of
results, kinds and charts, and what passes in `d` later still, for those of causes, people, places, levels and turns.
Half `e`, eight cases with 55 to 61 wrong sentences each, is by a further hand that saw neither the checks nor the
cases before it, but for one of half `d` for the format; the true sentences of its first four cases were read later
(of the first and fourth the wrong ones too), nothing of the other four. Half `f`
(five cases, read for what is flagged falsely) and half `g` (four, whose drafts nobody who writes checks has read) are
by two more such hands. Halves `h` to `k` have 49 or 50 true and 41 to 45
wrong sentences a case, by language models that saw nothing but a description of the task, and were told to use other
words than the chart's: `h` (fifteen cases, opened), `i` and `k` (five each, counted and not read), `j` (seventeen, of
which the first eleven were opened for what is flagged falsely, and the last six counted and not read).

    python -m benchmarks.verifier.written [--json OUT] [--half a|b|c|d|e|f|g|h|i|j|k] [--show]

One hand wrote halves `a` and `b` and the checks, so that even half `b` is closer to the checks than a stranger's drafts
are; halves `i` and `k` are a stranger's.
"""

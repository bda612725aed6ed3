"""Drafts on invented records: letters, laboratory tables, lists, FHIR, reports, and (`v`, `w`, `x`) visits in talk.

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
by two more such hands. Halves `h` to `l` have 49 or 50 true and 41 to 49
wrong sentences a case, by language models that saw nothing but a description of the task, and were told to use other
words than the chart's: `h` (fifteen cases), `i` and `k` (five each) and `j` (seventeen) were opened, `i` to `k` for
what is flagged falsely; of `l` (fifteen) the first seven were, and the last eight are counted and not read. `v` are
fifteen visits by such models: each a transcript, 40 true and 30 wrong sentences of a note on it. What was flagged
falsely of them was read after it had been counted. `w` (36) and `x` (30) are more of these, each six with a style of
their own (an AI scribe, urgent care, British voices, no punctuation, parents who answer). Of `w` the first 24 were
read, of `x` what some signs said of the first twelve; `w25` to `w36` and `x13` to `x30` are counted and not read.

    python -m benchmarks.verifier.written [--json OUT] [--half a|b|c|d|e|f|g|h|i|j|k|l|v|w|x] [--show]

One hand wrote halves `a` and `b` and the checks, so that even half `b` is closer to the checks than a stranger's drafts
are; `l08` to `l15` are a stranger's.
"""

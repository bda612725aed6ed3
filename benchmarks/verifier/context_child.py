"""The child process of `context.py`: run by an interpreter that has medspaCy, needs nothing of ours."""

import json
import sys

import spacy
from loguru import logger
from medspacy.context import ConText
from spacy.util import filter_spans

logger.remove()  # PyRuSH, where it is loaded, logs every token


def main() -> None:
    """One JSON line in, one out: the terms with whether ConText's default rules negate them."""
    nlp = spacy.blank("en")
    context = ConText(nlp, rules="default")
    for line in sys.stdin:
        asked = json.loads(line)
        doc = nlp(asked["text"])
        for number, token in enumerate(doc):
            token.is_sent_start = number == 0
        spans, names = [], {}
        for start, end, concept in asked["terms"]:
            span = doc.char_span(start, end, label="TERM", alignment_mode="expand")
            if span is not None:
                spans.append(span)
                names[span.start, span.end] = concept
        doc.ents = filter_spans(spans)
        doc = context(doc)
        found = [[names[ent.start, ent.end], bool(ent._.is_negated)] for ent in doc.ents]
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()

"""Abilities without judgement: readers, sections, assertion, quantities, terms, de-identification."""

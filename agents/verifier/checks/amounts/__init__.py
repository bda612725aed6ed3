"""Doses, frequencies, numbers and dates of a claim, each held against the amounts of the record."""

from .dates import dates_are_the_sources
from .doses import doses_are_the_sources
from .frequencies import frequencies_are_the_sources
from .numbers import numbers_are_the_sources

__all__ = ["dates_are_the_sources", "doses_are_the_sources", "frequencies_are_the_sources", "numbers_are_the_sources"]

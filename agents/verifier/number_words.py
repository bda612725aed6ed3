"""Numbers and months in words, as patterns and tables of the checks are made of them."""

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty".split()
)
"""From 1 to 20, in order."""
_VALUES = {word: number for number, word in enumerate(NUMBER_WORDS, start=1)}
MONTHS = "january february march april may june july august september october november december".split()
SHORT_MONTHS = [name[:3] for name in MONTHS]
ANY_MONTH = "|".join(MONTHS)
"""A month by its full name, to be put into a pattern."""
ANY_SHORT_MONTH = "|".join(SHORT_MONTHS)
"""The first three letters of one."""


def count_of(written: str) -> int:
    """The number that is written, in figures or as one of the words."""
    return _VALUES.get(written.casefold()) or int(written)


def month_number(name: str) -> int:
    """The number of a month, from 1 to 12, by its name or by the three letters that it begins with."""
    return SHORT_MONTHS.index(name[:3].casefold()) + 1

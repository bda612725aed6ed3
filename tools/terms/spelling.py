"""One spelling for words that are written in two: with and without accents, British and American."""

import re

_PLAIN = str.maketrans("àáâãäåçèéêëìíîïñòóôõöùúûüý", "aaaaaaceeeeiiiinooooouuuuy")
_BRITISH = {
    "haem": "hem", "aemi": "emi", "oedem": "edem", "rrhoe": "rrhe", "noea": "nea", "oesoph": "esoph", "oestr": "estr",
    "paed": "ped", "faec": "fec", "caerul": "cerul", "caec": "cec", "coeli": "celi", "foet": "fet", "umour": "umor", "leuco": "leuko",
    "gynae": "gyne", "anaes": "anes", "aetio": "etio", "caesar": "cesar", "sulph": "sulf",
}  # fmt: skip
_ANY = re.compile("|".join(_BRITISH))


def one_spelling(word: str) -> str:
    """A word in lower case without accents and as it is spelt in the US: `haemorrhage` and `hemorrhage` are one."""
    plain = word if word.isascii() else word.translate(_PLAIN)
    return _ANY.sub(lambda match: _BRITISH[match.group()], plain)

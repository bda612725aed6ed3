"""How many slices of a volume are shown, and which."""

MOST_SLICES = 85
"""MedGemma 1.5 was trained with up to 85 slices (21,760 tokens; arXiv 2604.05081)."""


def evenly_spaced(count: int, most: int = MOST_SLICES) -> list[int]:
    """Places of at most `most` of `count` slices, the first and the last among them, as evenly as whole numbers go."""
    if count <= most:
        return list(range(count))
    if most == 1:
        return [count // 2]
    return [round(place * (count - 1) / (most - 1)) for place in range(most)]

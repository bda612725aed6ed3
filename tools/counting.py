"""How many of something, in words for people."""


def count_of(number: int, name: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"

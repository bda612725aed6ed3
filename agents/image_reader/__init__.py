"""One stateless look at one image, series or pair."""

from .read import read_image

__all__ = ["read_image"]

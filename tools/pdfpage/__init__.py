"""A page of a PDF as a picture, with a mark where a quotation stands; drawn in a process of its own, with limits."""

from .apart import Drawn, draw_page

__all__ = ["Drawn", "draw_page"]

"""HL7 v2: messages, what their segments say, and what is attached to them."""

from .read import read_hl7v2

__all__ = ["read_hl7v2"]

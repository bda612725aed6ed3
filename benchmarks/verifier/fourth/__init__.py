"""A fourth planter, by someone who saw neither the checks nor what the verifier misses, nor the third's tables and patterns.

The third's mechanics (what an edit is, what a dialogue says) are used again; what is planted, where, and what counts as
said are its own. It plants what a language model that listens gets wrong (a question taken for a finding, a plan for
a thing done, a relative's disease for the patient's) and what a clerk does (digits swapped, a unit mistaken). As with
the third, whoever works on the checks does not read what it plants and what is missed; only `measure` is run.
"""

from .planter import plan

__all__ = ["plan"]

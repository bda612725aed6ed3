"""Whole drafts in the forms that models are asked for, on invented records by hands that had seen no check."""

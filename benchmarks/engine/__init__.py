"""The in-process engine against the model card's way, on small random Gemma 3 models."""

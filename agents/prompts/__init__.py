"""What models are asked, as files: one template per question, versioned by hash.

    prompt("image_chest_radiograph", names="atelectasis, ...")
    prompt_hashes()   # {"image_chest_radiograph": "9f2c...", ...}

Values are inserted as they are and never read as templates, so a document cannot add to a prompt's logic.
"""

from .render import prompt, prompt_hashes

__all__ = ["prompt", "prompt_hashes"]

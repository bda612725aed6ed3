"""LoRA adapters for small models, of the kind that the fine-tuning notebook makes."""

import warnings
from collections.abc import Sequence
from pathlib import Path


def make_adapter(folder: Path, to: Path, *, saved: Sequence[str] = ()) -> Path:
    """An adapter (r 16, alpha 16, all linear layers) that is filled with noise.

    Args:
        folder: of the model.
        to: of the adapter.
        saved: layers that are saved whole beside it.
    """
    import peft
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForImageTextToText

    sees = AutoConfig.from_pretrained(folder).model_type == "gemma3"
    kind = AutoModelForImageTextToText if sees else AutoModelForCausalLM
    model = kind.from_pretrained(folder, dtype=torch.float32)
    config = peft.LoraConfig(
        r=16, lora_alpha=16, target_modules="all-linear", task_type="CAUSAL_LM", modules_to_save=list(saved)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # peft uses names that the newest transformers has renamed
        made = peft.get_peft_model(model, config)
    torch.manual_seed(3)
    for name, weight in made.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(weight, std=0.2)
        elif "modules_to_save" in name:
            weight.data += 0.05 * torch.randn_like(weight)
    made.save_pretrained(to)
    return to

"""Small random Gemma 3 models of the real architecture, built offline in seconds.

Untied embeddings and a large spread make them sensitive to their prompt: a default random Gemma 3 repeats one token
whatever it is
asked, and every cache bug would pass. The projector of images is zero at initialisation, which makes images
invisible; it is filled.
"""

import base64
import io
import json
import random
import re
from pathlib import Path
from typing import Any

SPECIAL = [
    *(
        "<pad>",
        "<eos>",
        "<bos>",
        "<unk>",
        "<mask>",
        "<start_of_turn>",
        "<end_of_turn>",
        "<start_of_image>",
        "<end_of_image>",
    ),
    *("<image_soft_token>", "<unused94>", "<unused95>"),
]
CHAT = (
    "{{ bos_token }}{% set ns = namespace(lead='') %}"
    "{% for m in messages %}"
    "{% if m.role == 'system' %}"
    "{% set ns.lead = (m.content if m.content is string else m.content[0].text) + '\\n\\n' %}"
    "{% else %}"
    "{{ '<start_of_turn>' + ('model' if m.role == 'assistant' else m.role) + '\\n' + ns.lead }}{% set ns.lead = '' %}"
    "{% if m.content is string %}{{ m.content | trim }}{% else %}"
    "{% for part in m.content %}"
    "{{ '<start_of_image>' if part.type == 'image' else part.text | trim }}"
    "{% endfor %}{% endif %}"
    "{{ '<end_of_turn>\\n' }}"
    "{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}"
)
WORDS = (
    "patient denies reports cough fever chest pain right left lower upper lobe pneumonia effusion daily twice mg"
    " metformin lisinopril penicillin rash follow up in weeks blood pressure heart rate normal acute chronic history"
    " of hypertension diabetes plan start stop continue levofloxacin radiograph shows no consolidation discharge"
    " summary admitted for stable improved worsened allergies none known"
).split()


def text_of(words: int, seed: int = 0) -> str:
    """Invented text of about that many tokens."""
    picker = random.Random(seed)
    return " ".join(picker.choice(WORDS) + ("." if picker.random() < 0.1 else "") for _ in range(words))


def tokenizer(size: int = 0) -> Any:
    """A byte-fallback BPE with Gemma's special tokens and the layout of its chat template.

    Args:
        size: of the vocabulary, at least: made-up words are added, which text is never split into, and which a random
            model says as soon as any other.
    """
    from tokenizers import Tokenizer
    from tokenizers.models import BPE
    from tokenizers.normalizers import Replace
    from tokenizers.pre_tokenizers import Digits, Sequence, Split
    from tokenizers.trainers import BpeTrainer
    from transformers import GemmaTokenizer

    trained = Tokenizer(BPE(byte_fallback=True, unk_token="<unk>", fuse_unk=True))
    trained.normalizer = Replace(" ", "▁")
    trained.pre_tokenizer = Sequence(
        [Split("▁", "merged_with_next"), Split("\n", "isolated"), Digits(individual_digits=True)]
    )
    alphabet = [chr(code) for code in range(33, 127)]
    special = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256))]
    trainer = BpeTrainer(
        vocab_size=1024, special_tokens=special, initial_alphabet=[*alphabet, "\n"], show_progress=False
    )
    trained.train_from_iterator([text_of(4000, seed) for seed in range(3)], trainer)
    model = json.loads(trained.to_str())["model"]
    made = GemmaTokenizer(
        vocab=_widened(model["vocab"], size),
        merges=[tuple(pair) for pair in model["merges"]],
        add_bos_token=True,
        extra_special_tokens={
            "boi_token": "<start_of_image>",
            "eoi_token": "<end_of_image>",
            "image_token": "<image_soft_token>",
        },
    )
    made.add_tokens(["<start_of_turn>", "<end_of_turn>", "<unused94>", "<unused95>"], special_tokens=True)
    made.chat_template = CHAT
    return made


def _widened(vocab: dict[str, int], size: int) -> dict[str, int]:
    """With made-up words of one to four syllables, half of them at the beginning of a word."""
    picker, found = random.Random(0), dict(vocab)
    syllables = [a + b + c for a in "bcdfghklmnprstvz" for b in "aeiou" for c in ("", "l", "n", "r", "s", "t")]
    while len(found) < size:
        word = "".join(picker.choices(syllables, k=picker.randint(1, 4)))
        found.setdefault(picker.choice(("", "▁")) + word, len(found))
    return found


def text_config(
    words: Any, *, hidden: int = 64, layers: int = 6, heads: int = 4, window: int = 64, vocab: int | None = None
) -> Any:
    from transformers import Gemma3TextConfig

    return Gemma3TextConfig(
        vocab_size=vocab or len(words),
        hidden_size=hidden,
        intermediate_size=4 * hidden,
        num_hidden_layers=layers,
        num_attention_heads=heads,
        num_key_value_heads=heads // 2,
        head_dim=max(16, hidden // heads),
        query_pre_attn_scalar=max(16, hidden // heads),
        sliding_window=window,
        max_position_embeddings=131_072,
        tie_word_embeddings=False,
        initializer_range=0.06 if hidden >= 256 else 0.12,
        bos_token_id=words.bos_token_id,
        eos_token_id=words.eos_token_id,
        pad_token_id=words.pad_token_id,
        rope_parameters={
            "sliding_attention": {"rope_type": "default", "rope_theta": 1e4},
            "full_attention": {"rope_type": "linear", "factor": 8.0, "rope_theta": 1e6},
        },
    )


def build_text(folder: Path, *, words: Any = None, **shape: Any) -> Path:
    """The 27B's shape: `Gemma3ForCausalLM`; with another tokenizer if one is given."""
    import torch
    from transformers import Gemma3ForCausalLM

    torch.manual_seed(0)
    words = words or tokenizer()
    model = Gemma3ForCausalLM(text_config(words, **shape))
    return _save(folder, model, words)


def build_multimodal(folder: Path, *, side: int = 56, tokens: int = 4, **shape: Any) -> Path:
    """The 4B's shape: `Gemma3ForConditionalGeneration`, with a vision tower for images of `side` pixels."""
    import torch
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, SiglipVisionConfig
    from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil
    from transformers.models.gemma3.processing_gemma3 import Gemma3Processor

    torch.manual_seed(0)
    words = tokenizer()
    vision = SiglipVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=side,
        patch_size=14,
        vision_use_head=False,
    )
    ids = {f"{name}_index": words.convert_tokens_to_ids(token) for name, token in _IMAGE_TOKENS.items()}
    config = Gemma3Config(
        text_config=text_config(words, **shape).to_dict(),
        vision_config={**vision.to_dict(), "model_type": "siglip_vision_model"},
        mm_tokens_per_image=tokens,
        tie_word_embeddings=False,
        **ids,
    )
    model = Gemma3ForConditionalGeneration(config)
    torch.nn.init.normal_(model.model.multi_modal_projector.mm_input_projection_weight, std=0.5)
    size = {"height": side, "width": side}
    images = Gemma3ImageProcessorPil(size=size, image_mean=[0.5] * 3, image_std=[0.5] * 3)
    Gemma3Processor(
        image_processor=images, tokenizer=words, chat_template=CHAT, image_seq_length=tokens
    ).save_pretrained(folder)
    return _save(folder, model, words)


_IMAGE_TOKENS = {"boi_token": "<start_of_image>", "eoi_token": "<end_of_image>", "image_token": "<image_soft_token>"}


def _save(folder: Path, model: Any, words: Any) -> Path:
    model.generation_config.eos_token_id = [words.eos_token_id, words.convert_tokens_to_ids("<end_of_turn>")]
    model.generation_config.pad_token_id = words.pad_token_id
    model.save_pretrained(folder)
    words.save_pretrained(folder)
    return folder


def picture(seed: int, side: int = 56) -> str:
    """A square of noise as a data URI."""
    import numpy as np
    from PIL import Image

    buffer = io.BytesIO()
    pixels = np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(buffer, format="PNG")
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def squash(text: str) -> str:
    """White space made single, for comparing prompts."""
    return re.sub(r"\s+", " ", text)


class Script:
    """A matcher that allows one reply only: what a model says that quotes, for all that a random one would not."""

    def __init__(self, tokens: list[int]) -> None:
        self._tokens, self._at = tokens, 0

    def forced(self) -> list[int]:
        return []  # so that the model is asked for each token, as it would be

    def viable(self, draft: list[int]) -> int:
        return len(draft)

    def fits(self, tokens: list[int]) -> bool:
        return False

    def allow(self, bits: Any, place: int, draft: list[int]) -> None:
        for later in range(len(draft) + 1):
            token = self._tokens[min(self._at + later, len(self._tokens) - 1)]
            bits[place + later] = 0
            bits.view("uint32")[place + later, token // 32] = 1 << token % 32

    def take(self, token: int) -> bool:
        self._at += 1
        return self._at >= len(self._tokens)


def quoting(prompt: Any, length: int, quoted: float, vocabulary: int, seed: int = 0) -> list[int]:
    """A reply of about that share of passages of the prompt, 8 to 24 tokens each, and random tokens between."""
    picker, made = random.Random(seed), list[int]()
    while len(made) < length:
        if picker.random() < quoted / (quoted + 16 * (1 - quoted)):
            at = picker.randrange(len(prompt) - 24)
            made += prompt[at : at + picker.randint(8, 24)]
        else:
            made.append(picker.randrange(len(SPECIAL) + 256, vocabulary))
    return made[:length]

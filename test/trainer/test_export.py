import json
import shutil
from functools import cache

import numpy as np
import onnx
import onnxruntime
import pytest
import tiny
import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer, pipeline

from finetune_trainer.export import export_model as module
from finetune_trainer.export.export_model import export_model
from finetune_trainer.export.quantize import FeedForward, exclusions, find_feed_forward
from finetune_trainer.failures import RunFailure

FAMILIES = ("bert", "roberta", "camembert", "xlm-roberta", "distilbert", "electra", "albert", "deberta-v2")
SENTENCES = [example["tokens"] for example in tiny.examples(40)]


class Events(list):
    def emit(self, type, **values):
        self.append({"type": type, **values})


@pytest.fixture
def events():
    return Events()


@pytest.fixture
def model_folder(tiny_model, tmp_path):
    return shutil.copytree(tiny_model("bert", tiny.LABELS), tmp_path / "model")


@pytest.fixture(scope="module")
def exported(tiny_model, tmp_path_factory):
    """`exported(family)`: a model folder with its `onnx/`, and the events of the export; made once, not written to."""

    @cache
    def export(family):
        folder = shutil.copytree(tiny_model(family, tiny.LABELS), tmp_path_factory.mktemp(family) / "model")
        events = Events()
        export_model(folder, SENTENCES, events.emit)
        return folder, events

    return export


@pytest.mark.parametrize("family", FAMILIES)
def test_both_files_are_measured_against_pytorch(exported, family):
    folder, events = exported(family)
    fp32, int8 = events[-1]["files"]
    words = sum(len(sentence) for sentence in SENTENCES)
    assert (fp32["path"], fp32["precision"], fp32["words"]) == ("model/onnx/model.onnx", "fp32", words)
    assert fp32["max_difference"] < 1e-5
    assert fp32["word_agreement"] == 1
    assert (int8["path"], int8["precision"], int8["words"]) == ("model/onnx/model_quantized.onnx", "int8", words)
    assert fp32["max_difference"] < int8["max_difference"] < 0.05
    assert int8["word_agreement"] > 0.95
    assert int8["bytes"] == (folder / "onnx" / "model_quantized.onnx").stat().st_size < fp32["bytes"]


@pytest.mark.parametrize("family", FAMILIES)
def test_any_number_of_sentences_and_tokens_may_be_given(exported, family):
    folder, _ = exported(family)
    session = onnxruntime.InferenceSession(folder / "onnx" / "model.onnx")
    model = AutoModelForTokenClassification.from_pretrained(folder).eval()
    for shape in ((1, 1), (1, 2), (7, 2), (1, 128), (3, 64)):
        input_ids = torch.randint(5, 100, shape)
        mask = torch.ones_like(input_ids)
        with torch.no_grad():
            expected = model(input_ids=input_ids, attention_mask=mask).logits.numpy()
        (found,) = session.run(["logits"], {"input_ids": input_ids.numpy(), "attention_mask": mask.numpy()})
        assert np.abs(found - expected).max() < 1e-5


@pytest.mark.parametrize("file", ["model.onnx", "model_quantized.onnx"])
def test_the_graph_has_nothing_of_this_machine_in_it(exported, file):
    data = (exported("bert")[0] / "onnx" / file).read_bytes()
    assert b".py" not in data
    assert b"finetune_trainer" not in data


def test_the_event_says_what_was_written(exported):
    folder, events = exported("bert")
    event = events[-1]
    assert (event["type"], event["path"]) == ("exported", "model/onnx")
    assert json.loads((folder / "onnx" / "parity.json").read_text()) == event["files"]
    progress = [event["progress"] for event in events if event["type"] == "stage"]
    assert progress == sorted(progress)
    assert (progress[0], progress[-1]) == (0, 1)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_feed_forward_products_of_both_layers_are_found(exported, family):
    layers = find_feed_forward(exported(family)[0] / "onnx" / "model.onnx", 32)
    assert (len(layers.up), len(layers.down)) == (2, 2)
    assert not set(layers.up) & set(layers.down)


def test_feed_forward_products_leave_int8_step_by_step():
    layers = FeedForward(up=("up 0", "up 1"), down=("down 0", "down 1"))
    assert exclusions(layers) == [(), ("down 0",), ("down 0", "down 1"), ("down 0", "down 1", "up 0", "up 1")]
    assert exclusions(FeedForward(up=(), down=())) == [()]


@pytest.mark.parametrize(("demanded", "left"), [(0.0, 0), (1.1, 4)])
def test_fp32_is_kept_only_as_far_as_the_words_need_it(model_folder, events, monkeypatch, demanded, left):
    monkeypatch.setattr(module, "INT8_AGREEMENT", demanded)
    export_model(model_folder, SENTENCES, events.emit)
    graph = onnx.load(model_folder / "onnx" / "model_quantized.onnx").graph
    weights = {weight.name for weight in graph.initializer}
    assert sum(node.op_type == "MatMul" and node.input[1] in weights for node in graph.node) == left
    assert ["int8-disagrees" for event in events if event["type"] == "warning"] == ["int8-disagrees"] * (left > 0)


def test_weights_beyond_the_limit_of_a_file_lie_beside_it(model_folder, events, monkeypatch):
    monkeypatch.setattr("finetune_trainer.export.graph.INLINE_BYTES", 0)
    fp32, int8 = export_model(model_folder, SENTENCES, events.emit)
    sizes = {file.name: file.stat().st_size for file in (model_folder / "onnx").iterdir()}
    assert fp32.bytes == sizes["model.onnx"] + sizes["model.onnx.data"]
    assert fp32.max_difference < 1e-5
    assert int8.word_agreement > 0.95
    onnxruntime.InferenceSession(model_folder / "onnx" / "model_quantized.onnx")


def test_exporting_again_replaces_the_older_files(model_folder, events):
    (model_folder / "onnx").mkdir()
    (model_folder / "onnx" / "stale.onnx").touch()
    (model_folder / ".onnx.tmp").mkdir()
    (model_folder / ".onnx.tmp" / "of a killed export").touch()
    export_model(model_folder, SENTENCES, events.emit)
    names = ["model.onnx", "model_quantized.onnx", "parity.json"]
    assert sorted(file.name for file in (model_folder / "onnx").iterdir()) == names
    assert not [path for path in model_folder.iterdir() if path.name.startswith(".")]


def test_a_graph_that_answers_otherwise_is_refused_and_the_older_one_stays(model_folder, events, monkeypatch):
    (model_folder / "onnx").mkdir()
    (model_folder / "onnx" / "model.onnx").write_text("older")

    def export_another_model(model, target):
        export_graph(model.apply(_double), target)

    export_graph = module.export_graph
    monkeypatch.setattr(module, "export_graph", export_another_model)
    with pytest.raises(RunFailure) as failure:
        export_model(model_folder, SENTENCES, events.emit)
    assert failure.value.code == "export-differs"
    assert (model_folder / "onnx" / "model.onnx").read_text() == "older"
    assert not [path for path in model_folder.iterdir() if path.name.startswith(".")]


def _double(layer):
    if isinstance(layer, torch.nn.Linear):
        layer.weight.data.mul_(2)


def test_an_architecture_that_cannot_be_traced_is_a_failure_with_a_way_out(model_folder, events, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("unsupported operator\nand forty lines more")

    monkeypatch.setattr(torch.onnx, "export", fail)
    with pytest.raises(RunFailure) as failure:
        export_model(model_folder, SENTENCES, events.emit)
    assert failure.value.code == "export-failed"
    assert "\n" not in failure.value.message
    assert "python" in failure.value.hint


def test_a_folder_without_a_model_is_a_failure(tmp_path, events):
    with pytest.raises(RunFailure) as failure:
        export_model(tmp_path, SENTENCES, events.emit)
    assert failure.value.code == "model-unreadable"


@pytest.mark.parametrize("family", ["bert", "roberta", "camembert"])
def test_the_exported_folder_loads_in_stock_transformers(exported, family):
    folder, _ = exported(family)
    model = AutoModelForTokenClassification.from_pretrained(folder).eval()
    assert tuple(model.config.id2label.values()) == tiny.LABELS
    encoding = AutoTokenizer.from_pretrained(folder)("je pars de Lyon", return_tensors="pt")
    tags = [tiny.LABELS[tag] for tag in model(**encoding).logits[0].argmax(-1)]
    tagger = pipeline("token-classification", model=str(folder), ignore_labels=[])
    inside = slice(1, -1)  # the special tokens
    assert [token["entity"] for token in tagger("je pars de Lyon")] == tags[inside]

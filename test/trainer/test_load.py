import json
import pickle
import shutil
from pathlib import Path

import pytest
import tiny
import torch
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForMaskedLM, AutoModelForSequenceClassification

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.load import check_fit, load_token_classifier, load_tokenizer, most_positions
from finetune_trainer.spec import ModelReference

LABELS = tiny.LABELS


def reference(folder: Path) -> ModelReference:
    return ModelReference(str(folder), str(folder), None, "folder")


def load(folder: Path, labels=LABELS):
    torch.manual_seed(0)
    return load_token_classifier(reference(folder), labels, None)


def codes(loaded):
    return [code for code, _ in loaded.remarks]


@pytest.fixture
def copy_of(tmp_path, tiny_model):
    def copy(family, labels=None):
        return Path(shutil.copytree(tiny_model(family, labels), tmp_path / family))

    return copy


def rewrite(folder: Path, change):
    path = folder / "model.safetensors"
    save_file(change(load_file(path)), path, metadata={"format": "pt"})


def rewrite_config(folder: Path, **values):
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_a_bare_backbone_gets_a_new_head_in_fp32(tiny_model, family):
    loaded = load(tiny_model(family))
    head = {name for name in loaded.new_parameters}
    assert head == {"classifier.weight", "classifier.bias"}
    assert codes(loaded)[0] == "head-new"
    assert {parameter.dtype for parameter in loaded.model.parameters()} == {torch.float32}
    assert loaded.model.config.id2label == dict(enumerate(LABELS))


def test_a_checkpoint_in_half_precision_is_loaded_in_fp32(copy_of):
    folder = copy_of("bert")
    rewrite(folder, lambda weights: {name: weight.bfloat16() for name, weight in weights.items()})
    rewrite_config(folder, dtype="bfloat16")
    assert {parameter.dtype for parameter in load(folder).model.parameters()} == {torch.float32}


def test_a_head_for_the_same_labels_is_kept(tiny_model):
    folder = tiny_model("bert", LABELS)
    loaded = load(folder)
    assert codes(loaded) == ["head-kept"]
    assert not loaded.new_parameters
    assert torch.equal(loaded.model.classifier.weight, load_file(folder / "model.safetensors")["classifier.weight"])


def test_a_head_for_the_same_labels_in_another_order_is_put_in_this_order(tiny_model):
    theirs = ("O", *reversed(LABELS[1:]))
    folder = tiny_model("distilbert", theirs)
    loaded = load(folder)
    assert codes(loaded) == ["head-reordered"]
    saved = load_file(folder / "model.safetensors")
    for row, label in enumerate(LABELS):
        assert torch.equal(loaded.model.classifier.weight[row], saved["classifier.weight"][theirs.index(label)])
        assert torch.equal(loaded.model.classifier.bias[row], saved["classifier.bias"][theirs.index(label)])
    assert loaded.model.config.label2id == {label: index for index, label in enumerate(LABELS)}


@pytest.mark.parametrize("theirs", [("O", "B-X", "I-X"), ("O", "B-LOC", "I-LOC", "B-PER", "I-PER")])
def test_a_head_for_other_labels_is_replaced_even_if_they_are_as_many(tiny_model, theirs):
    folder = tiny_model("roberta", theirs)
    loaded = load(folder)
    assert codes(loaded)[0] == "head-new"
    assert loaded.new_parameters == {"classifier.weight", "classifier.bias"}
    saved = load_file(folder / "model.safetensors")["classifier.weight"]
    assert not any(torch.equal(row, old) for row in loaded.model.classifier.weight for old in saved)


def test_the_head_of_a_sentence_classifier_is_not_taken_for_a_tagger(tmp_path, tiny_model):
    config = AutoConfig.from_pretrained(tiny_model("bert"), num_labels=len(LABELS))
    config.id2label = dict(enumerate(LABELS))
    classifier = AutoModelForSequenceClassification.from_config(config)
    classifier.save_pretrained(tmp_path)
    loaded = load(tmp_path)
    assert codes(loaded) == ["head-new", "weights-unused"]
    assert not torch.equal(loaded.model.classifier.weight, classifier.classifier.weight)


def test_weights_of_a_language_model_head_are_left_out_as_normal(tmp_path, tiny_model):
    AutoModelForMaskedLM.from_config(AutoConfig.from_pretrained(tiny_model("bert"))).save_pretrained(tmp_path)
    loaded = load(tmp_path)
    assert codes(loaded) == ["head-new", "weights-unused"]
    assert "cls.predictions" in loaded.remarks[1][1]


def test_the_seed_draws_the_new_head(tiny_model):
    first, second = load(tiny_model("bert")), load(tiny_model("bert"))
    assert torch.equal(first.model.classifier.weight, second.model.classifier.weight)


def test_a_missing_backbone_weight_is_an_error_that_names_it(copy_of):
    folder = copy_of("bert")
    rewrite(
        folder, lambda weights: {name: weight for name, weight in weights.items() if "layer.1.attention" not in name}
    )
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "weights-missing"
    assert "bert.encoder.layer.1.attention" in failure.value.message


def test_backbone_weights_of_another_shape_are_an_error(copy_of):
    folder = copy_of("electra")
    rewrite_config(folder, intermediate_size=48)
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "weights-mismatched"


def pickled(folder: Path, weights) -> Path:
    (folder / "model.safetensors").unlink()
    torch.save(weights, folder / "pytorch_model.bin")
    return folder


def test_pickled_weights_are_read_safely_and_old_norm_names_are_known(copy_of):
    folder = copy_of("bert")
    weights = load_file(folder / "model.safetensors")
    old = {
        name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): weight
        for name, weight in weights.items()
    }
    loaded = load(pickled(folder, old))
    assert codes(loaded) == ["head-new", "weights-unused", "weights-pickled"]
    found = loaded.model.bert.state_dict()
    assert all(torch.equal(weight, found[name]) for name, weight in weights.items() if name in found)


class Malicious:
    def __init__(self, witness: Path) -> None:
        self.witness = witness

    def __reduce__(self):
        return (Path.touch, (self.witness,))


def test_a_pickle_that_runs_code_is_refused_and_not_run(copy_of, tmp_path):
    folder = copy_of("bert")
    witness = tmp_path / "witness"
    (folder / "model.safetensors").unlink()
    (folder / "pytorch_model.bin").write_bytes(pickle.dumps(Malicious(witness), protocol=2))
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "weights-unsafe"
    assert not witness.exists()


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"])
def test_a_broken_weight_file_is_an_error(copy_of, content):
    folder = copy_of("bert")
    (folder / "model.safetensors").write_bytes(content)
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "model-unreadable"


def test_a_folder_without_weights_or_without_anything_is_an_error(copy_of, tmp_path):
    folder = copy_of("bert")
    (folder / "model.safetensors").unlink()
    for path in (folder, tmp_path / "nothing"):
        with pytest.raises(RunFailure) as failure:
            load(path)
        assert failure.value.code == "model-unreadable"


def test_a_model_that_is_a_program_is_not_run(copy_of):
    folder = copy_of("bert")
    witness = folder / "witness"
    (folder / "own.py").write_text(f"open({str(witness)!r}, 'w')\n")
    rewrite_config(folder, model_type="own", auto_map={"AutoConfig": "own.Config"})
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "model-needs-code"
    assert not witness.exists()


@pytest.mark.parametrize("values", [{"model_type": "vit"}, {"model_type": "nothing-known"}])
def test_an_architecture_without_token_classification_is_an_error(copy_of, values):
    folder = copy_of("bert")
    rewrite_config(folder, **values)
    with pytest.raises(RunFailure) as failure:
        load(folder)
    assert failure.value.code == "model-not-suited"


def test_a_full_disk_is_not_explained_away():
    from finetune_trainer.model.load_failures import explain

    full = OSError(28, "No space left on device")
    assert explain(full, ModelReference("x/y", None, None, "hub"), "model") is full


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_a_word_is_encoded_the_same_wherever_it_stands(tiny_model, family):
    tokenizer = load_tokenizer(reference(tiny_model(family)), None)
    encoding = tokenizer(["Lyon", "et", "Lyon"], is_split_into_words=True).encodings[0]
    first, last = ([i for i, word in zip(encoding.ids, encoding.word_ids, strict=True) if word == n] for n in (0, 2))
    assert first == last


@pytest.mark.parametrize("family", ["roberta", "gpt2"])
@pytest.mark.parametrize("kind", ["own class", "generic class"])
def test_byte_level_words_keep_their_space_marker_also_once_saved(copy_of, tmp_path, family, kind):
    folder = copy_of(family)
    path = folder / "tokenizer_config.json"
    values = json.loads(path.read_text()) | {"add_prefix_space": False}
    if kind == "generic class":
        values["tokenizer_class"] = "PreTrainedTokenizerFast"
    path.write_text(json.dumps(values))
    raw = json.loads((folder / "tokenizer.json").read_text())
    raw["pre_tokenizer"]["add_prefix_space"] = False
    (folder / "tokenizer.json").write_text(json.dumps(raw))

    tokenizer = load_tokenizer(reference(folder), None)
    assert tokenizer.tokenize(["Lyon"], is_split_into_words=True)[0].startswith("Ġ")
    tokenizer.save_pretrained(tmp_path / "saved")
    assert json.loads((tmp_path / "saved" / "tokenizer.json").read_text())["pre_tokenizer"]["add_prefix_space"] is True
    again = tiny.load_tokenizer(tmp_path / "saved")
    assert again.tokenize(["Lyon"], is_split_into_words=True)[0].startswith("Ġ")


def test_truncation_and_padding_in_the_tokenizer_file_are_off(copy_of):
    folder = copy_of("bert")
    tokenizer = tiny.load_tokenizer(folder)
    tokenizer.backend_tokenizer.enable_truncation(4)
    tokenizer.backend_tokenizer.enable_padding(length=200)
    tokenizer.save_pretrained(folder)
    tokenizer = load_tokenizer(reference(folder), None)
    assert tokenizer.backend_tokenizer.truncation is None
    assert tokenizer.backend_tokenizer.padding is None


def test_a_tokenizer_without_padding_token_gets_one(tiny_model):
    assert load_tokenizer(reference(tiny_model("gpt2")), None).pad_token == "<|endoftext|>"


def test_a_folder_without_a_tokenizer_is_an_error(copy_of):
    folder = copy_of("bert")
    (folder / "tokenizer.json").write_text("{")
    with pytest.raises(RunFailure) as failure:
        load_tokenizer(reference(folder), None)
    assert failure.value.code == "model-unreadable"


def test_a_tokenizer_of_another_model_is_an_error(tiny_model):
    model = load(tiny_model("bert")).model
    check_fit(model, load_tokenizer(reference(tiny_model("bert")), None), 128)
    with pytest.raises(RunFailure) as failure:
        check_fit(model, load_tokenizer(reference(tiny_model("roberta")), None), 128)
    assert failure.value.code == "vocabulary-mismatch"


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_the_most_positions_are_those_that_the_model_can_run(tiny_model, family):
    model = load(tiny_model(family)).model
    positions = most_positions(model)
    assert positions == (None if family == "deberta-v2" else 128)
    ids = torch.full((1, 129 if positions is None else positions), 7)
    model(input_ids=ids)
    if positions is not None:
        with pytest.raises((IndexError, RuntimeError)):
            model(input_ids=torch.full((1, positions + 1), 7))


def test_a_sequence_longer_than_the_model_can_run_is_an_error(tiny_model):
    folder = tiny_model("camembert")
    with pytest.raises(RunFailure) as failure:
        check_fit(load(folder).model, load_tokenizer(reference(folder), None), 129)
    assert failure.value.code == "sequence-too-long"

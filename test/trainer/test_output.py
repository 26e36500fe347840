import json
import os
from dataclasses import replace

import pytest
import tiny
import torch
import yaml
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from transformers import AutoModelForTokenClassification, AutoTokenizer, TrainerState, pipeline

from finetune_trainer.model.load import load_token_classifier, load_tokenizer
from finetune_trainer.output import files
from finetune_trainer.output.files import replace_folder, write_atomic, write_json
from finetune_trainer.output.model_folder import write_model
from finetune_trainer.output.results import write_results
from finetune_trainer.output.tensorboard import TensorBoard
from finetune_trainer.output.trainer_state import Best
from finetune_trainer.output.trainer_state import TrainerState as Log
from finetune_trainer.output.training_info import TrainingFacts, render_training_info, write_training_info
from finetune_trainer.spec import Arguments, DataReference, Derived, Freeze, ModelReference, Spec
from finetune_trainer.tasks.task import Scores

SCORES = Scores(
    metrics={
        "loss": 0.1234, "precision": 0.9, "recall": 0.8, "f1": 0.847, "f1_macro": 0.85, "accuracy": 0.99,
        "strict_f1": 0.84, "seqeval_f1_macro": None,
    },
    per_label={"DEPART": {"precision": 0.9, "recall": 0.8, "f1": 0.847, "number": 1200}},
)  # fmt: skip


@pytest.fixture
def spec(tiny_model) -> Spec:
    folder = str(tiny_model("roberta"))
    return Spec(
        task="token-classification",
        model=ModelReference("example/tiny", folder, None, "cache"),
        data={split: DataReference(f"data/{split}.jsonl", n, "0") for split, n in (("train", 1500), ("test", 300))},
        labels=tiny.LABELS,
        word_rule="unicode-1",
        arguments=Arguments(
            max_seq_length=64, max_train_samples=None, max_eval_samples=None, seed=42, data_seed=None,
            num_train_epochs=3.0, max_steps=-1, per_device_train_batch_size=16, per_device_eval_batch_size=32,
            gradient_accumulation_steps=1, train_sampling_strategy="random", learning_rate=2e-4,
            lr_scheduler_type="linear", lr_scheduler_kwargs={}, lr_scheduler_steps=None, warmup_steps=0.1,
            optim="adamw_torch", weight_decay=0.01, adam_beta1=0.9, adam_beta2=0.999, adam_epsilon=1e-8,
            max_grad_norm=1.0, label_smoothing_factor=0.0, gradient_checkpointing=False, precision="auto",
            freeze=Freeze(embeddings=True, layers=0.5), use_cpu=False, logging_steps=10, eval_strategy="steps",
            eval_steps=100, eval_on_start=False, eval_delay=0, save_strategy="steps", save_steps=100,
            save_total_limit=2, load_best_model_at_end=True, metric_for_best_model="f1_macro",
            greater_is_better=True, early_stopping_patience=3, early_stopping_threshold=0.0, cache_dir=None,
        ),
        derived=Derived(steps_per_epoch=94, total_steps=282, warmup_steps=29, effective_batch_size=16),
    )  # fmt: skip


FACTS = TrainingFacts(
    run_id="demo-20261101-120000",
    reason="early-stopped",
    step=200,
    epoch=2.13,
    best=Best(100, 0.85, "checkpoint-100"),
    seconds={"loading-model": 1.5, "training": 75.0},
    device="cpu (test, 2 threads)",
    precision="fp32",
    versions={"torch": "2.13.0"},
    parameters=1000,
    trained_parameters=400,
    tokens_per_second=1234.5,
    peak_memory=2**30,
)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "results.json"
    write_atomic(path, "old\n")
    with pytest.raises(UnicodeEncodeError):
        write_atomic(path, "half \ud800")
    assert path.read_text() == "old\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["results.json"]


def test_numbers_that_json_lacks_become_null(tmp_path):
    write_json(tmp_path / "x.json", {"a": float("nan"), "b": [float("inf"), 1.5], "é": "é"})
    text = (tmp_path / "x.json").read_text(encoding="utf-8")
    assert json.loads(text) == {"a": None, "b": [None, 1.5], "é": "é"}
    assert "é" in text


def test_a_folder_takes_the_place_of_another(tmp_path):
    for name in ("final", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    replace_folder(tmp_path / "new", tmp_path / "final")
    assert [entry.name for entry in (tmp_path / "final").iterdir()] == ["new"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["final"]


def test_a_folder_that_cannot_be_replaced_stays(tmp_path):
    (tmp_path / "final").mkdir()
    with pytest.raises(FileNotFoundError):
        replace_folder(tmp_path / "missing", tmp_path / "final")
    assert [entry.name for entry in tmp_path.iterdir()] == ["final"]


def test_results_hold_the_scores_by_split(tmp_path):
    write_results(tmp_path / "results.json", {"test": SCORES})
    results = json.loads((tmp_path / "results.json").read_text())
    assert results == {"test": {**SCORES.metrics, "per_label": SCORES.per_label}}


def log_a_run(spec) -> Log:
    log = Log(spec)
    log.log_train(10, 0.1, 1.5, 2e-5, 3.0)
    log.log_train(100, 1.06, float("nan"), 1e-4, None)
    log.log_evaluation("validation", 100, 1.06, SCORES, 2.0, 300)
    log.log_train(110, 1.1, 0.5, 1e-4, 1.0)
    return log


def test_hugging_face_reads_the_trainer_state(tmp_path, spec):
    path = tmp_path / "trainer_state.json"
    log_a_run(spec).write(path, step=110, epoch=1.1, tokens=5000, best=FACTS.best)
    state = TrainerState.load_from_json(str(path))
    assert (state.global_step, state.max_steps, state.epoch) == (110, 282, 1.1)
    assert (state.best_global_step, state.best_metric, state.best_model_checkpoint) == (100, 0.85, "checkpoint-100")
    assert [entry["step"] for entry in state.log_history] == [10, 100, 100, 110]
    assert state.log_history[0] == {"step": 10, "epoch": 0.1, "loss": 1.5, "learning_rate": 2e-5, "grad_norm": 3.0}
    assert state.log_history[1]["loss"] is None
    evaluation = state.log_history[2]
    assert (evaluation["eval_f1"], evaluation["eval_DEPART_f1"]) == (0.847, 0.847)
    assert evaluation["eval_samples_per_second"] == 150.0


def test_the_trainer_state_has_the_fields_of_hugging_faces(tmp_path, spec):
    log_a_run(spec).write(tmp_path / "ours.json", step=1, epoch=0.1, tokens=1, best=None)
    TrainerState().save_to_json(str(tmp_path / "theirs.json"))
    ours, theirs = (json.loads((tmp_path / name).read_text()) for name in ("ours.json", "theirs.json"))
    assert ours.keys() == theirs.keys()


def test_a_resumed_log_forgets_what_lies_beyond_its_step(tmp_path, spec):
    path = tmp_path / "trainer_state.json"
    log_a_run(spec).write(path, step=110, epoch=1.1, tokens=5000, best=None)
    resumed = Log.resume(path, spec, 100)
    resumed.log_train(120, 1.2, 0.4, 1e-4, 1.0)
    resumed.write(path, step=120, epoch=1.2, tokens=6000, best=None)
    assert [entry["step"] for entry in json.loads(path.read_text())["log_history"]] == [10, 100, 100, 120]


@pytest.mark.parametrize("text", [None, "{", "[]", '{"log_history": [{}]}'])
def test_a_run_resumes_without_a_readable_log(tmp_path, spec, text):
    path = tmp_path / "trainer_state.json"
    if text is not None:
        path.write_text(text)
    Log.resume(path, spec, 100).write(path, step=100, epoch=1.0, tokens=1, best=None)
    assert json.loads(path.read_text())["log_history"] == []


def scalars(folder):
    events = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    events.Reload()
    return {
        tag: [(point.step, pytest.approx(point.value)) for point in events.Scalars(tag)]
        for tag in events.Tags()["scalars"]
    }


def test_tensorboard_shows_the_scalars_by_hugging_faces_names(tmp_path):
    board = TensorBoard(tmp_path)
    board.train(10, 0.5, 1.25, 1e-4, 2.5)
    board.train(20, 1.0, None, 1e-4, None)
    board.evaluate("validation", 20, SCORES)
    board.evaluate("test", 20, SCORES)
    found = scalars(tmp_path)  # while the writer is still at work
    board.close()
    assert found["train/loss"] == [(10, 1.25)]
    assert found["train/grad_norm"] == [(10, 2.5)]
    assert found["train/learning_rate"] == [(10, 1e-4), (20, 1e-4)]
    assert found["eval/f1"] == [(20, 0.847)]
    assert found["eval/DEPART_f1"] == [(20, 0.847)]
    assert found["test/loss"] == [(20, 0.1234)]
    assert "eval/seqeval_f1_macro" not in found


def test_tensorboard_forgets_points_beyond_the_step_of_a_resumed_run(tmp_path):
    first = TensorBoard(tmp_path, clock=lambda: 1_700_000_000.0)
    for step in (10, 20, 30):
        first.train(step, step / 10, step * 1.0, 1e-4, 1.0)
    first.close()
    second = TensorBoard(tmp_path, resumed_from_step=20, clock=lambda: 1_700_000_100.0)
    second.train(30, 3.0, 0.25, 1e-4, 1.0)
    second.close()
    assert scalars(tmp_path)["train/loss"] == [(10, 10.0), (20, 20.0), (30, 0.25)]


def test_training_info_tells_a_human_reader_what_came_out(tmp_path, spec):
    path = tmp_path / "training_info.txt"
    write_training_info(path, spec, FACTS, {"test": SCORES})
    text = path.read_text(encoding="utf-8")
    assert text == render_training_info(spec, FACTS, {"test": SCORES})
    values = {tuple(line.split(maxsplit=1)) for line in text.splitlines() if line.strip()}
    for name, value in [
        ("Model", "example/tiny"),
        ("Steps", "200 of 282 (2.13 epochs)"),
        ("Parameters", "1,000, 600 of them frozen"),
        ("training", "1 min 15 s"),
        ("total", "1 min 16 s"),
        ("Device", "cpu (test, 2 threads)"),
        ("train", "1,500 examples"),
        ("learning_rate", "0.0002"),
        ("freeze", "embeddings true, layers 0.5"),
        ("DEPART", "90.0       80.0       84.7      1,200"),
    ]:
        assert (name, value) in values


def test_every_hyperparameter_is_in_the_training_info(spec):
    text = render_training_info(spec, FACTS, {})
    assert all(f"\n{name} " in text for name in Arguments.__slots__)


@pytest.fixture
def written(tmp_path, spec):
    """A model folder with the model and tokenizer that it was written from."""
    torch.manual_seed(0)
    model = load_token_classifier(spec.model, spec.labels, None).model
    tokenizer = load_tokenizer(spec.model, None)
    tokenizer(["un", "mot"], is_split_into_words=True, truncation=True, max_length=3)
    write_model(tmp_path / "model", model, tokenizer, spec, {"test": SCORES})
    return tmp_path / "model", model, tokenizer


def test_the_model_folder_loads_with_transformers_and_says_the_same(written):
    folder, model, tokenizer = written
    again = AutoModelForTokenClassification.from_pretrained(folder)
    assert again.config.id2label == dict(enumerate(tiny.LABELS))
    words = tiny.examples(1)[0]["tokens"]
    ids = tokenizer(words, is_split_into_words=True, return_tensors="pt")
    fresh = AutoTokenizer.from_pretrained(folder)(words, is_split_into_words=True, return_tensors="pt")
    assert torch.equal(ids["input_ids"], fresh["input_ids"])
    with torch.no_grad():
        assert torch.equal(model.eval()(**ids).logits, again(**ids).logits)


def test_the_model_folder_runs_in_a_pipeline(written):
    tagger = pipeline("token-classification", model=str(written[0]), aggregation_strategy="first")
    text = "je pars de Lyon"
    for entity in tagger(text):
        assert text[entity["start"] : entity["end"]].strip() == entity["word"].strip()


def test_the_saved_tokenizer_neither_cuts_nor_pads(written):
    raw = json.loads((written[0] / "tokenizer.json").read_text())
    assert (raw["truncation"], raw["padding"]) == (None, None)


def test_inference_finds_what_it_must_know(written):
    assert json.loads((written[0] / "finetune.json").read_text()) == {
        "format": 1,
        "task": "token-classification",
        "labels": list(tiny.LABELS),
        "wordRule": "unicode-1",
        "maxLength": 64,
    }


def test_the_model_card_has_front_matter_scores_and_a_base_model(written):
    _, front, body = (written[0] / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(front) == {
        "library_name": "transformers",
        "pipeline_tag": "token-classification",
        "base_model": "example/tiny",
        "tags": ["finetune-lab"],
    }
    assert "ARRIVEE, DEPART" in body
    assert "84.7" in body


def test_the_model_folder_does_not_tell_where_the_base_model_lay(tmp_path, spec):
    local = replace(spec, model=replace(spec.model, name_or_path="/home/someone/models/x", source="folder"))
    model = load_token_classifier(local.model, local.labels, None).model
    write_model(tmp_path / "model", model, load_tokenizer(local.model, None), local, {})
    for path in (tmp_path / "model").iterdir():
        assert b"/home/someone" not in path.read_bytes()
        assert str(spec.model.path).encode() not in path.read_bytes()


def test_a_new_model_folder_replaces_the_old_one_and_its_export(written, spec):
    folder, model, tokenizer = written
    (folder / "onnx").mkdir()
    write_model(folder, model, tokenizer, spec, {})
    assert not (folder / "onnx").exists()
    assert [entry.name for entry in folder.parent.iterdir()] == ["model"]


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path, spec):
    model = load_token_classifier(spec.model, spec.labels, None).model
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        write_model(tmp_path / "file" / "model", model, load_tokenizer(spec.model, None), spec, {})
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_file_that_windows_holds_for_a_moment_is_replaced_after_it(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0, 0.0))
    attempts = iter([PermissionError, PermissionError])
    replace_file = os.replace

    def held_twice(source, target):
        if error := next(attempts, None):
            raise error
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", held_twice)
    write_atomic(tmp_path / "file", "text")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("file", "text")]

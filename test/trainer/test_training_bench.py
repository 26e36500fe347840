import sys
from pathlib import Path

import pytest

from finetune_trainer.spec import Spec

BENCH = Path(__file__).resolve().parents[1] / "bench" / "training"
sys.path.insert(0, str(BENCH))

import main  # noqa: E402
import measure  # noqa: E402
import our_run  # noqa: E402
import plan  # noqa: E402
import report  # noqa: E402
import sentences  # noqa: E402

CONLL = "-DOCSTART- O\n\nJe\tO\nquitte\tO\nLe\tB-DEPART\nMans\tI-DEPART\n\nà\tO\nSète\tB-ARRIVEE\n"


def test_conll_and_canonical_files_give_the_same_examples(tmp_path):
    conll = tmp_path / "train.conll"
    conll.write_text(CONLL, encoding="utf-8")
    examples = sentences.read_examples(conll)
    assert [example["tokens"] for example in examples] == [["Je", "quitte", "Le", "Mans"], ["à", "Sète"]]
    assert examples[0]["tags"] == ["O", "O", "B-DEPART", "I-DEPART"]
    assert [example["line"] for example in examples] == [3, 8]
    again = sentences.read_examples(sentences.write_examples(tmp_path / "train.jsonl", examples))
    assert [(example["tokens"], example["tags"]) for example in again] == [
        (example["tokens"], example["tags"]) for example in examples
    ]


def test_a_part_of_the_data_is_the_same_part_each_time(tmp_path):
    for split in ("train", "test"):
        (tmp_path / f"{split}.conll").write_text("".join(f"w{number} O\n\n" for number in range(50)), encoding="utf-8")
    first, second = (sentences.read_corpus(tmp_path, 10, 5) for _ in range(2))
    assert first == second
    assert (len(first.train), len(first.test), first.labels) == (10, 5, ("O",))


def test_the_trainer_reads_the_spec_of_the_bench(tmp_path):
    example = {"id": 0, "file": "train.conll", "line": 1, "tokens": ["Sète"], "tags": ["B-ARRIVEE"]}
    file = sentences.write_examples(tmp_path / "train.jsonl", [example] * 40)
    setting = next(setting for setting in plan.SETTINGS if setting.name == "ours-bf16")
    job = plan.Job(setting, 3, "cpu", "/models/x", str(file), str(file), 40, str(tmp_path))
    our_run.write_spec(job, ("O", "B-ARRIVEE", "I-ARRIVEE"))
    spec = Spec.read(tmp_path / "spec.json")
    assert (spec.arguments.seed, spec.arguments.precision, spec.data["train"].examples) == (3, "bf16", 40)
    assert (spec.derived.steps_per_epoch, spec.derived.total_steps, spec.derived.warmup_steps) == (3, 3, 1)


def test_every_goal_and_every_pair_names_a_setting():
    names = {setting.name for setting in plan.SETTINGS}
    goals = [goal for goals in plan.GOALS.values() for goal in goals]
    assert {name for goal in goals for name in (goal.ours, *goal.others)} | {x for x in sum(plan.F1_PAIRS, ())} <= names


def test_ratios_are_taken_within_a_round():
    runs = [_run("ours", 0, 20), _run("hf-dynamic", 0, 10), _run("ours", 1, 6), _run("hf-dynamic", 1, 2)]
    assert report.paired_ratio([*runs, _run("ours", 2, 99)], "ours", "hf-dynamic") == 2.5
    assert report.paired_ratio(runs, "ours", "hf-padded") is None


def test_the_interval_is_students_of_the_paired_differences():
    interval = report.paired_interval([1.0, 2.0, 3.0])
    assert interval.mean == 2
    assert interval.low == pytest.approx(2 - 4.30265 / 3**0.5, abs=1e-4)
    assert interval.high == pytest.approx(2 + 4.30265 / 3**0.5, abs=1e-4)
    assert report.paired_interval([1.0]).high == float("inf")


@pytest.mark.parametrize(("ours", "verdict"), [((0.90, 0.91, 0.93), "behind"), ((0.97, 0.95, 0.96), "not behind")])
def test_a_score_is_behind_when_the_whole_interval_lies_below_zero(ours, verdict):
    runs = [_run("ours", seed, 1, f1) for seed, f1 in enumerate(ours)]
    runs += [_run("hf-dynamic", seed, 1, f1) for seed, f1 in enumerate((0.96, 0.96, 0.97))]
    (row,) = [
        line for line in report.render(runs, "cpu").splitlines() if line.endswith("behind |") or "behind " in line
    ]
    assert row.split("|")[-2].strip() == verdict


def test_the_goal_counts_against_the_fastest_rival():
    runs = [_run("ours-bf16", 0, 30), _run("hf-dynamic", 0, 10), _run("hf-dynamic-bf16", 0, 25)]
    (row,) = [line for line in report.render(runs, "cpu").splitlines() if "≥ 1.4" in line]
    assert [cell.strip() for cell in row.split("|")[1:-1]] == [
        "ours-bf16",
        "hf-dynamic-bf16",
        "1.20",
        "≥ 1.4",
        "missed",
    ]


def test_tables_without_a_comparison_are_left_out():
    assert report.render([_run("ours", 0, 30)], "cpu").count("| setting") == 1
    assert "minus" not in report.render([_run("ours", 0, 30)], "cpu")
    assert "goal" not in report.render([_run("ours", 0, 30)], "cpu")


def test_figures_come_from_the_events(tmp_path):
    job = plan.Job(plan.SETTINGS[1], 0, "cpu", "m", "train", "test", 100, str(tmp_path))
    events = [
        {"type": "stage", "stage": "loading-model", "time": 11},
        {"type": "stage", "stage": "training", "time": 12},
        {"type": "train", "time": 12.5, "memory": 0},
        {"type": "stage", "stage": "training", "time": 15},
        {"type": "stage", "stage": "evaluating", "time": 17},
        {"type": "evaluate", "split": "test", "time": 18, "metrics": {"f1": 0.9}},
    ]
    found = measure._figures(job, 10, events, 123)
    assert (found.sentences_per_second, found.first_loss_seconds, found.peak_memory, found.f1) == (20, 2.5, 123, 0.9)


def test_settings_take_turns_in_another_order_each_round(tmp_path):
    options = main._options(["--model", "m", "--seeds", "2", "--only", "ours", "hf-dynamic", "hf-padded"])
    example = {"id": 0, "file": "f", "line": 1, "tokens": ["a"], "tags": ["O"]}
    corpus = sentences.Corpus([example] * 600, [example], ("O",))
    jobs = list(main._jobs(options, corpus, "cpu", tmp_path))
    names = [job.setting.name for job in jobs]
    assert names == ["hf-padded", "hf-dynamic", "ours", "hf-dynamic", "ours", "hf-padded"]
    assert [job.sentences for job in jobs[:3]] == [480, 600, 600]


def test_what_was_measured_before_is_not_measured_again(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(main, "measure", lambda job, labels: calls.append(job) or _run(job.setting.name, job.seed, 5))
    corpus = sentences.Corpus([], [], ("O",))
    for seed in (0, 0, 1):
        job = plan.Job(plan.SETTINGS[0], seed, "cpu", "m", "train", "test", 100, str(tmp_path))
        assert main._measure_once(job, corpus, tmp_path / "measurements.jsonl").sentences_per_second == 5
    assert [job.seed for job in calls] == [0, 1]


def _run(setting, seed, speed, f1=None):
    return measure.Measurement(setting, seed, speed, 1.0, 1, f1)

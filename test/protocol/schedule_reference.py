"""Says which learning rates the trainer and thinc have at each step, and when the trainer evaluates.

`schedule_reference.py CASES OUT` reads `{transformers: [{values, derived, evaluations, steps}], thinc: [{schedule,
values, steps}], evaluations: [{values, derived}]}` and writes, under the same names, a list for each case: of rates, or
null where an error is raised; of the steps after which there is an evaluation.
"""

from __future__ import annotations

import itertools
import json
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src" / "trainer"))

# E402: what is imported here lies on the path that was set above.
import thinc.config  # noqa: E402
import thinc.schedules  # noqa: E402 - registers them
import torch  # noqa: E402

from finetune_trainer.failures import RunFailure  # noqa: E402
from finetune_trainer.loop.intervals import Intervals  # noqa: E402
from finetune_trainer.optimization.schedule import Schedule  # noqa: E402


def trained(case: dict[str, Any]) -> list[float] | None:
    """The rates after 0 to `steps` steps; an evaluation comes after the step that it names."""
    spec = SimpleNamespace(arguments=SimpleNamespace(**case["values"]), derived=SimpleNamespace(**case["derived"]))
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=case["values"]["learning_rate"])
    metrics = {evaluation["step"]: evaluation["metric"] for evaluation in case["evaluations"]}
    try:
        schedule = Schedule(spec, optimizer)
        rates = [schedule.learning_rate]
        for step in range(1, case["steps"] + 1):
            schedule.after_step()
            if step in metrics:
                schedule.after_evaluation(metrics[step])
            rates.append(schedule.learning_rate)
    except RunFailure:
        return None
    return rates


def of_thinc(case: dict[str, Any]) -> list[float]:
    """The values after 0 to `steps` steps."""
    schedule = thinc.config.registry.schedules.get(case["schedule"])(**case["values"])
    return list(itertools.islice(schedule, case["steps"] + 1))


def evaluated(case: dict[str, Any]) -> list[int]:
    """The steps that are evaluated after, from the first on."""
    values = {**case["values"], "logging_steps": 1, "save_strategy": "no", "save_steps": 1}
    intervals = Intervals.of(
        SimpleNamespace(arguments=SimpleNamespace(**values), derived=SimpleNamespace(**case["derived"]))
    )
    return [step for step in range(1, case["derived"]["total_steps"] + 1) if intervals.evaluates(step)]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    answers = {
        "transformers": [trained(case) for case in cases["transformers"]],
        "thinc": [of_thinc(case) for case in cases["thinc"]],
        "evaluations": [evaluated(case) for case in cases["evaluations"]],
    }
    Path(sys.argv[2]).write_text(json.dumps(answers, allow_nan=False), encoding="utf-8")

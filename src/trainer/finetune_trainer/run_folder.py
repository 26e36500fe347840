"""Names in a run directory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CHECKPOINT = re.compile(r"checkpoint-(\d+)")


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run directory: the contract with whoever watches it."""

    path: Path

    @property
    def spec(self) -> Path:
        """The resolved config."""
        return self.path / "spec.json"

    @property
    def events(self) -> Path:
        """What the run says."""
        return self.path / "events.jsonl"

    @property
    def lock(self) -> Path:
        """Held by the writer."""
        return self.path / "lock"

    @property
    def heartbeat(self) -> Path:
        """Touched by the writer."""
        return self.path / "heartbeat"

    @property
    def reserve(self) -> Path:
        """Room for the writer's last words on a full disk."""
        return self.path / ".reserve"

    @property
    def control(self) -> Path:
        """Requests of viewers."""
        return self.path / "control"

    @property
    def model(self) -> Path:
        """The model that came out."""
        return self.path / "model"

    @property
    def predictions(self) -> Path:
        """Predictions by split."""
        return self.path / "predictions"

    @property
    def trainer_state(self) -> Path:
        """The log in Hugging Face's shape."""
        return self.path / "trainer_state.json"

    @property
    def tensorboard(self) -> Path:
        """TensorBoard's event files."""
        return self.path / "tensorboard"

    @property
    def results(self) -> Path:
        """Scores by split."""
        return self.path / "results.json"

    @property
    def training_info(self) -> Path:
        """The same for a human reader."""
        return self.path / "training_info.txt"

    def checkpoint(self, step: int) -> Path:
        """The checkpoint of a step."""
        return self.path / f"checkpoint-{step}"

    def version(self, step: int) -> Path:
        """The model as it was after so many steps (0: before the first), once it was exported.

        Not in the checkpoint, which stays what resuming needs, and which `save_total_limit` deletes: what somebody
        asked for stays until somebody deletes it. The same in `src/runs/runFiles.ts`.
        """
        return self.path / "models" / f"step-{step}"

    def checkpoints(self) -> list[int]:
        """Steps of the checkpoints on disk, ascending."""
        matches = (_CHECKPOINT.fullmatch(entry.name) for entry in self.path.iterdir())
        return sorted(int(match[1]) for match in matches if match)

    def relative(self, path: Path) -> str:
        """A path as events name it: relative to the run, with `/`."""
        return path.relative_to(self.path).as_posix()

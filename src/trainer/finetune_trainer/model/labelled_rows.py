"""Narrows a model's work to the tokens that carry a label.

A token-classification head reads the first sub-token of each word only. What the last layer computes for other
tokens after its attention, and the head, is dropped by the loss; leaving it out changes no result.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn

from finetune_trainer.model.families import Family


class LabelledRows:
    """Keeps the rows of hidden states that `select` names, from as early in the model as the family allows.

    The model's logits are then (1, R, classes) for R rows of the flattened (B · L) hidden states.
    """

    def __init__(self, base_model: nn.Module, family: Family | None) -> None:
        self._rows: torch.Tensor | None = None
        output = None if family is None else family.last_attention_output(base_model)
        if output is None:
            base_model.register_forward_hook(self._narrow_hidden_states)
        else:
            output.register_forward_pre_hook(self._narrow_inputs)

    def select(self, rows: torch.Tensor) -> None:
        """Keep these rows in the next forward: (R,) indices into the flattened hidden states."""
        self._rows = rows

    def _narrow_inputs(self, module: nn.Module, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
        return tuple(self._narrow(states) for states in inputs)

    def _narrow_hidden_states(self, module: nn.Module, inputs: Any, output: Any) -> Any:
        output.last_hidden_state = self._narrow(output.last_hidden_state)
        return output

    def _narrow(self, states: torch.Tensor) -> torch.Tensor:
        if self._rows is None:
            return states
        return states.reshape(1, -1, states.shape[-1]).index_select(1, self._rows)

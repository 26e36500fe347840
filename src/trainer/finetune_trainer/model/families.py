"""Model families that are known to attend through transformers' attention interface, so that they can be packed.

Others may ignore a registered attention function without an error and mix the sentences of a row (DeBERTa and MPNet
do), so a family is packed only if it is listed here and passes the self-test of `packing_check`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from torch import nn
from transformers import PreTrainedConfig


@dataclass(frozen=True, slots=True)
class Family:
    """How a family numbers positions and where its last layer can be narrowed.

    Attributes:
        positions: Sentences start at position 0, or (RoBERTa) right after the padding id.
        layers: Dotted path of the list of layers in the base model, where each layer has BERT's `attention.output`.
    """

    positions: Literal["from-zero", "after-padding"]
    layers: str | None

    def first_position(self, config: PreTrainedConfig) -> int:
        """The position id of a sentence's first token."""
        return 0 if self.positions == "from-zero" else config.pad_token_id + 1

    def last_attention_output(self, base_model: nn.Module) -> nn.Module | None:
        """The module of the last layer after which nothing looks at other tokens, if the family has it."""
        if self.layers is None:
            return None
        return base_model.get_submodule(self.layers)[-1].attention.output


_BERT = Family(positions="from-zero", layers="encoder.layer")
_ROBERTA = Family(positions="after-padding", layers="encoder.layer")

FAMILIES = {
    "bert": _BERT,
    "electra": _BERT,
    "roberta": _ROBERTA,
    "camembert": _ROBERTA,
    "xlm-roberta": _ROBERTA,
    "distilbert": Family(positions="from-zero", layers=None),
    "albert": Family(positions="from-zero", layers=None),
}
"""By `model_type`."""

"""Packed batches compute what each sentence gives alone; families that cannot be packed are padded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import tiny
import torch
from transformers import AutoModelForTokenClassification

from finetune_trainer.model import attention, families
from finetune_trainer.model.labelled_rows import LabelledRows
from finetune_trainer.model.packing import PackedLayout, Packer, Padder
from finetune_trainer.model.packing_check import why_not_packed
from finetune_trainer.model.random_masks import MaskSource, use_mask_source
from finetune_trainer.model.trainable_model import Numerics, TrainableModel
from finetune_trainer.tasks.task import Sample
from finetune_trainer.tasks.token_classification import TokenClassification, TokenExample

CPU = torch.device("cpu")
PACKED = sorted(families.FAMILIES)
PADDED = ["deberta-v2", "mpnet", "gpt2"]


def samples_of(folder: Path, number: int = 6, seed: int = 3) -> Sequence[Sample]:
    examples = [
        TokenExample(e["id"], e["file"], e["line"], tuple(e["tokens"]), tuple(e["tags"]))
        for e in tiny.examples(number, seed)
    ]
    return TokenClassification(tiny.LABELS).encode(examples, tiny.load_tokenizer(folder), 64).samples


def load(folder: Path, dtype: torch.dtype = torch.float32) -> torch.nn.Module:
    return AutoModelForTokenClassification.from_pretrained(folder, dtype=dtype)


def alone(model: torch.nn.Module, samples: Sequence[Sample]) -> torch.Tensor:
    padder = Padder(CPU, 0)
    return torch.cat([model(**padder([sample]).inputs).logits[0] for sample in samples])


@pytest.mark.parametrize("family", PACKED)
def test_a_packed_sentence_is_what_it_is_alone(tiny_model: Callable[..., Path], family: str) -> None:
    folder = tiny_model(family, tiny.LABELS)
    model, samples = load(folder, torch.float64).eval(), samples_of(folder)
    with torch.no_grad():
        expected = alone(model, samples)
        model.set_attn_implementation(attention.NAME)
        packer = Packer(CPU, families.FAMILIES[family].first_position(model.config))
        packed = model(**packer(samples).inputs).logits[0]
    assert (packed - expected).abs().max() <= 1e-12


@pytest.mark.parametrize("family", ["roberta", "camembert", "xlm-roberta"])
def test_roberta_positions_from_zero_would_be_wrong(tiny_model: Callable[..., Path], family: str) -> None:
    folder = tiny_model(family, tiny.LABELS)
    model, samples = load(folder).eval(), samples_of(folder)
    with torch.no_grad():
        expected = alone(model, samples)
        model.set_attn_implementation(attention.NAME)
        packed = model(**Packer(CPU, 0)(samples).inputs).logits[0]
    assert (packed - expected).abs().max() > 1e-3


@pytest.mark.parametrize("family", PACKED)
def test_families_on_the_list_pass_the_self_test(tiny_model: Callable[..., Path], family: str) -> None:
    folder = tiny_model(family, tiny.LABELS)
    assert why_not_packed(load(folder), samples_of(folder), 0) == ""


@pytest.mark.parametrize("family", PADDED)
def test_other_families_are_padded_and_say_why(tiny_model: Callable[..., Path], family: str) -> None:
    folder = tiny_model(family, tiny.LABELS)
    assert family in why_not_packed(load(folder), samples_of(folder), 0)


@pytest.mark.parametrize("family", ["deberta-v2", "mpnet"])
def test_the_self_test_finds_attention_that_is_never_called(
    tiny_model: Callable[..., Path], family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tiny_model(family, tiny.LABELS)
    monkeypatch.setitem(families.FAMILIES, family, families.Family("from-zero", None))
    model = load(folder)
    assert why_not_packed(model, samples_of(folder), 0) != ""
    assert model.config._attn_implementation in ("sdpa", "eager")


def test_the_self_test_finds_mixed_sentences(tiny_model: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny_model("roberta", tiny.LABELS)
    monkeypatch.setitem(families.FAMILIES, "roberta", families.Family("from-zero", None))
    model = load(folder)
    assert "differs" in why_not_packed(model, samples_of(folder), 0)
    assert model.config._attn_implementation == "sdpa"


def test_an_argument_that_packing_does_not_know_is_refused() -> None:
    states = torch.zeros(1, 2, 3, 4)
    layout = PackedLayout.of([3], CPU)
    with pytest.raises(attention.UnknownAttentionArgument, match="softcap"):
        attention.packed_attention(torch.nn.Module(), states, states, states, None, packing=layout, softcap=5.0)


def test_a_sliding_window_leaves_out_distances_of_its_width_and_more() -> None:
    torch.manual_seed(0)
    query, key, value = (torch.randn(1, 1, 6, 4) for _ in range(3))
    layout = PackedLayout.of([6], CPU)
    out, _ = attention.packed_attention(torch.nn.Module(), query, key, value, None, packing=layout, sliding_window=3)
    position = torch.arange(6)
    near = (position.view(-1, 1) - position).abs() < 3
    expected = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=near)
    assert torch.allclose(out.transpose(1, 2), expected, atol=1e-6)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_gradients_equal_those_of_padded_sentences(tiny_model: Callable[..., Path], dtype: torch.dtype) -> None:
    folder = tiny_model("bert", tiny.LABELS, dropout=0.0)
    samples = samples_of(folder)
    gradients = []
    for packs in (True, False):
        model = load(folder, dtype).train()
        if packs:
            model.set_attn_implementation(attention.NAME)
            use_mask_source(model, MaskSource(0))
        batch = (Packer(CPU, 0, MaskSource(0)) if packs else Padder(CPU, 0))(samples)
        rows = LabelledRows(model.base_model, families.FAMILIES["bert"] if packs else None)
        rows.select(batch.rows)
        torch.nn.functional.cross_entropy(model(**batch.inputs).logits[0], batch.labels).backward()
        gradients.append({name: p.grad for name, p in model.named_parameters() if p.grad is not None})
    tolerance = 1e-6 if dtype == torch.float32 else 1e-14
    assert gradients[0].keys() == gradients[1].keys()
    for name, gradient in gradients[0].items():
        assert (gradient - gradients[1][name]).abs().max() <= tolerance, name


def test_narrowing_to_labelled_rows_changes_no_logit(tiny_model: Callable[..., Path]) -> None:
    folder = tiny_model("electra", tiny.LABELS)
    model, samples = load(folder).eval(), samples_of(folder)
    model.set_attn_implementation(attention.NAME)
    batch = Packer(CPU, 0)(samples)
    with torch.no_grad():
        whole = model(**batch.inputs).logits[0][batch.rows]
        LabelledRows(model.base_model, families.FAMILIES["electra"]).select(batch.rows)
        narrowed = model(**batch.inputs).logits[0]
    assert torch.allclose(narrowed, whole, atol=1e-6)


def test_masks_drop_the_share_asked_for_and_keep_the_expectation() -> None:
    mask = MaskSource(5).keep(torch.Size((1000, 1000)), 0.1, torch.float32)
    dropped = float((mask == 0).float().mean())
    assert abs(dropped - 0.1) < 0.002
    assert abs(float(mask.mean()) - 1.0) < 0.002


def test_a_restored_mask_source_draws_the_same_masks() -> None:
    source = MaskSource(5)
    source.keep(torch.Size((7,)), 0.5, torch.float32)
    state = source.state()
    first = source.keep(torch.Size((1001,)), 0.5, torch.float32)
    other = MaskSource(0)
    other.restore(state)
    assert torch.equal(other.keep(torch.Size((1001,)), 0.5, torch.float32), first)


def test_attention_with_dropout_has_the_gradient_of_its_own_masks() -> None:
    layout = PackedLayout.of([4, 2], CPU, MaskSource(3))
    inputs = [torch.randn(1, 2, 6, 3, dtype=torch.float64, requires_grad=True) for _ in range(3)]

    def attend(*states: torch.Tensor) -> torch.Tensor:
        layout.masks.restore(MaskSource(3).state())
        return attention.packed_attention(torch.nn.Module(), *states, None, dropout=0.3, packing=layout)[0]

    assert torch.autograd.gradcheck(attend, inputs)


def test_padding_keeps_its_own_row_of_a_compact_table(tiny_model: Callable[..., Path]) -> None:
    """Models that mix neighbours by convolution see it; no gradient reaches it."""
    folder = tiny_model("deberta-v2", tiny.LABELS)
    model, samples = load(folder), samples_of(folder)
    row = model.get_input_embeddings().weight[0].clone()
    ready = TrainableModel(model, samples, 0, Numerics("fp32", "torch", ""), MaskSource(0))
    compact = ready.table.compact
    rows = compact(torch.tensor([0, samples[0].input_ids[0]]))
    assert torch.equal(rows[0], row)
    rows.sum().backward()
    gradient = compact.weight.grad[compact.slot[torch.tensor([0, samples[0].input_ids[0]])]]
    assert (float(gradient[0].abs().max()), float(gradient[1].min())) == (0.0, 1.0)

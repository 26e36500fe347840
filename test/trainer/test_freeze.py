import pytest
import tiny
from transformers import AutoModelForTokenClassification

from finetune_trainer.failures import RunFailure
from finetune_trainer.model.freeze import describe_layers, freeze
from finetune_trainer.spec import Freeze


@pytest.fixture
def model(tiny_model):
    return lambda family: AutoModelForTokenClassification.from_pretrained(tiny_model(family, tiny.LABELS))


def frozen_names(model):
    return {name for name, parameter in model.named_parameters() if not parameter.requires_grad}


LAYERS = {
    "bert": "bert.encoder.layer.",
    "roberta": "roberta.encoder.layer.",
    "camembert": "roberta.encoder.layer.",
    "xlm-roberta": "roberta.encoder.layer.",
    "distilbert": "distilbert.transformer.layer.",
    "electra": "electra.encoder.layer.",
    "deberta-v2": "deberta.encoder.layer.",
    "gpt2": "transformer.h.",
    "mpnet": "mpnet.encoder.layer.",
}


@pytest.mark.parametrize(("family", "prefix"), LAYERS.items())
def test_the_first_layers_of_any_family_are_frozen(model, family, prefix):
    model = model(family)
    report = freeze(model, Freeze(embeddings=False, layers=1))
    assert frozen_names(model) == {name for name, _ in model.named_parameters() if name.startswith(f"{prefix}0.")}
    assert (report.layers, report.all_layers) == (1, 2)
    assert 0 < report.parameters < report.all_parameters


@pytest.mark.parametrize("family", [*LAYERS, "albert"])
def test_the_embeddings_of_any_family_are_frozen_and_nothing_else(model, family):
    model = model(family)
    freeze(model, Freeze(embeddings=True, layers=0))
    names = frozen_names(model)
    assert not model.get_input_embeddings().weight.requires_grad
    if family == "gpt2":
        assert names == {"transformer.wte.weight", "transformer.wpe.weight"}
    else:
        prefix = f"{model.base_model_prefix}.embeddings."
        assert names == {name for name, _ in model.named_parameters() if name.startswith(prefix)}


@pytest.mark.parametrize(("share", "layers"), [(0.5, 3), (0.4, 2), (0.99, 5), (0.0, 0), (6, 6)])
def test_a_share_of_layers_is_rounded_down(tmp_path, share, layers):
    folder = tiny.make(tmp_path, "bert", tiny.LABELS, num_hidden_layers=6)
    model = AutoModelForTokenClassification.from_pretrained(folder)
    assert freeze(model, Freeze(embeddings=False, layers=share)).layers == layers


@pytest.mark.parametrize(("family", "layers"), [("bert", 3), ("albert", 2)])
def test_more_layers_than_the_model_has_are_an_error(model, family, layers):
    with pytest.raises(RunFailure) as failure:
        freeze(model(family), Freeze(embeddings=False, layers=layers))
    assert failure.value.code == "freeze-too-many"


def test_nothing_is_frozen_unless_asked(model):
    model = model("bert")
    report = freeze(model, Freeze(embeddings=False, layers=0))
    assert not frozen_names(model)
    assert report.parameters == 0


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("bert", ["embeddings", "encoder.layer.0", "encoder.layer.1", "classifier"]),
        (
            "deberta-v2",
            [
                "embeddings",
                "encoder.layer.0",
                "encoder.layer.1",
                "encoder.rel_embeddings",
                "encoder.LayerNorm",
                "classifier",
            ],
        ),
        ("gpt2", ["wte", "wpe", "h.0", "h.1", "ln_f", "classifier"]),
    ],
)
def test_the_parts_of_a_model_are_described_in_order(model, family, names):
    model = model(family)
    freeze(model, Freeze(embeddings=True, layers=1))
    layers = describe_layers(model, frozenset({"classifier.weight", "classifier.bias"}))
    assert [layer["name"] for layer in layers] == names
    states = {layer["name"]: layer["state"] for layer in layers}
    assert states["classifier"] == "new"
    assert states[names[0]] == "frozen"
    assert [state for name, state in states.items() if name.endswith((".0", ".1"))] == ["frozen", "trained"]
    assert sum(layer["parameters"] for layer in layers) == model.num_parameters()

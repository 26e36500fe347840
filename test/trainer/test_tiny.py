import pytest
import tiny
import torch
from transformers import AutoModelForTokenClassification


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_a_tiny_model_runs_on_the_sentences_its_tokenizer_encodes(tiny_model, family):
    folder = tiny_model(family, tiny.LABELS)
    tokenizer = tiny.load_tokenizer(folder)
    model = AutoModelForTokenClassification.from_pretrained(folder).eval()
    encoding = tokenizer(tiny.examples(1)[0]["tokens"], is_split_into_words=True, return_tensors="pt")
    with torch.no_grad():
        logits = model(input_ids=encoding["input_ids"]).logits
    assert logits.shape == (1, encoding["input_ids"].shape[1], len(tiny.LABELS))
    assert logits.std() > 0.01


def test_the_same_seed_makes_the_same_weights(tmp_path):
    first, second = tiny.make(tmp_path / "a", "bert", seed=3), tiny.make(tmp_path / "b", "bert", seed=3)
    assert (first / "model.safetensors").read_bytes() == (second / "model.safetensors").read_bytes()
    assert (first / "tokenizer.json").read_text() == (second / "tokenizer.json").read_text()


@pytest.mark.parametrize("family", tiny.FAMILIES)
def test_real_words_are_split_into_several_known_pieces(tiny_model, family):
    tokenizer = tiny.load_tokenizer(tiny_model(family))
    encoding = tokenizer(["Châlons", "en", "Champagne"], is_split_into_words=True)
    words = [word for word in encoding.word_ids() if word is not None]
    assert set(words) == {0, 1, 2}
    assert len(words) > 3
    assert tokenizer.unk_token_id not in encoding["input_ids"]

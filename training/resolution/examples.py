"""Examples of resolution: the candidates of a mention, and which of them are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from quotesearch.extraction.resolution.candidate_ranking import Choice
from quotesearch.extraction.resolution.discourse import Discourse
from quotesearch.extraction.resolution.mentions import Mention, MentionKind
from quotesearch.extraction.resolution.speaker_candidates import Candidates
from quotesearch.extraction.resolution.speakers import Step, steps
from training.resolution.readings import Label, Reading

NameRight = Callable[[str, str], bool]


@dataclass(frozen=True)
class Example:
    """One quote whose speaker is known.

    Attributes:
        reading: of its article.
        step: how it was resolved.
        label: who spoke.
        right: (candidates,) which of them are right; none, where no candidate is.
        is_fit: whether the ranking may learn from it: its mention is the labelled one.
    """

    reading: Reading
    step: Step
    label: Label
    right: np.ndarray
    is_fit: bool

    @property
    def kind(self) -> MentionKind:
        return self.step.mention.kind

    @property
    def mention(self) -> Mention:
        return self.step.mention

    @property
    def candidates(self) -> Candidates:
        return self.step.candidates

    def is_right(self, choice: Choice, name_right: NameRight) -> bool:
        """Tell whether a choice is right."""
        return is_right_name(choice.speaker.name, self.label, name_right)


def make_examples(reading: Reading, name_right: NameRight) -> Iterator[Example]:
    """Resolve an article by the weights of the package, and compare with its labels."""
    discourse = Discourse.begin(reading.entities)
    resolved = [step for step, _ in steps(reading.attributions, discourse)]
    for step, label in zip(resolved, reading.labels, strict=True):
        if label is None:
            continue
        right = _which_are_right(step, label, name_right)
        yield Example(reading, step, label, right, right.any() and _is_labelled(step, label))


def is_right_name(name: str | None, label: Label, name_right: NameRight) -> bool:
    """Tell whether a name is the speaker's; None is right where nobody is named."""
    if not label.names:
        return name is None
    return name is not None and any(name_right(right, name) for right in label.names)


def _which_are_right(step: Step, label: Label, name_right: NameRight) -> np.ndarray:
    """Tell which candidates are right; a surname alone is not, if the full name is one, too."""
    speakers = step.candidates.speakers
    right = np.array([is_right_name(speaker.name, label, name_right) for speaker in speakers])
    own = speakers[0].entities
    if len(own) == 1 and own[0].is_ambiguous and right[1:].any():
        right[0] = False
    return right


def _is_labelled(step: Step, label: Label) -> bool:
    """Tell whether a mention is the labelled one."""
    mention = step.attribution.mention
    sources: Sequence[tuple[int, int]] = label.sources or ()
    if mention is None:
        return not sources
    start, end = mention
    return any(source[0] < end and start < source[1] for source in sources)

"""Documents on one happening found together: by the rare words they share, joined group by group from the most alike."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

Vector = Mapping[str, float]


def group_documents(documents: Sequence[Sequence[str]], apart: float) -> list[list[int]]:
    """The places of the documents, group by group; groups whose members are on average less alike than *apart* stay apart."""
    vectors = weigh(documents)
    alike = [[cosine(one, other) for other in vectors] for one in vectors]
    groups = [[place] for place in range(len(documents))]
    while len(groups) > 1:
        score, left, right = max(
            (sum(alike[a][b] for a in groups[left] for b in groups[right]) / (len(groups[left]) * len(groups[right])), -left, -right)
            for left in range(len(groups))
            for right in range(left + 1, len(groups))
        )
        if score < apart:
            break
        groups[-left] += groups.pop(-right)
    return groups


def weigh(documents: Sequence[Sequence[str]]) -> list[Vector]:
    """Each document's words by how often they stand there and how few documents have them, at length one."""
    seen = Counter(word for words in documents for word in set(words))
    vectors: list[Vector] = []
    for words in documents:
        counts = Counter(word for word in words if len(word) > 2 and any(letter.isalnum() for letter in word))
        vector = {
            word: (1 + math.log(count)) * math.log(len(documents) / seen[word]) for word, count in counts.items() if 1 < seen[word] < len(documents)
        }
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({word: weight / length for word, weight in vector.items()})
    return vectors


def cosine(one: Vector, other: Vector) -> float:
    """How alike two documents are, from 0 to 1."""
    return sum(weight * other[word] for word, weight in sorted(one.items()) if word in other)

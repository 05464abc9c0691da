"""Chance that repeats: the same seed gives the same draws on every Python."""

import random
from typing import List, Sequence, TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Draws from `random()` alone, whose numbers Python promises to keep."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def number(self, lowest: int, highest: int) -> int:
        """A whole number from `lowest` to `highest`, both included."""
        return lowest + int(self._random() * (highest - lowest + 1))

    def chance(self, probability: float) -> bool:
        return self._random() < probability

    def pick(self, things: Sequence[Thing]) -> Thing:
        return things[int(self._random() * len(things))]

    def sample(self, things: Sequence[Thing], count: int) -> List[Thing]:
        """Up to `count` different things, in drawn order."""
        pool = list(things)
        return [pool.pop(int(self._random() * len(pool))) for _ in range(min(count, len(pool)))]

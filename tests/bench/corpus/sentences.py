"""Builds sentences: fills the slots of a pattern with the words of one goal."""

import re
from typing import Callable, Dict, List, Set

from .dice import Dice
from .vocabulary import WORDS, Count, Field, Sentences
from .years import both, era

SLOT = re.compile(r"\{(\w+)\}")

# How many words of each kind one goal keeps to, so that its sentences speak of one thing.
FOCUS = {"work": 4, "event": 3, "product": 3, "site": 3, "person": 3, "partner": 3, "worry": 3, "rule": 2}


class Focus:
    """What one goal is about: a few of the field's words, a few places."""

    def __init__(self, dice: Dice, field: Field, places: List[str]) -> None:
        self.words = {slot: dice.sample(field.words[slot], FOCUS[slot]) for slot in WORDS}
        self.words["place"] = dice.sample(places, 5)
        self.counts = dice.sample(field.counts, 4)


class Writer:
    """Writes sentences about one focus in one fiscal year."""

    def __init__(self, dice: Dice, focus: Focus, year: int, sentences: Sentences, places: List[str]) -> None:
        self._dice, self._focus, self._year = dice, focus, year
        self._sentences, self._places = sentences, places
        self._used: Set[str] = set()
        self._spoken: Set[str] = set()
        self._slots = self._make_slots()

    def sentence(self, kind: str) -> str:
        """One sentence of a kind, its pattern not used before by this writer while others are left."""
        patterns = self._sentences.patterns[kind]
        fresh = [pattern for pattern in patterns if pattern not in self._spoken]
        pattern = self._dice.pick(fresh or patterns)
        self._spoken.add(pattern)
        self._used = set()
        return SLOT.sub(lambda slot: self._slots[slot.group(1)](), pattern)

    def count(self) -> Count:
        return self._dice.pick(self._focus.counts)

    def _make_slots(self) -> Dict[str, Callable[[], str]]:
        dice = self._dice
        slots: Dict[str, Callable[[], str]] = {
            "nth": self._nth_event,
            "product": self._product,
            "landmark": lambda: self._place() + dice.pick(self._sentences.lists["landmark"]),
            "road": lambda: f"市道{self._place()}{self._place()}線",
            "figure": self._figure,
            "goal": self._target,
            "fyear": self._later_year,
            "month": lambda: f"{dice.number(1, 12)}月",
            "percent": lambda: f"{dice.number(11, 389) / 10}%",
            "few": lambda: str(dice.number(2, 12)),
            "some": lambda: str(dice.number(13, 640)),
            "many": lambda: f"{dice.number(4, 240) * 50:,}",
        }
        for slot in ("work", "event", "site", "person", "partner", "worry", "rule", "place"):
            slots[slot] = lambda slot=slot: self._word(slot)
        for name in ("way", "aim", "channel"):
            slots[name] = lambda name=name: dice.pick(self._sentences.lists[name])
        return slots

    def _word(self, slot: str) -> str:
        words = self._focus.words[slot]
        fresh = [word for word in words if word not in self._used]
        word = self._dice.pick(fresh or words)
        self._used.add(word)
        return word

    def _nth_event(self) -> str:
        return f"第{self._dice.number(2, 48)}回{self._word('event')}"

    def _product(self) -> str:
        product = self._word("product")
        if product.endswith("計画") and self._dice.chance(0.3):
            return f"第{self._dice.number(2, 6)}次{product}"
        return f"改訂版{product}" if self._dice.chance(0.06) else product

    def _place(self) -> str:
        """Any place of the city, not only those of the goal."""
        return self._dice.pick(self._places)

    def _figure(self) -> str:
        count = self.count()
        return f"{count.name}は{self._dice.number(count.lowest, count.highest):,}{count.unit}"

    def _target(self) -> str:
        count = self.count()
        return f"{count.name}{self._dice.number(count.lowest, count.highest):,}{count.unit}"

    def _later_year(self) -> str:
        year = self._year + self._dice.number(1, 3)
        return both(year) if self._dice.chance(0.5) else era(year)

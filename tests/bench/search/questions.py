#!/usr/bin/env python3
"""Makes known-item questions about documents that `documents.py generated` wrote.

    questions.py DOCUMENTS COUNT [--keywords] > QUESTIONS

A sentence of a page is turned into a question that leaves out what is asked for, and says some of the rest in other words
("…の改修を12月に終えました" becomes "…の改修が終わったのは何月ですか"). Every page that states the same fact is an answer. A line is a
question and the addresses of its answers, separated by tabs. With `--keywords`, what the question says is given as three
to five words instead, as people type them.
"""

import re
import sys
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple


class Pattern(NamedTuple):
    """What a sentence looks like, what is asked about it, and what any page that answers must contain."""

    sentence: "re.Pattern[str]"
    question: str
    fact: str
    #: A word of the sentence that people would type beside what it is about.
    word: str


def _pattern(sentence: str, question: str, fact: str, word: str) -> Pattern:
    return Pattern(re.compile(sentence), question, fact, word)


PATTERNS = [
    _pattern(
        r"^(?P<a>\w+?)地区の(?P<b>\w+?)の改修を\d+月に終えました",
        "{a}地区で{b}の改修が終わったのは何月ですか",
        "{a}地区の{b}の改修を",
        "改修",
    ),
    _pattern(
        r"^(?P<b>\w+?)を(?P<a>\w+?)地区に設け、\d+月から",
        "{a}地区にできた{b}はいつから使えますか",
        "{b}を{a}地区に設け",
        "地区",
    ),
    _pattern(
        r"^(?P<a>\w+?)小学校で(?P<b>\w+?)を開き、児童と",
        "{b}に参加した{a}小学校の児童は何人くらいですか",
        "{a}小学校で{b}を開き",
        "児童",
    ),
    _pattern(
        r"^(?P<a>\w+?)地区と(?P<b>\w+?)地区で(?P<c>\w+?)を試行し、(?P<d>[\w・]+?)から",
        "{c}を{a}地区と{b}地区で試したとき、{d}は何と言っていましたか",
        "{a}地区と{b}地区で{c}を試行",
        "試行",
    ),
    _pattern(
        r"^(?P<a>\w+?)をめぐり(?P<b>\w+?)と\d+回協議し",
        "{a}について{b}とは何回話し合いましたか",
        "{a}をめぐり{b}と",
        "協議",
    ),
    _pattern(
        r"^(?P<a>\w+?)向けの(?P<b>[\w・]+?)を[\d,]+部つくり、",
        "{a}に向けてつくられた{b}は、どこでもらえますか",
        "{a}向けの{b}を",
        "部",
    ),
    _pattern(
        r"^(?P<a>\w+?)と\d+月に協定を結び、(?P<b>\w+?)を始め",
        "{b}を始めるために{a}と協定を結んだのはいつですか",
        "月に協定を結び、{b}を始め",
        "協定",
    ),
    _pattern(
        r"^(?P<a>市道\w+?線)の沿線で、(?P<b>\w+?)について地元",
        "{a}の近くの人たちと{b}について話し合っていますか",
        "{a}の沿線で、{b}",
        "地元",
    ),
    _pattern(
        r"^(?P<a>第\d+回\w+?)を(?P<b>\w+?)で\d+月に開きました",
        "{b}で開かれた{a}は何月でしたか",
        "{a}を{b}で",
        "開催",
    ),
    _pattern(
        r"^(?P<a>\w+?)の協力を得て、(?P<b>\w+?)、(?P<c>\w+?)、.*か所で(?P<d>\w+?)を行いました",
        "{b}と{c}で{d}を行ったとき、どこが協力してくれましたか",
        "の協力を得て、{b}、{c}、",
        "協力",
    ),
]


def read(path: Path) -> List[Tuple[str, List[str]]]:
    pages: List[Tuple[str, List[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, *parts = line.split("\t")
        if kind == "U":
            pages.append((parts[0], []))
        elif kind == "P":
            pages[-1][1].append(parts[1])
    return pages


def typed(pattern: Pattern, said: Dict[str, str], as_keywords: bool) -> str:
    """The question, or its words."""
    if as_keywords:
        return "\u3000".join([*said.values(), pattern.word])
    return pattern.question.format(**said)


def asked(pages: List[Tuple[str, List[str]]], as_keywords: bool) -> Iterator[Tuple[str, str]]:
    """Question and fact, the patterns taking turns, so that no sort of sentence outweighs the others."""
    by_pattern = [
        [(typed(pattern, match.groupdict(), as_keywords), pattern.fact.format(**match.groupdict()))
         for _, passages in pages for match in map(pattern.sentence.match, passages) if match]
        for pattern in PATTERNS
    ]
    seen = set()
    for turn in range(max(map(len, by_pattern))):
        for found in by_pattern:
            # Steps of a prime through the pages: neighbours of one subject are not asked about one after another.
            if turn < len(found) and (one := found[turn * 7919 % len(found)]) not in seen:
                seen.add(one)
                yield one


def main() -> int:
    arguments = [argument for argument in sys.argv[1:] if argument != "--keywords"]
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    pages = read(Path(arguments[0]))
    questions = asked(pages, len(arguments) < len(sys.argv) - 1)
    for (question, fact), _ in zip(questions, range(int(arguments[1]))):
        answers = [url for url, passages in pages if any(fact in passage for passage in passages)]
        print(question, *answers, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())

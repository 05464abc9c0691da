#!/usr/bin/env python3
"""Writes a seeded site of N annual goals, as a tomei root and, on request, as a Hugo site."""

import argparse
import sys
from pathlib import Path

from corpus import city, hugo_site, tomei_site


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("goals", type=int, metavar="N", help="how many annual goals")
    parser.add_argument("root", type=Path, metavar="OUT", help="the tomei root to write; must not exist or be empty")
    parser.add_argument("--hugo", type=Path, metavar="DIR", help="also write the same text as a Hugo site")
    parser.add_argument("--seed", default="tomei", help="another seed, another city (default: %(default)s)")
    arguments = parser.parse_args()
    for folder in filter(None, (arguments.root, arguments.hugo)):
        if folder.exists() and any(folder.iterdir()):
            print(f"generate.py: {folder} is not empty", file=sys.stderr)
            return 2
    generated = city.found(arguments.goals, arguments.seed)
    tomei_site.write(generated, arguments.root)
    if arguments.hugo:
        hugo_site.write(generated, arguments.hugo)
    return 0


if __name__ == "__main__":
    sys.exit(main())

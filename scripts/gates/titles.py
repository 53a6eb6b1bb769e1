#!/usr/bin/env python3
"""Checks that the tests which SECURITY.md and the pages of docs/security quote exist.

Each title between double quotes in the last column of a table of SECURITY.md is the title of a @Test or a @Suite in
Tests/**/*.swift. A table whose last column is not headed "test" is passed over. Each row of such a table quotes a
title at least. In docs/security the last column is headed "test or reason", and a row may have a reason instead.

Prints one line a finding, file:line: what is wrong; what to do. Exits with 1 when there is any, with 2 on wrong use.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAPER = "SECURITY.md"
PAGES = "docs/security"
WITH_REASON = "test or reason"
LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
TITLE = re.compile(r"@(?:Test|Suite)\s*\(\s*" + LITERAL)
QUOTED = re.compile(LITERAL)


def titles(root):
    """Titles of all tests and suites, spelled as in Swift."""
    found = set()
    for path in sorted((root / "Tests").rglob("*.swift")):
        found.update(TITLE.findall(path.read_text(encoding="utf-8")))
    return found


def last_cells(text, wanted="test"):
    """(line number, last cell) of each row of the tables whose last column is headed so."""
    is_wanted, is_head = False, True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("|"):
            is_wanted, is_head = False, True
            continue
        # A bar within a cell has a backslash before it.
        cell = re.split(r"(?<!\\)\|", line.rstrip())[-2].strip()
        if is_head:
            is_wanted, is_head = cell == wanted, False
        elif is_wanted and not re.fullmatch(r":?-+:?", cell):
            yield number, cell


def check(root):
    """Every finding, as a line of text."""
    known = titles(root)
    rows = list(last_cells((root / PAPER).read_text(encoding="utf-8")))
    if not rows:
        yield f"{PAPER}:1: has no table with a column \"test\"; give each answer to a threat its test there"
    for number, cell in rows:
        quoted = QUOTED.findall(cell)
        if not quoted:
            yield f"{PAPER}:{number}: quotes no test; add the title of one between double quotes"
        for title in quoted:
            if title not in known:
                yield f'{PAPER}:{number}: no test is called "{title}"; correct the title or write the test'
    for path in sorted((root / PAGES).glob("*.md")):
        for number, cell in last_cells(path.read_text(encoding="utf-8"), WITH_REASON):
            where = f"{path.relative_to(root)}:{number}"
            if cell in ("", "–"):
                yield f"{where}: has neither a test nor a reason; add one"
            for title in QUOTED.findall(cell):
                if title not in known:
                    yield f'{where}: no test is called "{title}"; correct the title or write the test'


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example:\n  scripts/gates/titles.py",
    )
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="folder of the repository (default: this one)")
    options = parser.parse_args()
    if not (options.root / PAPER).is_file():
        parser.error(f"{options.root / PAPER} is missing")
    findings = list(check(options.root))
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} findings", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Checks that docs/security/dependencies.md lists what the package depends on.

The table of Swift packages has each pin of Package.resolved with its version, and says "yes" in the column "direct" for
those that Package.swift names. The table of Debian packages has each C library of Package.swift.

Prints one line a finding: what is wrong; what to do. Exits with 1 when there is any, with 2 on wrong use.
"""

import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAPER = "docs/security/dependencies.md"
# What a row of the Debian table is called, by the development package that Package.swift names.
DEVELOPMENT = re.compile(r"^(?P<name>.+?)-dev$")


def tables(text):
    """Rows of each table, by the first cell of its head, as lists of cells."""
    found, head = {}, None
    for line in text.splitlines():
        if not line.startswith("|"):
            head = None
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if head is None:
            head = tuple(cells)
            found[head] = []
        elif not set(line) <= set("|-: "):
            found[head].append(cells)
    return found


def check(root):
    """Every finding, as a line of text."""
    swift = (root / "Package.swift").read_text(encoding="utf-8")
    direct = set(re.findall(r'\.package\(url: "[^"]*/([^"/]+?)(?:\.git)?"', swift))
    pins = {pin["identity"]: pin["state"].get("version", "") for pin in json.loads(
        (root / "Package.resolved").read_text(encoding="utf-8"))["pins"]}
    found = tables((root / PAPER).read_text(encoding="utf-8"))
    packages = {row[0]: row for head, rows in found.items() if head[:3] == ("package", "version", "direct")
                for row in rows}
    libraries = {row[0] for head, rows in found.items() if head == ("package", "version", "advisories") for row in rows}
    for name in sorted(pins.keys() - packages.keys()):
        yield f"{PAPER}: {name} {pins[name]} is missing; look for its advisories and add a row"
    for name in sorted(packages.keys() - pins.keys()):
        yield f"{PAPER}: {name} is no dependency any more; take its row away"
    for name in sorted(packages.keys() & pins.keys()):
        version, is_direct = packages[name][1], packages[name][2] == "yes"
        if version != pins[name]:
            yield f"{PAPER}: {name} is {pins[name]}, not {version}; look for advisories again and correct the row"
        if is_direct != (name in direct):
            yield f"{PAPER}: the column \"direct\" of {name} is wrong"
        if len(packages[name]) < 4 or not packages[name][3]:
            yield f"{PAPER}: {name} says nothing about advisories"
    for name in sorted(set(re.findall(r'apt: "([^"]+)"', swift))):
        match = DEVELOPMENT.match(name)
        library = match["name"] if match else name
        if library not in libraries:
            yield f"{PAPER}: {library} ({name}) is missing; look for its advisories and add a row"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example:\n  scripts/gates/dependencies.py",
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

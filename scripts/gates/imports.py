#!/usr/bin/env python3
"""Compares what each target imports with the dependencies that Package.swift declares for it.

1. Every module that a target's sources import is a declared dependency, itself or by a product of its name, or belongs
   to the toolchain. SwiftPM builds without the declaration too, until the order of the build changes.
2. Every declared dependency is imported. Exempt: executables that tests start, and what C targets include.

SwiftPM's own --explicit-target-dependency-import-check finds nothing in this package with Swift 6.3.

Prints one line a finding; exits with 1 when there is any, with 2 on wrong use.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLCHAIN = set(
    "Swift Foundation FoundationEssentials FoundationNetworking Glibc Musl Darwin Dispatch Synchronization Testing "
    "XCTest RegexBuilder Distributed Observation".split()
)
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let)\s+)?(\w+)"
)


def targets(package):
    """The targets of a package, as SwiftPM describes its manifest."""
    command = ["swift", "package", "--package-path", package, "dump-package"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)["targets"]


def imports(folder, excluded):
    """Module -> first place that imports it, of the Swift files of a folder but for the excluded ones."""
    found = {}
    for file in sorted(folder.rglob("*.swift")):
        if any(file.is_relative_to(place) for place in excluded):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            match = IMPORT.match(line)
            if match:
                found.setdefault(match.group(1), f"{file.relative_to(ROOT)}:{number}")
    return found


def findings(package):
    described = targets(package)
    executables = {target["name"] for target in described if target["type"] == "executable"}
    for target in described:
        if target["type"] == "system":
            continue
        folder = package / (target.get("path") or f"Sources/{target['name']}")
        if not any(folder.rglob("*.swift")):
            continue
        # {"byName": ["Wire", null]} or {"product": ["NIOCore", "swift-nio", …]}
        declared = {value[0] for dependency in target["dependencies"] for value in dependency.values()}
        imported = imports(folder, [folder / name for name in target.get("exclude", [])])
        for module in sorted(set(imported) - declared - TOOLCHAIN - {target["name"]}):
            yield f"{imported[module]}: {target['name']} imports {module}; declare it in {package.relative_to(ROOT) / 'Package.swift'}"
        for module in sorted(declared - set(imported) - executables):
            yield f"{package.relative_to(ROOT) / 'Package.swift'}: {target['name']} does not import {module}; remove the dependency"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="example:\n  scripts/gates/imports.py")
    parser.parse_args()
    found = list(findings(ROOT))
    for finding in found:
        print(finding)
    if found:
        print(f"{len(found)} findings", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

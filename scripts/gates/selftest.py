#!/usr/bin/env python3
"""Checks that the gate of dependencies finds what it is there for.

Each test makes a small package whose paper is right, breaks one thing, and demands the finding. Exits with 1 when one is
missing.
"""

import json
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import dependencies

SWIFT = """
    .systemLibrary(name: "CZ", providers: [.apt(["x"])]), library("CZ", apt: "libz-dev")
    .package(url: "https://example.org/a/direct-one", from: "1.0.0"),
"""
PINS = {"direct-one": "1.2.0", "other-one": "2.0.0"}
PAPER = """# Dependencies

| package | version | direct | advisories |
|---|---|---|---|
| direct-one | 1.2.0 | yes | none known |
| other-one | 2.0.0 | no | none known |

| package | version | advisories |
|---|---|---|
| libz | 1.0-1 | none known |
"""


class DependenciesTests(unittest.TestCase):
    def findings(self, paper=PAPER, pins=PINS, swift=SWIFT):
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name)
            (root / dependencies.PAPER).parent.mkdir(parents=True)
            (root / dependencies.PAPER).write_text(paper, encoding="utf-8")
            (root / "Package.swift").write_text(swift, encoding="utf-8")
            pinned = [{"identity": name, "state": {"version": version}} for name, version in pins.items()]
            (root / "Package.resolved").write_text(json.dumps({"pins": pinned}), encoding="utf-8")
            return list(dependencies.check(root))

    def demand(self, finding, **package):
        findings = self.findings(**package)
        self.assertEqual(len(findings), 1, findings)
        self.assertIn(finding, findings[0])

    def changed(self, old, new):
        self.assertIn(old, PAPER)
        return PAPER.replace(old, new)

    def test_what_is_right_has_no_finding(self):
        self.assertEqual(self.findings(), [])

    def test_a_package_without_a_row(self):
        self.demand("other-one 2.0.0 is missing", paper=self.changed("| other-one | 2.0.0 | no | none known |\n", ""))

    def test_a_row_without_its_package(self):
        self.demand("other-one is no dependency any more", pins={"direct-one": "1.2.0"})

    def test_another_version(self):
        self.demand("direct-one is 1.3.0, not 1.2.0", pins=PINS | {"direct-one": "1.3.0"})

    def test_a_direct_one_that_is_said_to_be_none(self):
        self.demand('"direct" of direct-one is wrong', paper=self.changed("1.2.0 | yes", "1.2.0 | no"))

    def test_one_that_is_said_to_be_direct(self):
        self.demand('"direct" of other-one is wrong', paper=self.changed("2.0.0 | no", "2.0.0 | yes"))

    def test_a_row_that_says_nothing_of_advisories(self):
        self.demand("direct-one says nothing", paper=self.changed("yes | none known", "yes | "))

    def test_a_library_without_a_row(self):
        self.demand("libz (libz-dev) is missing", paper=self.changed("| libz | 1.0-1 | none known |\n", ""))


if __name__ == "__main__":
    unittest.main(verbosity=0)

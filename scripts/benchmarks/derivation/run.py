"""A storm of colours that time changes: how far the worker falls behind. Called by scripts/bench."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PROGRAM = ROOT / ".build/release/derivation-bench"
# Seconds that the worker may be behind.
LAG_MAX = 60
# Seconds that a dry run over a million persons may take.
DRY_RUN_MAX = 60


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench derivation", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="One process with a store, and persons with a declaration and two tests each. First the worker derives\n"
        "everybody. Then the clock goes to two storms, in which declarations lapse: spread over a minute, and all in\n"
        "one second. Every change must be told once. Before the storms other rules are tried on everybody, which change\n"
        "each twentieth of those whom no storm is about. What a person takes in the store is counted before that.",
        epilog="examples:\n  scripts/bench derivation --quick\n  scripts/bench derivation --people 1000000 --due 50000\n\n"
        "Exit codes: 0 done; 1 the worker fell behind by more than a minute, or told something other than once, or the dry run"
        "\nover a million persons took more than a minute.")
    parser.add_argument("--quick", action="store_true", help="50,000 persons, 5,000 due: a minute and a half once built")
    parser.add_argument("--people", metavar="N", type=int, help="persons with evidence (default: 1,000,000)")
    parser.add_argument("--due", metavar="N", type=int, help="changes due in each storm (default: 50,000)")
    parser.add_argument("--width", metavar="N", type=int, default=4,
                        help="persons of a slice derived at once, the setting health.derivedAtOnce (default: 4)")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE")
    options = parser.parse_args()
    options.people = options.people or (50_000 if options.quick else 1_000_000)
    options.due = options.due or (5_000 if options.quick else 50_000)
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="derivation-", dir=os.environ.get("TMPDIR")) as folder:
        result = subprocess.run(
            [PROGRAM, "--folder", f"{folder}/store", "--people", str(options.people), "--due", str(options.due),
             "--width", str(options.width)], stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        return 1
    row = json.loads(result.stdout)
    if options.json:
        Path(options.json).write_text(json.dumps(row, indent=2) + "\n")
    writes = row["writes_per_second"]
    print(f"plain durable writes, as many at once     {writes:,.0f}/s")
    print(f"first derivation of {row['people']:,.0f}            {row['first_per_second']:,.0f}/s, "
          f"{row['first_per_second'] / writes:.2f} × plain writes")
    people = row["people"]
    print(f"a person: {row['evidence_records'] / people:.2f} records of evidence with {row['evidence_bytes'] / people:,.0f} "
          f"bytes of keys and values, {row['colour_bytes'] / people:,.0f} bytes of colours; "
          f"{row['folder_bytes'] / people:,.0f} bytes of files, logs and what plain writes left included")
    print(f"dry run over everybody, without effect    {row['dry_run_seconds']:.1f} s, "
          f"{people / max(row['dry_run_seconds'], 0.001):,.0f}/s, {row['dry_run_changed']:,.0f} change")
    for name in ("spread", "burst"):
        rate = row["due"] / max(row[f"{name}_seconds"], 0.001)
        print(f"{name:8} {row['due']:,.0f} due: done in {row[f'{name}_seconds']:.1f} s, {rate:,.0f}/s, "
              f"{rate / writes:.2f} × plain writes, lag at most {row[f'{name}_lag_max_seconds']:.0f} s, "
              f"CPU {row[f'{name}_cpu_us']:.0f} µs a change")
    print(f"told {row['told']:,.0f}, other than once {row['told_twice']:.0f}; resident {row['resident_mib']:,.0f} MiB")
    lag = max(row["spread_lag_max_seconds"], row["burst_lag_max_seconds"])
    dry_run = row["dry_run_seconds"] <= DRY_RUN_MAX * people / 1_000_000 or people < 1_000_000
    return 0 if row["told_twice"] == 0 and lag < LAG_MAX and dry_run else 1


if __name__ == "__main__":
    sys.exit(main())

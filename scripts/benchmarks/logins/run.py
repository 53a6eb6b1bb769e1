"""People who log in: log-ins a second, and the CPU that one takes. Called by scripts/bench."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PROGRAM = ROOT / ".build/release/logins-bench"
# Log-ins a second in one process on two cores.
RATE_MIN = 1_000


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench logins", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="One process with all services and a store, as `shuangma dev`. Each citizen asks for an SMS code,\n"
        "logs in with it from a new device, and carries the session on once, by gRPC over the loopback from within\n"
        "the process. Each call is durable when it ends. The limits of SMS codes are so high that none is reached;\n"
        "they are counted all the same.",
        epilog="examples:\n  scripts/bench logins --quick\n  scripts/bench logins --people 200000 --open 64\n\n"
        "Exit codes: 0 done; 1 fewer than 1,000 log-ins a second.")
    parser.add_argument("--quick", action="store_true", help="10,000 citizens: half a minute once built")
    parser.add_argument("--people", metavar="N", type=int, help="citizens (default: 50,000)")
    parser.add_argument("--open", metavar="N", type=int, default=256, help="calls open at a time (default: 256)")
    parser.add_argument(
        "--in-process", action="store_true", help="calls within the process, in place of gRPC over the loopback")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE")
    options = parser.parse_args()
    options.people = options.people or (10_000 if options.quick else 50_000)
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="logins-", dir=os.environ.get("TMPDIR")) as folder:
        result = subprocess.run(
            [PROGRAM, "--folder", f"{folder}/store", "--people", str(options.people), "--open", str(options.open)]
            + ["--in-process"] * options.in_process, stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        return 1
    row = json.loads(result.stdout)
    if options.json:
        Path(options.json).write_text(json.dumps(row, indent=2) + "\n")
    writes = row["writes_per_second"]
    print(f"plain durable writes, {row['open']:.0f} open   {writes:,.0f}/s")
    for name, text in (("codes", "codes sent"), ("logins", "log-ins"), ("refreshes", "sessions carried on")):
        rate = row[f"{name}_per_second"]
        print(f"{text:20} {row[name]:,.0f}: {rate:,.0f}/s, {rate / writes:.2f} × plain writes, "
              f"p99 {row[f'{name}_p99_ms']:.0f} ms, CPU {row[f'{name}_cpu_us']:.0f} µs each")
    return 0 if row["logins_per_second"] >= RATE_MIN else 1


if __name__ == "__main__":
    sys.exit(main())

"""People at gates: check-ins a second, and the bytes that one takes. Called by scripts/bench."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PROGRAM = ROOT / ".build/release/venues-bench"
# Check-ins a second in one process on two cores.
RATE_MIN = 2_000


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench venues", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="One process with all services and a store, as `shuangma dev`. Citizens check in by the codes of devices,\n"
        "then gate staff scans citizens. Each call is authorized, derives the colour, and is durable when it ends.",
        epilog="examples:\n  scripts/bench venues --quick\n  scripts/bench venues --check-ins 2000000 --people 1000000\n\n"
        "Exit codes: 0 done; 1 fewer than 2,000 check-ins a second, or something was left to do.")
    parser.add_argument("--quick", action="store_true", help="20,000 check-ins: half a minute once built")
    parser.add_argument("--people", metavar="N", type=int, default=50_000, help="citizens (default: 50,000)")
    parser.add_argument("--venues", metavar="N", type=int, default=200, help="venues with a device each (default: 200)")
    parser.add_argument("--check-ins", metavar="N", type=int, help="check-ins by scan of a code (default: 200,000)")
    parser.add_argument("--scans", metavar="N", type=int, help="check-ins by gate staff (default: 50,000)")
    parser.add_argument("--open", metavar="N", type=int, default=256, help="calls open at a time (default: 256)")
    parser.add_argument("--json", metavar="FILE", help="also write the figures to FILE")
    options = parser.parse_args()
    options.check_ins = options.check_ins or (20_000 if options.quick else 200_000)
    options.scans = options.scans or (5_000 if options.quick else 50_000)
    return options


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="venues-", dir=os.environ.get("TMPDIR")) as folder:
        result = subprocess.run(
            [PROGRAM, "--folder", f"{folder}/store", "--people", str(options.people), "--venues", str(options.venues),
             "--check-ins", str(options.check_ins), "--scans", str(options.scans), "--open", str(options.open)],
            stdout=subprocess.PIPE, text=True)
    if result.returncode != 0:
        return 1
    row = json.loads(result.stdout)
    if options.json:
        Path(options.json).write_text(json.dumps(row, indent=2) + "\n")
    writes = row["writes_per_second"]
    print(f"plain durable writes, {row['open']:.0f} open   {writes:,.0f}/s")
    for name, text in (("check_ins", "check-ins by scan"), ("scans", "scans by staff")):
        rate = row[f"{name}_per_second"]
        print(f"{text:18} {row[name]:,.0f}: {rate:,.0f}/s, {rate / writes:.2f} × plain writes, "
              f"p99 {row[f'{name}_p99_ms']:.0f} ms, CPU {row[f'{name}_cpu_us']:.0f} µs each")
    # Who comes again within half a minute is not recorded twice. Each check-in is a record of the person and one of the venue.
    count = row["records"] / 2
    print(f"{count:,.0f} check-ins recorded, each with 2 records and {row['record_bytes'] / count:.0f} bytes of keys and values; "
          f"files grew by {(row['folder_bytes'] - row['empty_folder_bytes']) / count:,.0f} bytes, logs included")
    print(f"left to do: {row['left_to_do']:.0f}")
    return 0 if row["check_ins_per_second"] >= RATE_MIN and row["left_to_do"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main())

"""Imports of a million rows: rows a second, memory, and whether every planted fault is named. Called by scripts/bench."""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import rows
from memory import Memory

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cost"))
import setups  # noqa: E402
import surroundings  # noqa: E402
from surroundings import Failed, say  # noqa: E402

# Rows a second that are asked of a release build, for the kinds that have a target.
TARGETS = {("dev", "stays"): 100_000, ("dev", "tests"): 100_000, ("cluster", "stays"): 60_000,
           ("cluster", "tests"): 60_000}
# Exit code of an import that refused rows.
REFUSED = 1
# Servers are done with what follows an import when they use less of a core than this, or after so many seconds.
IDLE_CORES, SETTLE_SECONDS_MAX = 0.15, 90


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench import", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Imports files of stays, tests and declarations, one row of a thousand with a planted fault of every kind.\n"
        "Checks that the report adds up and names exactly the planted lines, and that a second import stores nothing.\n"
        "Tells rows a second, the servers' CPU time a row, and the memory of client and servers.",
        epilog="examples:\n  scripts/bench import --quick\n  scripts/bench import --json before.json\n"
        "  scripts/bench import --setups dev --kinds stays --rows 200000\n"
        "  scripts/bench import --program .build/debug/shuangma --quick    no release build\n\n"
        "Exit codes: 0 done; 1 a step failed or a check did not hold; 2 wrong use.")
    parser.add_argument("--quick", action="store_true", help="20,000 rows a file")
    parser.add_argument("--rows", type=int, metavar="N", help="rows a file (default: 1,000,000)")
    parser.add_argument("--setups", metavar="A,B", default="dev,cluster", help="of dev, services, cluster")
    parser.add_argument("--kinds", metavar="A,B", default=",".join(rows.ROWS), help=f"of {', '.join(rows.ROWS)}")
    parser.add_argument("--json", metavar="FILE", help="also write the rows, the machine, the date and the commit to FILE")
    parser.add_argument("--program", metavar="FILE",
                        help="the built program (default: .build/release/shuangma, built first)")
    options = parser.parse_args()
    options.rows = options.rows or (20_000 if options.quick else 1_000_000)
    options.setups, options.kinds = options.setups.split(","), options.kinds.split(",")
    for names, known in ((options.setups, setups.SETUPS), (options.kinds, rows.ROWS)):
        for name in names:
            if name not in known:
                parser.error(f"no such name: {name}; there are {', '.join(known)}")
    options.program = os.path.abspath(options.program or surroundings.PROGRAM)
    if not os.access(options.program, os.X_OK):
        parser.error(f"there is no program '{options.program}'")
    return options


def settle(pids):
    """Waits until the servers have done what an import leaves them, such as deriving colours. Returns their CPU time."""
    end, spent = time.monotonic() + SETTLE_SECONDS_MAX, sum(map(surroundings.cpu_seconds, pids))
    while time.monotonic() < end:
        time.sleep(1)
        now = sum(map(surroundings.cpu_seconds, pids))
        if now - spent < IDLE_CORES:
            return now
        spent = now
    return spent


def import_file(options, running, kind, path, accepted):
    """Imports a file. Returns the report, the memory of the client and of the servers meanwhile, and the servers' CPU time
    in µs a row, with what follows. Other work on the machine changes it little."""
    before = sum(map(surroundings.cpu_seconds, running.pids))
    with Memory(running.pids) as servers:
        process = subprocess.Popen(
            [options.program, "import", kind, path, "--server", running.gateway, "--token-file", running.token_file,
             "--json", "--quiet"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with Memory([process.pid]) as client:
            output, errors = process.communicate()
    if process.returncode not in accepted:
        raise Failed(f"import {kind} ended with {process.returncode}: {errors.strip()[-600:]}")
    spent = settle(running.pids) - before
    return json.loads(output), client, servers, spent * 1_000_000 / options.rows


def problems(report, planted, count):
    """What is wrong with the report of a first import."""
    found = []
    total = sum(report.get(name, 0) for name in ("accepted", "unchanged", "superseded", "rejected", "waiting"))
    if total != count or report["rows"] != count:
        found.append(f"the report does not add up: {report['rows']} rows, {total} told of, {count} sent")
    if report["rejected"] != len(planted) or report["accepted"] != count - len(planted):
        found.append(f"{report['rejected']} refused and {report['accepted']} stored; {len(planted)} faults were planted")
    named = {rejection["line"]: rejection["field"] for rejection in report["rejections"]}
    for word, lines in (("not named", planted.keys() - named.keys()), ("named without a fault", named.keys() - planted.keys())):
        if lines:
            some = ", ".join(f"{line} ({planted.get(line) or named[line]})" for line in sorted(lines)[:5])
            found.append(f"{len(lines)} lines are {word}, such as {some}")
    elsewhere = {(planted[line], named[line]) for line in planted.keys() & named.keys() if planted[line] != named[line]}
    if elsewhere:
        found.append("other columns are named: " + ", ".join(f"{a} as '{b}'" for a, b in sorted(elsewhere)))
    return found


def measure_kind(options, setup, running, kind, path, planted):
    report, client, servers, cpu = import_file(options, running, kind, path, [REFUSED])
    found = problems(report, planted, options.rows)
    row = {
        "setup": setup, "kind": kind, "rows": options.rows, "bad_rows": len(planted),
        "rows_per_second": round(options.rows / report["seconds"]), "target": TARGETS.get((setup, kind)),
        "client_mib": round(client.highest(), 1), "client_growth_mib": round(client.growth(), 1),
        "servers_mib": round(servers.highest(), 1), "servers_growth_mib": round(servers.growth(), 1),
        "server_cpu_us": round(cpu, 1)}
    again, _, _, cpu = import_file(options, running, kind, path, [REFUSED])
    row["rows_per_second_again"] = round(options.rows / again["seconds"])
    row["server_cpu_us_again"] = round(cpu, 1)
    if again["accepted"] or again["rejected"] != report["rejected"]:
        found.append(f"the second import stored {again['accepted']} and refused {again['rejected']} rows")
    row["problems"] = found
    for problem in found:
        say(f"{setup} {kind}: {problem}")
    say(f"{setup} {kind}: {row['rows_per_second']:,} rows/s")
    return row


def text(table):
    lines = ["| setup | kind | rows/s | again rows/s | CPU µs a row (again) | target | client MiB (second half) | servers MiB (second half) | checks |",
             "|---|---|---|---|---|---|---|---|---|"]
    for row in table:
        target = f"{row['target']:,}" if row["target"] else "–"
        lines.append(
            f"| {row['setup']} | {row['kind']} | {row['rows_per_second']:,} | {row['rows_per_second_again']:,} "
            f"| {row['server_cpu_us']:.0f} ({row['server_cpu_us_again']:.0f}) | {target} | {row['client_mib']:.0f} ({row['client_growth_mib']:+.0f}) | {row['servers_mib']:.0f} "
            f"({row['servers_growth_mib']:+.0f}) | {'; '.join(row['problems']) or 'hold'} |")
    return "\n".join(lines)


def main():
    options = arguments()
    # A request to end takes the way out on which everything that was started is ended as well.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    about = {"date": surroundings.now(), "commit": surroundings.commit(), "rows": options.rows,
             "machine": surroundings.machine()}
    table, left_out = [], {}
    with tempfile.TemporaryDirectory(prefix="shuangma-import-") as files:
        started, planted, paths = time.monotonic(), {}, {}
        for kind in options.kinds:
            paths[kind] = os.path.join(files, f"{kind}.csv")
            planted[kind] = rows.write(kind, paths[kind], options.rows)
        say(f"made {len(options.kinds)} files of {options.rows:,} rows in {time.monotonic() - started:.0f} s")
        for setup in options.setups:
            with tempfile.TemporaryDirectory(prefix="shuangma-import-") as folder:
                try:
                    with setups.SETUPS[setup](options.program, folder) as running:
                        for kind in options.kinds:
                            table.append(measure_kind(options, setup, running, kind, paths[kind], planted[kind]))
                except (setups.Skipped, Failed) as reason:
                    left_out[setup] = str(reason)
                    say(f"{setup} is left out: {reason}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({**about, "rows": table, "left_out": left_out}, file, indent=1)
    print(text(table))
    return 1 if left_out or any(row["problems"] for row in table) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

"""Runs the store and its peers under the same loads, one after the other. Called by scripts/bench."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time

from systems import PROGRAM, ROOT, SYSTEMS, Failed

DATA = ROOT / ".build-bench" / "storage"
VALUE_BYTES = 300
# Records of a person in the health-record workload.
SERIES_RECORDS = 5
# How long a system may go on with what was loaded before it is measured all the same, and how often it is looked at.
SETTLE_SECONDS, SETTLE_STEP = 300, 0.5
# Name of a workload → its mix.
WORKLOADS = {
    "reads": "read=1", "writes": "write=1", "ycsb-a": "ycsb-a", "ycsb-b": "ycsb-b", "ycsb-c": "ycsb-c",
    "ycsb-f": "ycsb-f", "health-record": "health-record", "appends": "chain=1", "keyed-writes": "keyed=1",
}
# Measured by turns with each other: appends beside writes as services make them, with an idempotency key. Only ours has them.
TURN_WORKLOADS = ("keyed-writes", "appends")
# How often appends and writes of the same size take turns, and for how long each time. What disturbs the machine falls on
# both.
TURNS, TURN_SECONDS, TURN_WARM_UP = 12, 1, 0.3
# What is compared of them.
RATIOS = {"cpu_us_per_op": "CPU", "ops_per_second": "operations a second", "p50_us": "p50", "p99_us": "p99"}


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench storage", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Zipfian keys and records of 300 bytes, 1024 operations open at once, every answer verified; writes\n"
        "and reads once more at half the rate that this gives, for their latency.\n"
        "shuangma: 3 nodes that hold every shard, and shuangma-1: one. etcd: 3 members, linearizable reads and durable\n"
        "puts through its gRPC API. Redis: a primary and 2 replicas, appendfsync always, WAIT 2. CPU is that of all\n"
        "server processes together; the load is made by one process of its own.",
        epilog="examples:\n  scripts/bench storage --quick\n"
        "  scripts/bench storage --records 1000000,10000000 --json storage.json\n"
        "  scripts/bench storage --quick --only shuangma,etcd --workloads reads,writes\n"
        "  scripts/bench storage --quick --only shuangma --workloads appends")
    parser.add_argument("--quick", action="store_true",
                        help="20,000 records and short runs: under three minutes once built")
    parser.add_argument("--json", metavar="FILE", help="also write the rows to FILE")
    parser.add_argument("--only", metavar="A,B", help=f"only these systems, of {', '.join(SYSTEMS)}")
    parser.add_argument("--workloads", metavar="A,B", help=f"only these, of {', '.join(WORKLOADS)}")
    parser.add_argument("--open", metavar="N", type=int, default=1024,
                        help="operations open at once (default: 1024)")
    parser.add_argument("--records", metavar="N,M", help="how many records, for each a whole round (default: 1000000)")
    options = parser.parse_args()
    options.systems = chosen(parser, options.only, SYSTEMS)
    options.loads = chosen(parser, options.workloads, WORKLOADS)
    options.sizes = [int(size) for size in (options.records or ("20000" if options.quick else "1000000")).split(",")]
    options.seconds, options.warm_up = (2, 1) if options.quick else (15, 5)
    return options


def chosen(parser, text, known):
    names = text.split(",") if text else list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"no such name: {', '.join(unknown)}; there are {', '.join(known)}")
    return names


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


# What is measured of the processes

def written_bytes(pids):
    """Bytes that processes had the system write to disks."""
    total = 0
    for pid in pids:
        with open(f"/proc/{pid}/io") as file:
            total += int(next(line for line in file if line.startswith("write_bytes")).split()[1])
    return total


def cpu_seconds(pids):
    """CPU time that processes have used."""
    ticks = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as file:
            user, system = file.read().rpartition(")")[2].split()[11:13]
        ticks += int(user) + int(system)
    return ticks / os.sysconf("SC_CLK_TCK")


def settle(pids):
    """Waits until processes do nothing of their own any more: a database goes on with what was loaded for a while."""
    end = time.monotonic() + SETTLE_SECONDS
    used = cpu_seconds(pids)
    while time.monotonic() < end:
        time.sleep(SETTLE_STEP)
        before, used = used, cpu_seconds(pids)
        if used - before < SETTLE_STEP / 5:
            return
    say(f"still busy with what was loaded after {SETTLE_SECONDS} s")


def disk_bytes(folders):
    return sum(os.stat(os.path.join(path, name)).st_blocks * 512
               for folder in folders for path, _, names in os.walk(folder) for name in names)


def sync_us():
    """What one fdatasync of a small append costs on this disk, the median of 200."""
    times = []
    with open(DATA / "sync", "wb", buffering=0) as file:
        for _ in range(200):
            file.write(b"x" * 400)
            begin = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begin)
    os.unlink(DATA / "sync")
    return sorted(times)[100] * 1e6


# Loads

def load(system, running, mix, keys, *more):
    command = [PROGRAM, "load", "--system", system.split("-")[0], "--mix", mix, "--keys", keys]
    command += ["--value-bytes", VALUE_BYTES]
    command += [part for address in running.addresses for part in ("--address", address)]
    result = subprocess.run([str(part) for part in (*command, *more)], capture_output=True, text=True)
    if result.returncode != 0:
        raise Failed(f"{system}: {result.stderr[-600:]}")
    return result.stdout


def measure(system, running, workload, records, options, rate=0):
    keys = records // SERIES_RECORDS if workload == "health-record" else records
    pids = [part for pid in running.pids for part in ("--server-pid", pid)]
    before = written_bytes(running.pids)
    report = json.loads(load(
        system, running, WORKLOADS[workload], keys, "--seconds", options.seconds, "--warm-up", options.warm_up, *pids,
        "--in-flight", options.open, "--rate", rate))
    written = written_bytes(running.pids) - before
    latency = report["latency_us"]
    # The warming up wrote as well.
    share = options.seconds / (options.seconds + options.warm_up)
    kinds = report["latency_us_by_kind"]
    changes = sum(kinds[kind]["operations"] for kind in ("write", "keyed", "cas", "append", "chain") if kind in kinds)
    amplification = written * share / (changes * VALUE_BYTES * len(running.folders)) if changes else None
    return {
        "system": system, "workload": workload + ("-half-load" if rate else ""), "records": records,
        "cpu_us_per_op": report["server_cpu_us_per_operation"], "ops_per_second": round(report["achieved_per_second"]),
        "p50_us": latency["p50"], "p99_us": latency["p99"], "p999_us": latency["p999"],
        "write_amplification": amplification and round(amplification, 2), "bytes_per_record": None,
        "errors": sum(report["errors"].values()), "wrong_answers": report["violations"],
    }


def turns(system, running, records, options):
    """Rows of appends and of the writes beside them; with what an append costs, as the median of all turns."""
    options = argparse.Namespace(**{**vars(options), "seconds": TURN_SECONDS, "warm_up": TURN_WARM_UP})
    pairs = []
    for turn in range(TURNS):
        order = TURN_WORKLOADS if turn % 2 else reversed(TURN_WORKLOADS)
        pairs.append({name: measure(system, running, name, records, options) for name in order})
    rows = []
    for name in TURN_WORKLOADS:
        mine = [pair[name] for pair in pairs]
        row = dict(mine[0], errors=sum(each["errors"] for each in mine),
                   wrong_answers=sum(each["wrong_answers"] for each in mine))
        for key in RATIOS:
            row[key] = statistics.median(each[key] for each in mine)
        rows.append(row)
    rows[1]["to_a_write"] = {
        key: round(statistics.median(pair["appends"][key] / pair["keyed-writes"][key] for pair in pairs), 2) for key in RATIOS}
    return rows


def round_of(system, records, options):
    """The rows of one system with so many records."""
    say(f"{system}, {records:,} records")
    rows = []
    with SYSTEMS[system](DATA / system) as running:
        if any(name != "health-record" for name in options.loads):
            load(system, running, "read=1", records, "--prepare-only")
            settle(running.pids)
            # What is read often is in the caches before anything is measured.
            load(system, running, "read=1", records, "--in-flight", options.open, "--warm-up", 0,
                 "--seconds", max(0.2, 10 * records / 1e6))
        stored = disk_bytes(running.folders) / len(running.folders) / records
        if "health-record" in options.loads:
            load(system, running, "page=1", records // SERIES_RECORDS, "--prepare-only")
            settle(running.pids)
        for workload in options.loads:
            if workload in TURN_WORKLOADS:
                if workload == "appends" and system.startswith("shuangma"):
                    say(f"{system}, appends and writes by turns")
                    rows += turns(system, running, records, options)
                continue
            say(f"{system}, {workload}")
            rows.append(measure(system, running, workload, records, options))
            rows[-1]["bytes_per_record"] = round(stored)
            if workload in ("reads", "writes"):
                rows.append(measure(system, running, workload, records, options, rate=rows[-1]["ops_per_second"] / 2))
    return rows


def engine(options):
    """A point read in process, beside RocksDB's own get of the same data."""
    say("the engine in process")
    folder = DATA / "engine"
    subprocess.run(["rm", "-rf", folder], check=True)
    folder.mkdir(parents=True)
    sizes = ["--keys", "100000", "--reads", "200000"] if options.quick else ["--keys", "1000000", "--reads", "1000000"]
    result = subprocess.run([PROGRAM, "engine", folder / "data", *sizes], capture_output=True, text=True)
    subprocess.run(["rm", "-rf", folder], check=True)
    if result.returncode != 0:
        raise Failed(f"engine: {result.stderr[-600:]}")
    figures = json.loads(result.stdout)
    return [
        {"system": "in-process", "workload": name, "cpu_us_per_op": round(figures[key] / 1e3, 3),
         "ops_per_second": round(1e9 / figures[key]), "p50_us": None, "p99_us": None}
        for name, key in (("rocksdb-get", "rocksdb_get_ns"), ("storage-read", "storage_read_ns"),
                          ("storage-read-cached", "storage_read_cached_ns"))
    ]


# The table

def table(rows):
    print(f"\n{'system':<12}{'workload':<22}{'records':>10}{'CPU µs':>9}{'per s':>11}{'p50 µs':>10}{'p99 µs':>10}"
          f"{'× etcd per CPU':>16}")
    peer = {(row["workload"], row.get("records")): row["cpu_us_per_op"] for row in rows if row["system"] == "etcd"}
    for row in rows:
        def cell(key, width, digits=0):
            value = row.get(key)
            return f"{'–':>{width}}" if value is None else f"{value:>{width},.{digits}f}"

        base = peer.get((row["workload"], row.get("records")))
        ratio = f"{base / row['cpu_us_per_op']:.1f}" if base and row["cpu_us_per_op"] else ""
        wrong = "  WRONG ANSWERS" if row.get("wrong_answers") else ""
        print(f"{row['system']:<12}{row['workload']:<22}{cell('records', 10)}{cell('cpu_us_per_op', 9, 1)}"
              f"{cell('ops_per_second', 11)}{cell('p50_us', 10)}{cell('p99_us', 10)}{ratio:>16}{wrong}")


def main():
    options = arguments()
    DATA.mkdir(parents=True, exist_ok=True)
    say("Building (release; a first build takes some minutes)")
    built = subprocess.run(["swift", "build", "-c", "release", "--product", "storage-bench"], cwd=ROOT, stdout=sys.stderr)
    if built.returncode != 0:
        raise Failed("storage-bench cannot be built")
    disk = sync_us()
    rows = engine(options) if any(name.startswith("shuangma") for name in options.systems) else []
    for records in options.sizes:
        for system in options.systems:
            rows += round_of(system, records, options)
    if options.json:
        with open(options.json, "w") as file:
            json.dump(rows, file, indent=1)
            file.write("\n")
    table(rows)
    for row in rows:
        if ratios := row.get("to_a_write"):
            print(f"\n{row['system']}: an append to a write of the same size, both with idempotency keys, medians of {TURNS} turns: "
                  + ", ".join(f"{RATIOS[key]} {ratio}" for key, ratio in ratios.items()))
    print(f"\none fdatasync of this disk: {disk:,.0f} µs")
    if any(row.get("wrong_answers") for row in rows):
        sys.exit(1)


if __name__ == "__main__":
    try:
        main()
    except Failed as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)

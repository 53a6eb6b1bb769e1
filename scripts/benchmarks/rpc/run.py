"""Runs the RPC runtime and its peers under the same loads, one after the other. Called by scripts/bench."""

import argparse
import json
import sys

import build
import loads
from servers import SERVERS

LOADS = {
    "c8m32": "8 connections, 32 calls at once on each",
    "c1m1": "one call at a time",
}


def arguments():
    parser = argparse.ArgumentParser(
        prog="scripts/bench rpc", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Unary calls with a request of 31 bytes and an answer of 203 bytes, streams of 1 KiB messages, idle\n"
        "connections and calls made, as CPU microseconds of the measured process.",
        epilog="examples:\n  scripts/bench rpc --quick\n  scripts/bench rpc --json rpc.json\n"
        "  scripts/bench rpc --quick --only shuangma-async,nghttpd")
    parser.add_argument("--quick", action="store_true", help="fewer calls: under two minutes once everything is built")
    parser.add_argument("--json", metavar="FILE", help="also write the rows to FILE")
    parser.add_argument("--only", metavar="A,B", help=f"only these servers, of {', '.join(SERVERS)}")
    options = parser.parse_args()
    options.servers = options.only.split(",") if options.only else list(SERVERS)
    unknown = [name for name in options.servers if name not in SERVERS]
    if unknown:
        parser.error(f"no such server: {', '.join(unknown)}; there are {', '.join(SERVERS)}")
    return options


def measure(name, options):
    """The rows of one server."""
    server = SERVERS[name]
    calls = 100_000 if options.quick else 600_000
    print(f"==> {name}", file=sys.stderr, flush=True)
    rows = [loads.unary(name, server, "c8m32", 8, 32, calls), loads.unary(name, server, "c1m1", 1, 1, calls // 10)]
    if server.uses_malloc:
        rows[0]["allocations_per_request"] = loads.allocations(server, calls // 20)
    if server.streams:
        rows.append(loads.stream(name, server, 100_000 if options.quick else 500_000))
    if server.idles:
        rows.append(loads.idle(name, server, 10_000))
    return rows


def table(rows):
    print(f"\n{'server':<18}{'load':<14}{'CPU µs':>9}{'per s':>12}{'p50 µs':>9}{'p99 µs':>9}{'RSS KiB':>10}  × nghttpd")
    base = {row["load"]: row["cpu_us_per_request"] for row in rows if row["server"] == "nghttpd"}
    for row in rows:
        def cell(key, width, digits=0):
            value = row[key]
            return f"{'–':>{width}}" if value is None else f"{value:>{width},.{digits}f}"

        cpu = row["cpu_us_per_request"]
        ratio = f"{cpu / base[row['load']]:.2f}" if cpu and base.get(row["load"]) else ""
        print(f"{row['server']:<18}{row['load']:<14}{cell('cpu_us_per_request', 9, 2)}"
              f"{cell('requests_per_second', 12)}{cell('p50_us', 9)}{cell('p99_us', 9)}{cell('rss_kib', 10)}  {ratio}")


def ratios(rows):
    """What ours cost in terms of what the others do, and what is derived of the rows."""
    unary = {row["server"]: row for row in rows if row["load"] == "c8m32"}
    print("\nCPU of a unary call")
    for ours in (name for name in unary if name.startswith("shuangma")):
        for peer in (name for name in unary if not name.startswith("shuangma")):
            ratio = unary[ours]["cpu_us_per_request"] / unary[peer]["cpu_us_per_request"]
            print(f"  {ours} = {ratio:.2f} × {peer}" + (f" = {peer} / {1 / ratio:.1f}" if ratio < 1 else ""))
    for row in rows:
        name, load = row["server"], row["load"]
        if load.startswith("stream"):
            cost = row["cpu_us_per_request"]
            print(f"{name}: {1e6 / cost:,.0f} messages and {1024 / cost:,.0f} MB a CPU second")
        if "allocations_per_request" in row:
            print(f"{name}: {row['allocations_per_request']:.1f} allocations a unary call")
        if "kib_per_connection" in row:
            print(f"{name}: {row['kib_per_connection']:.1f} KiB an idle connection")


def main():
    options = arguments()
    missing = build.everything(options.servers)
    rows = []
    for name in options.servers:
        if name in missing:
            print(f"==> {name} is left out: {missing[name]}", file=sys.stderr)
            continue
        rows += measure(name, options)
    calls = 50_000 if options.quick else 300_000
    if "shuangma-async" in options.servers:
        rows.append(loads.client("shuangma-client", build.SWIFT / "release/bench-client", calls))
        if "grpc-cpp" in options.servers and "grpc-cpp" not in missing:
            rows.append(loads.client("grpc-cpp-client", build.CPP / "unary_client", calls))
    if options.json:
        with open(options.json, "w") as file:
            json.dump(rows, file, indent=1)
            file.write("\n")
    table(rows)
    ratios(rows)


if __name__ == "__main__":
    try:
        main()
    except (loads.Failed, build.Failed) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)

"""Loads on the gateway, and what one query of each cost."""

import json
import resource
import time

import counters
from population import ASKED
from surroundings import Failed, busy_seconds, cpu_seconds, run

# Name of a load → options of the loader. The first two are closed loops: an answer starts the next call.
LOADS = {
    "open-64": ["--rate", "max", "--in-flight", 64],
    "open-1024": ["--rate", "max", "--in-flight", 1024],
    "rate-300": ["--rate", 300],
}
# Who calls → options of the loader. The empty call comes first: the others are held against it.
CALLERS = {
    "empty": lambda running, asked, sessions: ["--mix", "check=1"],
    "operator": lambda running, asked, sessions: ["--people", asked, "--token-file", running.token_file],
    "citizen": lambda running, asked, sessions: ["--sessions", sessions],
}
WHO = {
    "empty": "grpc.health.v1.Health/Check, which does nothing",
    "operator": "asks by document, with an operator's token",
    "citizen": "asks for nobody, with a token of their own",
}


def idle(running, seconds):
    """CPU microseconds a second that the servers use while nobody calls: heartbeats, leases, beacons."""
    begin, used = time.monotonic(), sum(map(cpu_seconds, running.pids))
    time.sleep(seconds)
    return (sum(map(cpu_seconds, running.pids)) - used) / (time.monotonic() - begin) * 1e6


class Others:
    """How many cores all other processes of the machine use, as a sign of how far to trust a row."""

    def __init__(self, running):
        self.pids = running.pids + running.etcd_pids
        self.begin, self.used = time.monotonic(), self.so_far()

    def so_far(self):
        loader = resource.getrusage(resource.RUSAGE_CHILDREN)
        return busy_seconds() - sum(map(cpu_seconds, self.pids)) - loader.ru_utime - loader.ru_stime

    def cores(self):
        return max(0, (self.so_far() - self.used) / (time.monotonic() - self.begin))


def measure(program, running, caller, load, idle_us, seconds, warm_up, files):
    """One row: a caller's load on a system."""
    pids = [part for pid in running.pids + running.etcd_pids for part in ("--server-pid", pid)]
    before, others = counters.counted(running), Others(running)
    # Exit code 4 says that the rate was missed; the row tells how many succeeded a second.
    report = json.loads(run(
        program, "loadtest", "--gateway", running.gateway, *CALLERS[caller](running, *files), *LOADS[load], *pids,
        "--keys", ASKED, "--distribution", "uniform", "--seconds", seconds, "--warm-up", warm_up, "--timeout", 10,
        "--json", "-", "--quiet", accepted=(0, 4)))
    cores = others.cores()
    if report["operations"] == 0:
        raise Failed(f"no call of {caller} succeeded under {load}: {report['errors']}")
    counts = counters.per_query(running, before, counters.counted(running), report["operations"])
    used = {int(pid): us for pid, us in report["server_cpu_us_per_operation_by_process"].items()}
    by_server = {server.name: used[server.pid] for server in running.servers}
    return {
        "caller": caller, "load": load, "cpu_us_per_query": round(sum(by_server.values()), 1),
        "p50_us": report["latency_us"]["p50"], "p99_us": report["latency_us"]["p99"],
        "store_reads": counts["store_reads"], "calls": counts["calls"], "absent": counts["absent"],
        "idle_us": round(idle_us / report["achieved_per_second"], 1),
        "etcd_us": round(sum(used[pid] for pid in running.etcd_pids), 1) if running.etcd_pids else None,
        "loader_us": report["loader_cpu_us_per_operation"], "per_second": round(report["achieved_per_second"]),
        "errors": sum(report["errors"].values()), "others_cores": round(cores, 2),
        "cpu_us_by_server": by_server, "methods": counts["methods"],
    }

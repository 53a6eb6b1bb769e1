"""scripts/chaos: faults of a real cluster under a recorded workload, and the check of what its clients saw."""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import availability
import faults
import lifecycle
import processes
import status
import topology
from errors import Failure, Unavailable, WrongUse
from folder import Folder
from main import PROGRAM

STANDARD = [kind for kind in faults.KINDS if faults.obstacle(kind) is None]
RECOVERY_SECONDS = 60


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="scripts/chaos", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Starts a cluster of its own, lets clients work on it, breaks it again and again, and checks that no "
        "acknowledged write was lost and that all answers fit into one order.",
        epilog="faults:\n" + "\n".join(f"  {name:<18}{kind.__doc__}" for name, kind in faults.KINDS.items()) + """

examples:
  scripts/chaos --seconds 60
  scripts/chaos --seconds 1800 --faults kill,pause,partition --json

Exit codes: 0 nothing was violated and everything recovered; 1 something was not; 2 wrong use; 3 it could not be run.""")
    parser.add_argument("--seconds", type=float, default=120, metavar="N", help="how long (default: 120)")
    parser.add_argument("--faults", default=",".join(STANDARD), metavar="A,B", help="kinds of faults (default: all)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="which faults come when (default: 1)")
    parser.add_argument("--storage", type=int, default=4, metavar="N", help="storage nodes (default: 4)")
    parser.add_argument("--shards", type=int, default=16, metavar="N", help="shards (default: 16)")
    parser.add_argument("--partitions", type=int, default=32, metavar="N", help="partitions worked on (default: 32)")
    parser.add_argument("--rate", type=float, default=15, metavar="N", help="operations a second and client (default: 15)")
    parser.add_argument("--data", metavar="DIR", help="folder of cluster and history, kept (default: a temporary one)")
    parser.add_argument("--program", default=PROGRAM, metavar="FILE", help="the built program")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args(arguments)
    options.faults = [kind for kind in options.faults.split(",") if kind]
    for kind in options.faults:
        if kind not in faults.KINDS:
            raise WrongUse(f"there is no fault '{kind}'; there are {', '.join(faults.KINDS)}")
        if reason := faults.obstacle(kind):
            raise WrongUse(f"the fault {kind} cannot be made here: {reason}")
    return options


def chosen_topology(options):
    chosen = topology.load()
    chosen.update({"base_port": 0, "links": "proxied", "shards": options.shards})
    chosen["processes"].update({
        "storage": options.storage, "services": 0, "identity": 0, "health-code": 0, "trip-card": 0, "gateway": 0})
    return topology.check(chosen, "the options")


class Run:
    """One run: the cluster, the workload, the faults, and what came of them."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.faults = faults.Faults(folder, options.seed, lifecycle.note)
        self.faults.storage_count = options.storage
        self.history = os.path.join(folder.path, "history.jsonl")
        self.windows = []
        self.unrecovered = []

    def go(self):
        try:
            if "disk-full" in self.options.faults:
                self.faults.prepare_small_disk()
            lifecycle.up(
                self.folder, chosen_topology(self.options), os.path.abspath(self.options.program), {}, 120)
            workload = self.start_workload()
            is_over = threading.Event()
            supervisor = threading.Thread(target=self.faults.supervise, args=(is_over,))
            supervisor.start()
            try:
                self.inflict()
            finally:
                is_over.set()
                supervisor.join()
                count = self.end_workload(workload)
            return self.report(count)
        finally:
            if self.folder.record:
                lifecycle.down(self.folder, 20)
            self.faults.remove_small_disk()

    def start_workload(self):
        workload = subprocess.Popen(
            [self.folder.record["program"], "record-history", "--out", self.history,
             "--partitions", str(self.options.partitions), "--rate", str(self.options.rate),
             "--seed", str(self.options.seed), "--config", self.folder.at("config", "tool.json")],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if workload.stdout.readline().strip() != "ready":
            raise Unavailable("the workload does not start")
        return workload

    def end_workload(self, workload):
        workload.send_signal(signal.SIGTERM)
        try:
            output = workload.communicate(timeout=30)[0]
        except subprocess.TimeoutExpired:
            workload.kill()
            raise Unavailable("the workload does not end")
        if workload.returncode != 0:
            raise Unavailable(f"the workload failed with exit code {workload.returncode}")
        return json.loads(output.splitlines()[-1])

    def inflict(self):
        """Faults one after the other, each given time to be recovered from, until the time is over."""
        start = time.monotonic_ns()
        end = time.monotonic() + self.options.seconds
        time.sleep(min(3, self.options.seconds / 10))
        self.windows.append(("none", start, time.monotonic_ns()))
        queue = []
        while time.monotonic() < end and self.options.faults:
            if not queue:
                queue = list(self.options.faults)
                self.faults.random.shuffle(queue)
            kind = queue.pop()
            lifecycle.note(f"{end - time.monotonic():6.0f} s left: {kind}")
            begun = time.monotonic_ns()
            faults.KINDS[kind](self.faults)
            self.recover(kind)
            self.windows.append((kind, begun, time.monotonic_ns()))
            time.sleep(1)

    def recover(self, kind):
        """Waits until every process serves and every shard is served by enough replicas in sync."""
        wanted = self.folder.record["topology"]["replicas"]
        end = time.monotonic() + RECOVERY_SECONDS
        while time.monotonic() < end:
            processes.reap()
            for process in self.folder.processes:
                if processes.state(self.folder, process["name"]) == "down":
                    # A node that saw its disk fail ends itself; whoever runs it starts it again.
                    self.faults.restart(process)
            found = status.gather(self.folder)
            if found["healthy"] and all(len(shard["in_sync"]) >= wanted for shard in found["shards"]):
                return
            time.sleep(0.2)
        self.unrecovered.append(kind)
        lifecycle.note(f"not recovered from {kind} after {RECOVERY_SECONDS} s")

    def report(self, count):
        check = subprocess.run(
            [self.folder.record["program"], "check-history", self.history], capture_output=True, text=True)
        moments = availability.successes(self.history)
        kinds = {}
        for kind, begun, ended in self.windows:
            row = kinds.setdefault(kind, {"times": 0, "longest_unavailability_seconds": 0})
            row["times"] += 1
            gap = availability.longest_gap(moments, begun, ended)
            row["longest_unavailability_seconds"] = round(max(row["longest_unavailability_seconds"], gap), 3)
        return {
            "seconds": self.options.seconds, "seed": self.options.seed, "operations": count, "faults": kinds,
            "violated": check.returncode != 0, "check": (check.stdout + check.stderr).strip(),
            "unrecovered": self.unrecovered, "history": self.history,
        }


def text(report):
    count = report["operations"]
    lines = [
        f"operations: {count['reads']} reads, {count['writes']} writes "
        f"({count['refused']} refused by their demands, {count['unknown']} of unknown outcome)",
        f"{'fault':<20}{'times':>6}  longest unavailability"]
    for kind, row in report["faults"].items():
        lines.append(f"{kind:<20}{row['times']:>6}  {row['longest_unavailability_seconds']:.3f} s")
    lines.append(report["check"])
    if report["unrecovered"]:
        lines.append(f"not recovered from: {', '.join(report['unrecovered'])}")
    lines.append("violated" if report["violated"] else "nothing violated")
    return "\n".join(lines)


def main(arguments=None):
    try:
        options = parse(arguments)
        path = options.data or tempfile.mkdtemp(prefix="shuangma-chaos-")
        folder = Folder(path)
        if folder.exists():
            raise WrongUse(f"'{path}' holds a cluster already; name an empty folder")
        with folder.locked():
            report = Run(options, folder).go()
        print(json.dumps(report) if options.json else text(report))
        failed = report["violated"] or report["unrecovered"]
        if failed:
            lifecycle.note(f"everything is kept in {path}")
        elif not options.data:
            shutil.rmtree(path)
        return 1 if failed else 0
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return failure.status


if __name__ == "__main__":
    sys.exit(main())

"""The systems that are measured. Each is made in a folder of its own and ended with everything it started."""

import contextlib
import dataclasses
import json
import os
import select
import subprocess
import urllib.request

from surroundings import ROOT, Failed, run

CLUSTER = ROOT / "scripts" / "cluster"
READY_SECONDS = 120

# Made-up citizens log in one right after the other from one address.
SETTINGS = {
    "logLevel": "warning", "demonstration": True,
    "sms": {"pause": 0, "perHour": 10_000, "perDay": 10_000, "perHourAndAddress": 1_000_000},
    "staff": {"lookUpsPerHour": 1_000_000_000},
}
# A comparison of replicas would be counted as part of the queries.
CLUSTER_SETTINGS = {**SETTINGS, "storage": {"scrubHours": 0}}

NOT_COUNTED = "the in-process transport counts no calls"


class Skipped(Exception):
    """This version cannot make the setup; the text says what is missing."""


@dataclasses.dataclass
class Server:
    """A process that serves queries."""
    name: str
    role: str
    pid: int
    admin: str


@dataclasses.dataclass
class Running:
    """A system that serves."""
    gateway: str
    token_file: str
    servers: list
    etcd_pids: list
    # Folder of the SMS that the identity role "sends"; none where the outbox of `shuangma dev` shows them.
    spool: str
    # Why a count is absent when the servers' metrics show none of it.
    hidden: dict

    @property
    def pids(self):
        return [server.pid for server in self.servers]

    def metrics(self, server):
        with urllib.request.urlopen(f"{server.admin}/metrics", timeout=5) as answer:
            return answer.read().decode()


# Clusters

def topology(counts):
    """One etcd member is enough: no query asks it."""
    roles = {"etcd": 1, "storage": 3, "identity": 0, "health-code": 0, "trip-card": 0, "gateway": 0}
    return {"name": "cost", "base_port": 0, "processes": {**roles, **counts}, "settings": CLUSTER_SETTINGS}


@contextlib.contextmanager
def of_processes(program, folder, counts, hidden):
    """Services and three storage nodes with mutual TLS, made by scripts/cluster."""
    data, file = os.path.join(folder, "cluster"), os.path.join(folder, "topology.yaml")
    with open(file, "w", encoding="utf-8") as output:
        # JSON is YAML.
        json.dump(topology(counts), output)
    try:
        status = json.loads(run(
            CLUSTER, "up", "--data", data, "--topology", file, "--program", program, "--seconds", READY_SECONDS,
            "--json"))
        rows = status["processes"]
        servers = [
            Server(row["name"], row["role"], row["process"], "http://" + row["admin"])
            for row in rows if row["role"] != "etcd"]
        public = next(row["address"] for row in rows if row["role"] in ("gateway", "services"))
        yield Running(
            f"http://{public}", os.path.join(data, "operator.token"), servers,
            [row["process"] for row in rows if row["role"] == "etcd"], os.path.join(data, "sms"), hidden)
    finally:
        run(CLUSTER, "down", "--data", data, "--wipe")


def cluster(program, folder):
    return of_processes(program, folder, {"identity": 1, "health-code": 1, "trip-card": 1, "gateway": 1}, {})


def services(program, folder):
    if "--services" not in run(CLUSTER, "up", "--help"):
        raise Skipped("scripts/cluster has no role 'services'")
    # The role is judged before the file of settings is read, which there is none of.
    tried = subprocess.run(
        [program, "serve", "services", "--config", os.path.join(folder, "none.json")], capture_output=True, text=True)
    if "is invalid for" in tried.stderr:
        raise Skipped("the program has no role 'services'")
    return of_processes(program, folder, {"services": 1}, {"calls": NOT_COUNTED})


# One process

@contextlib.contextmanager
def dev(program, folder):
    """The whole system in one process, with an empty store."""
    data, file = os.path.join(folder, "data"), os.path.join(folder, "dev.json")
    with open(file, "w", encoding="utf-8") as output:
        json.dump({**SETTINGS, "data": data, "port": 0, "adminPort": 0, "people": 0}, output)
    with open(os.path.join(folder, "dev.log"), "wb") as log:
        process = subprocess.Popen(
            [program, "dev", "--config", file, "--json", "--quiet"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=log, start_new_session=True)
    try:
        ready = read_ready(process, log.name)
        yield Running(
            ready["server"], os.path.join(data, "operator.token"),
            [Server("dev", "dev", process.pid, ready["admin"])], [], "",
            {"calls": NOT_COUNTED, "store_reads": NOT_COUNTED})
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def read_ready(process, log):
    if select.select([process.stdout], [], [], READY_SECONDS)[0]:
        line = process.stdout.readline()
        if line:
            return json.loads(line)
    with open(log, encoding="utf-8", errors="replace") as file:
        raise Failed(f"shuangma dev does not serve: {file.read().strip()[-600:]}")


SETUPS = {"cluster": cluster, "services": services, "dev": dev}
WHAT = {
    "cluster": "four services, a process each, and three storage nodes, with mutual TLS",
    "services": "the four services in one process, and three storage nodes, with mutual TLS",
    "dev": "the whole system in one process",
}

"""The systems that are measured, and how each is started: three nodes on this machine's loopback."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PROGRAM = ROOT / ".build/release/storage-bench"
START_SECONDS = 60
MACHINE_BYTES = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
# Of a storage node, three of which share the machine with the rest.
CACHES = ["--block-cache-bytes", MACHINE_BYTES // 8, "--record-cache-bytes", MACHINE_BYTES // 24]


class Failed(Exception):
    """A system or a load did not do what it should."""


@dataclass(frozen=True)
class Running:
    """A system that serves."""

    # As `storage-bench load` takes them.
    addresses: list
    # Whose CPU time and writes are counted.
    pids: list
    # Where the data of each replica lie.
    folders: list


def free_ports(count):
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def wait_for(what, holds):
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.1)
    raise Failed(f"{what} did not come up in {START_SECONDS} s")


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def processes(folder):
    """Starts processes that end with the block; their output goes to files beside their data."""
    started = []

    def start(name, *command):
        (folder / name).mkdir(parents=True)
        log = open(folder / f"{name}.log", "w")
        process = subprocess.Popen([str(part) for part in command], stdout=log, stderr=log, cwd=folder / name)
        log.close()
        started.append(process)
        return process

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield start
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def etcd_members(start):
    """Three members that know each other; yields their client addresses and processes."""
    ports = free_ports(6)
    cluster = ",".join(f"m{n}=http://127.0.0.1:{ports[3 + n]}" for n in range(3))
    members = []
    for n in range(3):
        client, peer = (f"http://127.0.0.1:{port}" for port in (ports[n], ports[3 + n]))
        members.append(start(
            f"m{n}", "etcd", "--name", f"m{n}", "--data-dir", "data", "--listen-client-urls", client,
            "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
            "--initial-cluster", cluster, "--quota-backend-bytes", str(8 << 30), "--logger", "zap",
            "--log-level", "error"))
    addresses = [f"127.0.0.1:{port}" for port in ports[:3]]

    def is_healthy():
        health = subprocess.run(["etcdctl", "--endpoints", ",".join(addresses), "endpoint", "health"],
                                capture_output=True, env={"ETCDCTL_API": "3", "PATH": "/usr/bin:/bin"})
        return health.returncode == 0

    wait_for("etcd", is_healthy)
    yield addresses, members


@contextmanager
def etcd(folder):
    with processes(folder) as start, etcd_members(start) as (addresses, members):
        yield Running(addresses, [member.pid for member in members], [folder / f"m{n}" for n in range(3)])


@contextmanager
def redis(folder):
    ports = free_ports(3)
    with processes(folder) as start:
        nodes = []
        for n, port in enumerate(ports):
            of = ["--replicaof", "127.0.0.1", str(ports[0])] if n else []
            nodes.append(start(f"r{n}", "redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "",
                               "--appendonly", "yes", "--appendfsync", "always", "--repl-diskless-sync-delay", "0", *of))
            wait_for("redis", lambda: answers(port))

        def are_replicas_there():
            with socket.create_connection(("127.0.0.1", ports[0])) as link:
                link.sendall(b"INFO replication\r\n")
                return link.recv(65_536).count(b"state=online") == 2

        wait_for("redis's replicas", are_replicas_there)
        yield Running([f"127.0.0.1:{ports[0]}"], [node.pid for node in nodes], [folder / f"r{n}" for n in range(3)])


def start_nodes(start, folder, count, etcd_addresses):
    """Storage nodes that hold every shard together; gives their addresses with names, and their processes."""
    nodes = [f"storage-{n + 1}=127.0.0.1:{port}" for n, port in enumerate(free_ports(count))]
    shared = [part for node in nodes for part in ("--node", node)]
    shared += [part for address in etcd_addresses for part in ("--etcd", address)]
    # The machine's cores are shared as well.
    shared += ["--threads", max(1, os.cpu_count() // count)]
    started = [start(f"n{n}", PROGRAM, "serve", "data", "--name", f"storage-{n + 1}", *shared, *CACHES)
               for n in range(count)]
    for n, process in enumerate(started):
        log = folder / f"n{n}.log"
        wait_for("a storage node", lambda: "ready" in log.read_text() or process.poll() is not None)
        if process.poll() is not None:
            raise Failed(f"a storage node ended at its start: {log.read_text()[-600:]}")
    return nodes, started


@contextmanager
def shuangma(folder):
    """Three nodes that hold every shard; etcd beside them is asked for nothing while they serve."""
    with processes(folder) as start, etcd_members(start) as (addresses, members):
        nodes, started = start_nodes(start, folder, 3, addresses)
        pids = [process.pid for process in (*started, *members)]
        yield Running(nodes, pids, [folder / f"n{n}" for n in range(3)])


@contextmanager
def shuangma_single(folder):
    """One node that holds everything alone: what the storage API costs without replication."""
    with processes(folder) as start:
        nodes, started = start_nodes(start, folder, 1, [])
        yield Running(nodes, [started[0].pid], [folder / "n0"])


SYSTEMS = {"shuangma": shuangma, "shuangma-1": shuangma_single, "etcd": etcd, "redis": redis}

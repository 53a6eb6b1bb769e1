"""The loads, and what is read of a server while one runs."""

import os
import re
import resource
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from statistics import median

import build
from servers import CALL, SERVERS

SERVER_CORE, LOAD_CORE = "0", "1"
# A unary load is run so often; the median counts.
ROUNDS = 3
# Field 1: "320831199001010942ab", field 2: 7.
REQUEST = b"\x0a\x14320831199001010942ab\x10\x07"


class Failed(Exception):
    """A server or a load did not do what it should."""


def cpu_seconds(pid):
    """What the threads of a process have run for, to the nanosecond."""
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
            total += int(file.read().split()[0])
    return total / 1e9


def resident_kib(pid):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(peer, **environment):
    """Starts a server on its core; yields its process and port."""
    port = free_port()
    process = subprocess.Popen(["taskset", "-c", SERVER_CORE, *peer.command, str(port)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise Failed(f"{peer.name_in_table} ended at its start")
            time.sleep(0.05)
        yield process, port
    finally:
        process.kill()
        process.wait()


def row(server, load, cpu=None, rate=None, p50=None, p99=None, rss=None):
    return {"server": server, "load": load, "cpu_us_per_request": cpu, "requests_per_second": rate, "p50_us": p50,
            "p99_us": p99, "rss_kib": rss}


def h2load(peer, port, connections, window, calls, folder):
    command = ["taskset", "-c", LOAD_CORE, "h2load", "-n", str(calls), "-c", str(connections), "-m", str(window),
               f"--log-file={folder}/log"]
    if peer.is_grpc:
        with open(f"{folder}/body", "wb") as file:
            file.write(b"\0" + len(REQUEST).to_bytes(4, "big") + REQUEST)
        command += ["-d", f"{folder}/body", "-H", "content-type: application/grpc", "-H", "te: trailers",
                    "-H", "grpc-timeout: 5S"]
    text = subprocess.run([*command, f"http://127.0.0.1:{port}{peer.path}"], capture_output=True, text=True).stdout
    done = re.search(r"(\d+) succeeded, (\d+) failed", text)
    if not done or int(done.group(1)) != calls:
        raise Failed(f"{peer.name_in_table}: {text[-600:]}")
    # Every answer has its whole body: a call that failed has none.
    data = int(re.search(r"\((\d+)\) data", text).group(1))
    if data < calls * 200:
        raise Failed(f"{peer.name_in_table}: {data} bytes in {calls} answers")
    return float(re.search(r"([\d.]+) req/s", text).group(1))


def unary(name, peer, load, connections, window, calls):
    with running(peer) as (process, port), tempfile.TemporaryDirectory() as folder:
        h2load(peer, port, connections, window, max(calls // 10, connections * window), folder)
        costs, rates, times = [], [], []
        for _ in range(ROUNDS):
            os.unlink(f"{folder}/log")
            before = cpu_seconds(process.pid)
            rates.append(h2load(peer, port, connections, window, calls // ROUNDS, folder))
            costs.append((cpu_seconds(process.pid) - before) / (calls // ROUNDS))
            with open(f"{folder}/log") as file:
                times += [int(line.rsplit("\t", 1)[1]) for line in file]
        times.sort()
        return row(name, load, median(costs) * 1e6, median(rates), times[len(times) // 2], times[len(times) * 99 // 100],
                   resident_kib(process.pid))


def allocations(peer, calls):
    """What a unary call asks of malloc, connections and all."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/count", "wb") as file:
            file.write(bytes(8))
        with running(peer, LD_PRELOAD=str(build.COUNTER), BENCH_ALLOCATIONS=f"{folder}/count") as (_, port):
            def load():
                h2load(peer, port, 1, 32, calls, folder)
                with open(f"{folder}/count", "rb") as file:
                    return int.from_bytes(file.read(8), "little")

            first = load()
            return (load() - first) / calls


def stream(name, peer, messages):
    """Messages of 1 KiB, read by the same client from every server."""
    client = ["taskset", "-c", LOAD_CORE, str(build.CPP / "stream_client")]
    with running(peer) as (process, port):
        subprocess.run([*client, f"127.0.0.1:{port}", "1000", "1024", "1"], check=True, capture_output=True)
        before = cpu_seconds(process.pid)
        result = subprocess.run([*client, f"127.0.0.1:{port}", str(messages), "1024", "1"], capture_output=True, text=True)
        if result.returncode != 0:
            raise Failed(f"{name}: {result.stderr}")
        spent = cpu_seconds(process.pid) - before
        return row(name, "stream-1KiB", spent / messages * 1e6, float(result.stdout), rss=resident_kib(process.pid))


def idle(name, peer, connections):
    """Connections that have shaken hands and are quiet."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, connections + 200), hard), hard))
    opening = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
    with running(peer) as (process, port):
        empty = resident_kib(process.pid)
        sockets = []
        try:
            for _ in range(connections):
                one = socket.create_connection(("127.0.0.1", port))
                one.sendall(opening)
                sockets.append(one)
            for one in sockets:
                if not one.recv(64):
                    raise Failed(f"{name} closes idle connections")
            rss = resident_kib(process.pid)
            return {**row(name, f"idle-{connections}", rss=rss), "kib_per_connection": (rss - empty) / connections}
        finally:
            for one in sockets:
                one.close()


def client(name, program, calls):
    """What a call costs its caller, against our server."""
    with running(SERVERS["shuangma-async"]) as (_, port):
        command = ["taskset", "-c", LOAD_CORE, str(program), f"127.0.0.1:{port}"]
        subprocess.run([*command, "5000", "64"], check=True, capture_output=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run([*command, str(calls), "64"], capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode != 0:
            raise Failed(f"{name}: {result.stderr}")
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return row(name, "client-64", spent / calls * 1e6, float(result.stdout))

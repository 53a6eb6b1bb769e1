"""Faults of a running cluster: each begins, lasts, and ends with everything mended that can be."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import threading
import time

import lifecycle
import network
import parts
import processes
import status
from errors import Failure

SMALL_DISK_BYTES = 1 << 30
# In the last block of a log (32 KiB) a wrong length looks like what a crash tears off, and is cut off like that.
LOG_END_BYTES = 1 << 16


class Faults:
    """The kinds of faults, and what they need of the cluster."""

    def __init__(self, folder, seed, note):
        self.folder = folder
        self.random = random.Random(seed)
        self.note = note
        self.small_disk = None
        self.starting = threading.Lock()

    # What can go wrong

    def kill(self):
        """kill -9 of a storage node, and its restart."""
        node = self.a_node()
        processes.send(self.folder, node["name"], signal.SIGKILL)
        self.last(2, 6)
        self.restart(node)

    def pause(self):
        """SIGSTOP of a storage node for longer than its leases, then SIGCONT."""
        node = self.a_node()
        processes.send(self.folder, node["name"], signal.SIGSTOP)
        self.last(1, 6)
        processes.send(self.folder, node["name"], signal.SIGCONT)

    def partition(self):
        """A storage node that the other nodes and etcd neither hear nor reach."""
        network.cut(self.folder, self.a_node()["name"], None)
        self.last(3, 8)
        network.heal(self.folder)

    def partition_nodes(self):
        """Two storage nodes that do not hear each other, while both have etcd."""
        first, second = self.random.sample(self.nodes(), 2)
        network.cut(self.folder, first["name"], second["name"])
        self.last(3, 8)
        network.heal(self.folder)

    def partition_one_way(self):
        """A storage node that hears others but is not heard, or the other way round."""
        first, second = self.random.sample(self.nodes(), 2)
        network.cut(self.folder, first["name"], second["name"], one_way=True)
        self.last(3, 8)
        network.heal(self.folder)

    def partition_etcd(self):
        """A storage node without etcd."""
        network.cut(self.folder, self.a_node()["name"], "etcd")
        self.last(3, 8)
        network.heal(self.folder)

    def etcd_member(self):
        """kill -9 of a member of etcd, and its restart."""
        member = self.random.choice(self.folder.of_role("etcd"))
        processes.send(self.folder, member["name"], signal.SIGKILL)
        self.last(2, 6)
        self.restart(member)

    def etcd_outage(self):
        """All of etcd stands still: replica sets cannot change, reads and writes go on."""
        for member in self.folder.of_role("etcd"):
            processes.send(self.folder, member["name"], signal.SIGSTOP)
        self.last(3, 6)
        for member in self.folder.of_role("etcd"):
            processes.send(self.folder, member["name"], signal.SIGCONT)

    def rolling_restart(self):
        """SIGTERM and restart of every storage node, each when the one before holds all of its shards again."""
        for node in self.nodes():
            lifecycle.restart(self.folder, node, 60)

    def fsync_error(self):
        """Every fsync of a storage node fails for a while (strace); it is then restarted."""
        node = self.a_node()
        with self.failing(node, "fsync,fdatasync"):
            self.last(2, 4)
        processes.send(self.folder, node["name"], signal.SIGKILL)
        self.restart(node)

    def read_error(self):
        """Every read of a storage node's files fails for a while (strace), in which all replicas are compared."""
        node = self.a_node()
        processes.send(self.folder, node["name"], signal.SIGKILL)
        # What it has read since is not in its memory then.
        self.restart(node)
        end = time.monotonic() + 10
        while status.health(self.folder, node) != "serving" and time.monotonic() < end:
            time.sleep(0.1)
        with self.failing(node, "pread64"):
            self.compare_replicas()

    def bit_flip(self):
        """kill -9 of a storage node, a bit flipped in a file of its database, its restart, and a comparison of replicas."""
        node = self.a_node()
        processes.send(self.folder, node["name"], signal.SIGKILL)
        processes.wait_for_end(self.folder, [node["name"]], 10)
        self.flip_bit(node)
        self.restart(node)
        self.last(1, 2)
        self.compare_replicas()

    def disk_full(self):
        """The disk of a storage node fills up, and has room again later."""
        ballast = os.path.join(self.small_disk, "ballast")
        with open(ballast, "wb") as file:
            try:
                while True:
                    file.write(bytes(1 << 20))
                    file.flush()
            except OSError:
                pass
        self.last(3, 6)
        os.remove(ballast)

    def move(self):
        """A shard is told to lie on other nodes."""
        shard = self.random.choice(status.gather(self.folder)["shards"])
        names = [node["name"] for node in self.nodes()]
        self.random.shuffle(names)
        chosen = names[:self.folder.record["topology"]["replicas"]]
        self.tool("cluster", "place", str(shard["shard"]), *chosen)
        self.last(3, 6)

    def drain(self):
        """A storage node is told to be emptied, and may be filled again."""
        node = self.a_node()
        self.tool("cluster", "drain", node["name"])
        self.last(6, 10)
        self.tool("cluster", "drain", node["name"], "--undo")

    def split(self):
        """A shard is split in two."""
        shards = [
            shard for shard in status.gather(self.folder)["shards"] if shard["buckets"][1] - shard["buckets"][0] > 64]
        if shards:
            self.tool("cluster", "split", str(self.random.choice(shards)["shard"]))
        self.last(2, 4)

    # What they stand on

    def nodes(self):
        return self.folder.of_role("storage")

    def a_node(self):
        return self.random.choice(self.nodes())

    def last(self, low, high):
        time.sleep(self.random.uniform(low, high))

    def restart(self, process):
        processes.wait_for_end(self.folder, [process["name"]], 10)
        with self.starting:
            parts.start(self.folder, process)

    def supervise(self, is_over):
        """Starts nodes again that ended because they met damage, which may be long after it was done."""
        while not is_over.wait(0.5):
            for node in self.nodes():
                note = self.folder.at("data", node["name"], "store", "damaged")
                if processes.state(self.folder, node["name"]) == "down" and os.path.exists(note):
                    self.restart(node)

    @contextlib.contextmanager
    def failing(self, node, calls):
        """Has system calls of a node fail with EIO."""
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={calls}", "-e", f"inject={calls}:error=EIO",
             "-p", str(processes.pid_of(self.folder, node["name"]))],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            tracer.terminate()
            tracer.wait()

    def compare_replicas(self):
        """Has everything read that the nodes hold, also what no client asks for."""
        lifecycle.renew_token(self.folder)
        self.tool("scrub", "--token-file", self.folder.at("operator.token"))

    def flip_bit(self, node):
        database = self.folder.at("data", node["name"], "store", "rocksdb")
        ends = {".sst": 1, ".log": LOG_END_BYTES}
        places = []
        for name in sorted(os.listdir(database)):
            path = os.path.join(database, name)
            size = os.path.getsize(path) - ends.get(os.path.splitext(name)[1], os.path.getsize(path))
            if size > 0:
                places.append((path, self.random.randrange(size)))
        if not places:
            return self.note("there is no file yet to flip a bit in")
        path, place = self.random.choice(places)
        self.note(f"a bit is flipped in {node['name']}, {os.path.basename(path)}, byte {place}")
        with open(path, "r+b") as file:
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ 1 << self.random.randrange(8)]))

    def tool(self, *arguments):
        try:
            lifecycle.run_tool(self.folder, *arguments, "--config", self.folder.at("config", "tool.json"))
        except Failure as failure:
            # Refused because something else is under way with the shard: as good as any other fault.
            self.note(f"{failure}")

    def prepare_small_disk(self):
        """Puts the last node's data on a disk that can be filled; before the cluster is made."""
        path = self.folder.at("data", f"storage-{self.storage_count}")
        os.makedirs(path, mode=0o700, exist_ok=True)
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_BYTES},mode=700", "tmpfs", path], check=True)
        self.small_disk = path

    def remove_small_disk(self):
        if self.small_disk:
            subprocess.run(["umount", self.small_disk], check=False)
            self.small_disk = None


KINDS = {
    name.replace("_", "-"): getattr(Faults, name)
    for name in (
        "kill", "pause", "partition", "partition_nodes", "partition_one_way", "partition_etcd", "etcd_member",
        "etcd_outage", "rolling_restart", "fsync_error", "read_error", "bit_flip", "disk_full", "move", "drain", "split")
}


def obstacle(kind):
    """Why a kind of fault cannot be made on this machine; None when it can."""
    if kind in ("fsync-error", "read-error") and not shutil.which("strace"):
        return "strace is not installed"
    if kind == "disk-full" and os.geteuid() != 0:
        return "only root can mount a small disk"
    return None

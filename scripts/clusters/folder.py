"""The data folder of a cluster: everything that a cluster is between two runs of the script lies in it."""

import contextlib
import fcntl
import json
import os
import random
import socket

from errors import Failure, WrongUse

FIRST_FREE, LAST_FREE = 20000, 32000
"""Where free ports are looked for: below those that the kernel gives to outgoing connections."""


class Folder:
    """Paths, and the record of the processes with their ports."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.record = None

    def at(self, *names):
        return os.path.join(self.path, *names)

    @property
    def name(self):
        return self.record["topology"]["name"]

    @property
    def processes(self):
        return self.record["processes"]

    def process(self, name):
        for process in self.processes:
            if process["name"] == name:
                return process
        known = ", ".join(process["name"] for process in self.processes)
        raise WrongUse(f"there is no process '{name}'; there are {known}")

    def of_role(self, role):
        return [process for process in self.processes if process["role"] == role]

    def load(self):
        """Reads the record; refuses a folder that holds no cluster."""
        try:
            with open(self.at("cluster.json"), encoding="utf-8") as file:
                self.record = json.load(file)
        except FileNotFoundError:
            raise Failure(f"there is no cluster in '{self.path}'; make one: scripts/cluster up --data {self.path}", 3)
        except (OSError, ValueError) as error:
            raise Failure(f"the record '{self.at('cluster.json')}' cannot be read: {error}", 3)
        if self.record.get("version") != 1:
            raise Failure(f"the record '{self.at('cluster.json')}' is of version {self.record.get('version')}, not 1", 3)
        return self

    def exists(self):
        return os.path.exists(self.at("cluster.json"))

    def save(self):
        """Writes the record, at once or not at all."""
        draft = self.at("cluster.json.new")
        with open(draft, "w", encoding="utf-8") as file:
            json.dump(self.record, file, indent=2)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.rename(draft, self.at("cluster.json"))

    def create(self, topology, program):
        for name in ("", "run", "logs", "certificates", "config"):
            os.makedirs(self.at(name), mode=0o700, exist_ok=True)
        self.record = {"version": 1, "topology": topology, "program": program, "processes": [], "links": {}}

    @contextlib.contextmanager
    def locked(self):
        """Keeps two scripts from changing one cluster at the same time."""
        os.makedirs(self.path, mode=0o700, exist_ok=True)
        with open(self.at("lock"), "w", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Failure(f"another scripts/cluster is at work on '{self.path}'; wait until it is done")
            yield

    # Ports

    def new_port(self):
        """A port for good: the next one of the topology's, or a free one."""
        used = set(self.record["links"].values())
        for process in self.processes:
            used.update(process["ports"].values())
        base = self.record["topology"]["base_port"]
        host = self.record["topology"]["host"]
        if base:
            port = base
            while port in used:
                port += 1
            return port
        for port in random.sample(range(FIRST_FREE, LAST_FREE), LAST_FREE - FIRST_FREE):
            if port not in used and is_free(host, port):
                return port
        raise Failure("there is no free port", 3)


def is_free(host, port):
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True

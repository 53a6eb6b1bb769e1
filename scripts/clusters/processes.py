"""Processes that outlive the script: started, found again by their pid files, ended."""

import json
import os
import signal
import subprocess
import time

from errors import Unavailable


def _stat(pid):
    """State and start time of a process; None when there is none, or only its exit status is left."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else (fields[0], int(fields[19]))


def pid_of(folder, name):
    """The pid of a process that runs; None otherwise. A pid that the kernel gave to another one does not count."""
    try:
        with open(folder.at("run", f"{name}.pid"), encoding="utf-8") as file:
            record = json.load(file)
    except (OSError, ValueError):
        return None
    found = _stat(record["pid"])
    return record["pid"] if found and found[1] == record["started"] else None


def state(folder, name):
    """running, paused or down."""
    pid = pid_of(folder, name)
    found = _stat(pid) if pid else None
    if not found:
        return "down"
    return "paused" if found[0] in "Tt" else "running"


def start(folder, name, command, environment=None):
    """Starts a process of its own session, with its output in the logs folder."""
    ready = folder.at("run", f"{name}.ready")
    with open(ready, "wb") as output, open(folder.at("logs", f"{name}.log"), "ab") as log:
        inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LD_LIBRARY_PATH") if key in os.environ}
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=log, start_new_session=True,
                env={**inherited, **(environment or {})}, cwd=folder.path)
        except OSError as error:
            raise Unavailable(f"{name} cannot be started: {command[0]}: {error.strerror}")
    found = _stat(process.pid)
    if not found:
        raise Unavailable(f"{name} ended at once; see {folder.at('logs', name + '.log')}")
    path = folder.at("run", f"{name}.pid")
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump({"pid": process.pid, "started": found[1]}, file)
    os.rename(path + ".new", path)
    # The process is not waited for: it belongs to the init process once the script has ended.
    process.returncode = 0
    return process.pid


def reap():
    """Forgets children that have ended, so that they do not count as alive to others."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def send(folder, name, number):
    """Sends a signal; False when the process does not run."""
    pid = pid_of(folder, name)
    if pid is None:
        return False
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True


def wait_for_end(folder, names, seconds):
    """Waits until none of the processes runs; gives the names of those that still do."""
    end = time.monotonic() + seconds
    while True:
        reap()
        left = [name for name in names if pid_of(folder, name) is not None]
        if not left or time.monotonic() >= end:
            return left
        time.sleep(0.02)


def stop(folder, names, seconds):
    """Ends processes in order, by force when they take too long; gives the names of those that were forced."""
    for name in names:
        if send(folder, name, signal.SIGCONT):
            send(folder, name, signal.SIGTERM)
    forced = wait_for_end(folder, names, seconds)
    for name in forced:
        send(folder, name, signal.SIGKILL)
    if left := wait_for_end(folder, forced, 10):
        raise Unavailable(f"these processes do not end: {', '.join(left)}")
    for name in names:
        for suffix in ("pid", "ready"):
            try:
                os.remove(folder.at("run", f"{name}.{suffix}"))
            except FileNotFoundError:
                pass
    return forced


def last_lines(path, count):
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(file.tell() - 16384, 0))
            return file.read().decode(errors="replace").splitlines()[-count:]
    except OSError:
        return []

"""What every part of the measurement uses: paths, messages, failures, and the machine it runs on."""

import datetime
import os
import pathlib
import platform
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = ROOT / ".build" / "release" / "shuangma"


class Failed(Exception):
    """A step failed; the text says which one and why."""


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def run(*command, accepted=(0,)):
    """Runs a command to its end and returns what it printed. Raises Failed with the end of its error output when its
    exit code is none of the accepted ones."""
    result = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if result.returncode not in accepted:
        name = pathlib.Path(str(command[0])).name
        raise Failed(f"{name} {command[1]} ended with {result.returncode}: {result.stderr.strip()[-600:]}")
    return result.stdout


def cpu_seconds(pid):
    """CPU time that a process has used, user and system. The process's own clock counts nanoseconds, where
    /proc/PID/stat has the same sum in steps of 10 ms."""
    return time.clock_gettime(~pid << 3 | 2)


def busy_seconds():
    """CPU time that all processes of the machine have used since it started."""
    with open("/proc/stat", encoding="utf-8") as file:
        user, nice, system, _, _, irq, softirq = map(int, file.readline().split()[1:8])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def machine():
    """The machine and how busy it is now."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.machine(), "cores": os.cpu_count(),
        "kernel": platform.release(), "load_average": [round(load, 2) for load in os.getloadavg()],
    }


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


def commit():
    """The commit of the working tree, with `-changed` when files differ from it; None outside a repository."""
    try:
        name = run("git", "-C", ROOT, "rev-parse", "--short=12", "HEAD").strip()
        return name + ("-changed" if run("git", "-C", ROOT, "status", "--porcelain").strip() else "")
    except (Failed, OSError):
        return None

"""Resident memory of processes while something runs."""

import threading
import time

EVERY_SECONDS = 0.2


def resident_mib(pid):
    """Resident memory now; 0 for a process that has ended."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS:")), 0)
    except OSError:
        return 0


class Memory:
    """Follows the sum of some processes' memory, for the length of a `with`."""

    def __init__(self, pids):
        self.pids = pids
        self.samples = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.follow, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def follow(self):
        while not self.over.wait(EVERY_SECONDS):
            self.samples.append((time.monotonic(), sum(map(resident_mib, self.pids))))

    def between(self, begin, end):
        """Highest sample of a part of the time, 0 to 1."""
        if not self.samples:
            return 0
        first, last = self.samples[0][0], self.samples[-1][0]
        part = [mib for at, mib in self.samples
                if first + begin * (last - first) <= at <= first + end * (last - first)]
        return max(part, default=0)

    def highest(self):
        return self.between(0, 1)

    def growth(self):
        """What the second half of the time adds to the highest sample of the first, in MiB."""
        return self.between(0.5, 1) - self.between(0, 0.5)

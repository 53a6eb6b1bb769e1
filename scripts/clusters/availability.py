"""How long a partition of a recorded history had no answer."""

import bisect
import json


def successes(path):
    """By partition, the moments (ns, sorted) at which a client had an answer."""
    moments = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            operation = json.loads(line)
            if operation.get("returned") is not None:
                moments.setdefault(operation["partition"], []).append(operation["returned"])
    for answers in moments.values():
        answers.sort()
    return moments


def longest_gap(moments, start, end):
    """The longest time in seconds that any partition was without an answer, as far as it lies from `start` to `end`."""
    longest = 0
    for answers in moments.values():
        previous = start
        for moment in answers[bisect.bisect_right(answers, start):bisect.bisect_left(answers, end)]:
            longest = max(longest, moment - previous)
            previous = moment
        longest = max(longest, end - previous)
    return longest / 1e9

"""Calls and store reads, as the servers' own metrics count them."""

import collections
import re

QUERY = ("shuangma.gateway.v1.MergeGateway", "GetMergedCode")
STORE = "shuangma.storage.v1.Storage"
STORE_READS = ("Read", "Scan")
SAMPLE = re.compile(r'^rpc_server_calls_total\{service="([^"]+)",method="([^"]+)",code="[^"]+"\} (\d+)$', re.MULTILINE)


def counted(running):
    """Calls that have ended so far in all servers, by service and method."""
    calls = collections.Counter()
    for server in running.servers:
        for service, method, count in SAMPLE.findall(running.metrics(server)):
            calls[service, method] += int(count)
    return calls


def per_query(running, before, after, sent):
    """What one query led to: store reads, other calls, and each method's share. `sent` is how many calls the load
    made, for loads that are no queries."""
    ended = after - before
    queries = ended.pop(QUERY, 0) or sent
    reads = sum(count for (service, method), count in ended.items() if service == STORE and method in STORE_READS)
    counts = {"store_reads": reads, "calls": ended.total() - reads}
    # A count that a setup may hide and that is 0 tells nothing.
    absent = {what: why for what, why in running.hidden.items() if counts[what] == 0}
    return {
        **{what: None if what in absent else round(count / queries, 2) for what, count in counts.items()},
        "absent": absent,
        "methods": {
            f"{service}/{method}": round(count / queries, 2) for (service, method), count in sorted(ended.items())},
    }

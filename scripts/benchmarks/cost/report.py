"""Rows of several rounds made one, and shown as a table or as JSON."""

import json
import statistics

MEDIANS = ("cpu_us_per_query", "ratio_to_empty", "p50_us", "p99_us", "store_reads", "calls", "idle_us", "etcd_us",
           "loader_us", "per_second")
COLUMNS = (
    ("cpu_us_per_query", "CPU µs", 0), ("ratio_to_empty", "× empty", 1), ("p50_us", "p50 µs", 0),
    ("p99_us", "p99 µs", 0), ("store_reads", "reads", 1), ("calls", "calls", 1), ("idle_us", "idle µs", 0),
    ("etcd_us", "etcd µs", 0), ("per_second", "per s", 0),
)
LEGEND = """CPU: of all server processes together, without etcd and the loader. × empty: divided by the empty call's, in the
same round. reads: of the store; calls: all others between services. idle: the part of the CPU that the processes use
without any call, spread over the calls. etcd: its own CPU meanwhile; no query asks it. –: cannot be counted."""


def with_ratios(rows):
    """The rows of one round, each with its CPU in terms of the empty call's."""
    empty = {row["load"]: row["cpu_us_per_query"] for row in rows if row["caller"] == "empty"}
    return [{**row, "ratio_to_empty": round(row["cpu_us_per_query"] / empty[row["load"]], 2)} for row in rows]


def median(rows):
    """One row of the same row in several rounds: each number's median, the range of the CPU, the worst of the rest."""
    row = dict(rows[-1])
    for key in MEDIANS:
        values = [one[key] for one in rows]
        row[key] = None if None in values else round(statistics.median(values), 2)
    costs = [one["cpu_us_per_query"] for one in rows]
    return {
        **row, "cpu_us_range": [min(costs), max(costs)], "errors": sum(one["errors"] for one in rows),
        "others_cores": max(one["others_cores"] for one in rows),
    }


def text(rows, left_out):
    def cell(row, key, digits):
        value = row[key]
        return f"{'–' if value is None else format(value, f',.{digits}f'):>10}"

    lines = [f"{'setup':<10}{'caller':<10}{'load':<10}" + "".join(f"{title:>10}" for _, title, _ in COLUMNS)]
    for row in rows:
        lines.append(f"{row['setup']:<10}{row['caller']:<10}{row['load']:<10}"
                     + "".join(cell(row, key, digits) for key, _, digits in COLUMNS))
    lines += ["", LEGEND]
    if rows:
        most = max(row["others_cores"] for row in rows)
        lines.append(f"other processes of the machine used up to {most:.1f} cores meanwhile")
    reasons = {(row["setup"], what, why) for row in rows for what, why in row["absent"].items()}
    lines += [f"{setup}: no {what.replace('_', ' ')}: {why}" for setup, what, why in sorted(reasons)]
    for row in rows:
        if row["errors"]:
            lines.append(f"{row['setup']} {row['caller']} {row['load']}: {row['errors']:,} calls failed")
    lines += [f"{setup} is left out: {why}" for setup, why in left_out.items()]
    return "\n".join(lines)


def write(path, about, rows, left_out):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({**about, "rows": rows, "left_out": left_out}, file, indent=1, ensure_ascii=False)
        file.write("\n")

"""What one merged query costs, by setup, caller and load. Called by scripts/cost."""

import argparse
import os
import signal
import sys
import tempfile

import loads
import population
import report
import setups
import surroundings
from surroundings import Failed, say


def arguments():
    def list_of(known):
        return "\n".join(f"  {name:<10}{what}" for name, what in known.items())

    parser = argparse.ArgumentParser(
        prog="scripts/cost merged", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Measures CPU time, store reads, calls and latency of one GetMergedCode, beside an empty call through\n"
        "the same port in the same run.\n\n"
        f"setups:\n{list_of(setups.WHAT)}\ncallers:\n{list_of(loads.WHO)}\n"
        "loads:\n  open-64, open-1024: so many calls are open at any time\n"
        "  rate-300: 300 calls a second at random moments\n\n"
        f"Every setup gets {population.PEOPLE:,} made-up citizens. The queries are about {population.ASKED} of them, who have verified\n"
        "their trip cards. A setup that this version cannot make is left out with a note.",
        epilog="examples:\n  scripts/cost merged --quick\n  scripts/cost merged --json before.json\n"
        "  scripts/cost merged --quick --setups dev --loads open-64\n"
        "  scripts/cost merged --program other/shuangma    another build, which brings its own loader\n\n"
        "Exit codes: 0 done; 1 a step failed; 2 wrong use.")
    parser.add_argument("--quick", action="store_true",
                        help="one short round: under three minutes in total once built; the full run takes about ten")
    parser.add_argument("--json", metavar="FILE",
                        help="also write the rows, the machine, the date and the commit to FILE")
    parser.add_argument("--setups", metavar="A,B", help=f"only these, of {', '.join(setups.SETUPS)}")
    parser.add_argument("--loads", metavar="A,B", help=f"only these, of {', '.join(loads.LOADS)}")
    parser.add_argument("--program", metavar="FILE",
                        help="the built program (default: .build/release/shuangma, built first)")
    options = parser.parse_args()
    options.setups = chosen(parser, options.setups, setups.SETUPS)
    options.loads = chosen(parser, options.loads, loads.LOADS)
    options.program = os.path.abspath(options.program or surroundings.PROGRAM)
    if not os.access(options.program, os.X_OK):
        parser.error(f"there is no program '{options.program}'")
    options.rounds, options.seconds, options.warm_up = (1, 2.5, 1) if options.quick else (3, 5, 1.5)
    return options


def chosen(parser, text, known):
    names = text.split(",") if text else list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"no such name: {', '.join(unknown)}; there are {', '.join(known)}")
    return names


def measure(setup, folder, options):
    """The rows of one setup."""
    say(f"{setup}: making it")
    with setups.SETUPS[setup](options.program, folder) as running:
        say(f"{setup}: loading {population.PEOPLE:,} citizens, {population.ASKED} of them log in")
        files = population.load(options.program, running, folder)
        idle_us = loads.idle(running, options.seconds)
        rounds = []
        for number in range(options.rounds):
            rows = []
            for load in options.loads:
                for caller in loads.CALLERS:
                    row = loads.measure(
                        options.program, running, caller, load, idle_us, options.seconds, options.warm_up, files)
                    say(f"{setup} {load} {caller}: {row['cpu_us_per_query']:,.0f} µs"
                        + (f" (round {number + 1} of {options.rounds})" if options.rounds > 1 else ""))
                    rows.append({"setup": setup, **row})
            rounds.append(report.with_ratios(rows))
        return [report.median(same) for same in zip(*rounds)]


def main():
    options = arguments()
    # A request to end takes the way out on which everything that was started is ended as well.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    about = {
        "date": surroundings.now(), "commit": surroundings.commit(), "quick": options.quick,
        "rounds": options.rounds, "seconds": options.seconds, "machine": surroundings.machine(),
    }
    rows, left_out, failed = [], {}, False
    for setup in options.setups:
        with tempfile.TemporaryDirectory(prefix="shuangma-cost-") as folder:
            try:
                rows += measure(setup, folder, options)
            except (setups.Skipped, Failed) as reason:
                left_out[setup] = str(reason)
                failed = failed or isinstance(reason, Failed)
                say(f"{setup} is left out: {reason}")
    if options.json:
        report.write(options.json, about, rows, left_out)
    print(report.text(rows, left_out))
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

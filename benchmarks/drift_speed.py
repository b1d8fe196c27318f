"""Drift of two large files beside Evidently, side by side in one run: seconds, processor seconds and peak memory.

    python3 benchmarks/drift_speed.py [--rows N] [--turns N] [--folder FOLDER] [PART ...]

needs: pip install evidently==0.7.21 numpy==2.4.6 scipy==1.17.1 pandas==3.0.6 pyarrow==26.0.1, and the build that
benchmarks/README.md names. The parts, all of them by default:

    defaults   12 numbers and 8 texts from Parquet to the report, whole processes, default settings of both
    psi        the same, both with the population stability index on every column
    arrays     PSI and Jensen-Shannon of two arrays in memory, by Evidently's own test functions and by the preset
    profile    against a committed profile, beside one DuckDB query for the same counts over the same edges

The first thing is cli/target/modelgate/bin/modelgate-archive, as whoever installs Modelgate would run it.

In each turn every command runs once, one after the other: what else the machine does disturbs all alike. Ratios are of
the medians.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODELGATE = ROOT / "cli/target/modelgate/bin/modelgate"
PARTS = ["defaults", "psi", "arrays", "profile"]

# What Evidently's user writes: reading included, an HTML report at the end.
REPORT = """
import sys, warnings
warnings.filterwarnings("ignore")
import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset
reference, current, method, out = sys.argv[1:]
frames = [pd.read_parquet(file) for file in (reference, current)]
options = {} if method == "default" else {"num_method": method, "cat_method": method}
names = list(frames[0])
definition = DataDefinition(
    numerical_columns=[name for name in names if name.startswith("n")],
    categorical_columns=[name for name in names if name.startswith("t")])
sides = [Dataset.from_pandas(frame, data_definition=definition) for frame in frames]
Report([DataDriftPreset(**options)]).run(reference_data=sides[0], current_data=sides[1]).save_html(out)
"""

ARRAYS = """
import sys, time, warnings
warnings.filterwarnings("ignore")
import numpy as np, pandas as pd
from evidently.legacy.calculations.stattests import get_stattest
from evidently.legacy.core import ColumnType
rows, turns = int(sys.argv[1]), int(sys.argv[2])
def drawn(seed):
    at = np.uint64(2) * np.arange(rows, dtype=np.uint64) + np.uint64(seed << 40)
    return pd.Series(uniform(at) + uniform(at + np.uint64(1)))
def uniform(at):
    mixed = at * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53
reference, current = drawn(1), drawn(2)
for name in ("psi", "jensenshannon"):
    test = get_stattest(reference, current, ColumnType.Numerical, name)
    for turn in range(turns):
        start = time.perf_counter()
        score = test(reference, current, ColumnType.Numerical, None).drift_score
        print(name, round(time.perf_counter() - start, 4), repr(float(score)))
"""


class Cost:
    """What a process took."""

    def __init__(self, wall, processor, memory):
        self.wall, self.processor, self.memory = wall, processor, memory

    def __str__(self):
        return f"{self.wall:7.2f} s, {self.processor:7.2f} s of processor time, {self.memory:6.0f} MB"


def cost(command, folder, allowed=(0,)):
    """Runs a process to its end; its children's memory is not its own, and it has none that matter."""
    with tempfile.TemporaryFile() as out:
        start = os.times().elapsed
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = os.times().elapsed - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            out.seek(0)
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{out.read().decode()[-3000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(costs):
    return Cost(*(statistics.median(getattr(one, part) for one in costs) for part in ("wall", "processor", "memory")))


def side_by_side(title, commands, folder, turns):
    """Prints each command's medians, and how many times more than the first the others took."""
    costs = {name: [] for name in commands}
    for _ in range(turns):
        for name, (command, allowed) in commands.items():
            costs[name].append(cost(command, folder, allowed))
    print(f"\n{title}, median of {turns}")
    medians = {name: median(of) for name, of in costs.items()}
    first = next(iter(medians.values()))
    for name, one in medians.items():
        ratio = f"{one.wall / first.wall:6.2f} x the time, {one.processor / first.processor:6.2f} x the processor time, "
        print(f"  {name:10} {one}   {ratio}{one.memory / first.memory:5.2f} x the memory", flush=True)


def java(*arguments):
    jar = next((ROOT / "benchmarks/target").glob("modelgate-benchmarks-*.jar"))
    return ["java", "-cp", jar, "dev.modelgate.benchmarks.DriftSpeedBenchmark", *arguments]


def drift(reference, current, folder, *options):
    # Denied is a verdict, too.
    command = [MODELGATE, "drift", "--reference", reference, "--current", current, "--no-cache"]
    return [*command, "--reports", folder / "reports", *options], (0, 1, 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("parts", nargs="*")
    asked = parser.parse_args()
    asked.parts = asked.parts or PARTS
    if not set(asked.parts) <= set(PARTS):
        parser.error(f"the parts are {', '.join(PARTS)}")
    folder = asked.folder or pathlib.Path(tempfile.mkdtemp(prefix="modelgate-drift-speed-"))
    reference, current = folder / "reference.parquet", folder / "current.parquet"
    if not current.exists() and asked.parts != ["arrays"]:
        subprocess.run(java("data", folder, str(asked.rows)), check=True)
    subprocess.run([MODELGATE.with_name("modelgate-archive")], check=True)
    print(f"{asked.rows} rows on either side, in {folder}")
    for part in asked.parts:
        if part in ("defaults", "psi"):
            method = "default" if part == "defaults" else "psi"
            options = [] if part == "defaults" else ["--preset", "evidently", *psi(folder)]
            evidently = [sys.executable, "-c", REPORT, reference, current, method, folder / "report.html"]
            commands = {"modelgate": drift(reference, current, folder, *options), "evidently": (evidently, (0,))}
            side_by_side(part, commands, folder, asked.turns)
        elif part == "profile":
            profile = folder / "reference.profile.json"
            subprocess.run(
                [MODELGATE, "profile", "--data", reference, "--out", profile],
                check=True,
                cwd=folder,
                stdout=subprocess.DEVNULL)
            commands = {
                "one query": (java("select", profile, current), (0,)),
                "modelgate": drift(profile, current, folder),
            }
            side_by_side(part, commands, folder, asked.turns)
        else:
            arrays(asked.rows, asked.turns)


def psi(folder):
    """A project file, as single tests are chosen there."""
    file = folder / "psi.yaml"
    file.write_text(
        "apiVersion: modelgate.dev/v1\nkind: Project\nname: speed\n"
        "drift: {evidently: {numMethod: psi, catMethod: psi}}\n")
    return ["--project", file]


def arrays(rows, turns):
    print(f"\narrays in memory, best of {turns + 5}")
    commands = {
        "modelgate": java("arrays", str(rows), str(turns + 5)),
        "evidently": [sys.executable, "-c", ARRAYS, str(rows), str(turns + 5)],
    }
    best, scores = {}, {}
    for name, command in commands.items():
        done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
        for line in done.stdout.splitlines():
            test, seconds, score = line.split()
            best.setdefault(test, {}).setdefault(name, []).append(float(seconds))
            scores.setdefault(test, {})[name] = float(score)
    for test, times in best.items():
        ours, theirs = min(times["modelgate"]), min(times["evidently"])
        print(f"  {test:14} modelgate {ours:.3f} s, evidently {theirs:.3f} s: {theirs / ours:.1f} x; scores {scores[test]}")


if __name__ == "__main__":
    main()

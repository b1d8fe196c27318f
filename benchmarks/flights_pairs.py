"""What both presets of drift say of the flights of 2013, month against month: all 66 pairs.

    python3 benchmarks/flights_pairs.py FOLDER [--keep FILE] [--threads N]

FOLDER holds 2013-01.parquet to 2013-12.parquet (examples/quickstart/data/flights/README.md says where they come from; the
months that are not there come from the same source). Prints the two tables of docs/guides/drift-flights.md: for each
column how often it drifted, did not, and could not be told, by `calibrated` and by `evidently`; and for each pair how many
columns did. With --keep, verdicts are kept in a file, and a run that was broken off goes on.
"""

import argparse
import collections
import itertools
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODELGATE = ROOT / "cli/target/modelgate/bin/modelgate"
PRESETS = {"calibrated": ["--time", "scheduled_at"], "evidently": []}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def verdicts(folder, scratch, before, after, preset, threads):
    """The verdict of each column, as the report says it."""
    files = [folder.resolve() / f"2013-{month:02d}.parquet" for month in (before, after)]
    command = [MODELGATE, "drift", "--reference", files[0], "--current", files[1], "--preset", preset]
    command += ["--no-cache", "--threads", str(threads), "--format", "json", *PRESETS[preset]]
    run = subprocess.run([str(part) for part in command], cwd=scratch, capture_output=True, text=True)
    columns = next(section for section in json.loads(run.stdout)["sections"] if section["title"] == "Columns")
    at = columns["columns"].index("Verdict")
    return {row[0]["text"]: row[at]["text"] for row in columns["rows"]}


def measured(folder, keep, threads):
    known = {}
    if keep and keep.exists():
        for line in keep.read_text().splitlines():
            before, after, preset, found = json.loads(line)
            known[before, after, preset] = found
    with tempfile.TemporaryDirectory() as scratch:
        for before, after in itertools.combinations(range(1, 13), 2):
            for preset in PRESETS:
                if (before, after, preset) not in known:
                    known[before, after, preset] = verdicts(folder, scratch, before, after, preset, threads)
                    if keep:
                        with keep.open("a") as out:
                            out.write(json.dumps([before, after, preset, known[before, after, preset]]) + "\n")
    return known


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    known = measured(asked.folder, asked.keep, asked.threads)
    counts = {preset: collections.defaultdict(collections.Counter) for preset in PRESETS}
    for (_, _, preset), found in known.items():
        for column, verdict in found.items():
            counts[preset][column][verdict] += 1
    for column, ours in sorted(counts["calibrated"].items()):
        theirs = counts["evidently"][column]
        told = f"{ours['drift']} / {ours['no drift']} / {ours['cannot tell']}"
        print(f"| `{column}` | {told} | {theirs['drift']} / {theirs['no drift']} |")
    print()
    for before in range(1, 12):
        cells = []
        for after in range(2, 13):
            if after <= before:
                cells.append("")
                continue
            ours = list(known[before, after, "calibrated"].values())
            theirs = list(known[before, after, "evidently"].values())
            cells.append(f"{ours.count('drift')} ({ours.count('cannot tell')}) / {theirs.count('drift')}")
        print(f"| {MONTHS[before - 1]} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()

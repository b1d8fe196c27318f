"""How often Evidently's default tests call columns drifted, of data that DriftBenchmark exported.

    python3 benchmarks/evidently_rates.py FOLDER [--preset N]

needs: pip install evidently==0.7.21 numpy==2.4.6 scipy==1.17.1 pandas==3.0.6 pyarrow==26.0.1

FOLDER holds a folder for each setting, and in it a Parquet file for each run. Each column is given, without its nulls, to
the test that Evidently's DataDriftPreset chooses for it. Prints CSV: for each setting the share of runs in which any
column drifted (each is a test of its own there, and any of them fails the run), the share in which half of the columns
did (its rule for the dataset), the share of columns that did, and for each column in how many runs. With --preset, the
first N runs of each setting go through the preset, too, and its scores have to be the same.
"""

import argparse
import csv
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")

import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.legacy.calculations.stattests import get_stattest
from evidently.legacy.core import ColumnType
from evidently.presets import DataDriftPreset

DATASET_SHARE = 0.5


def sides(file):
    data = pd.read_parquet(file)
    split = [data[data["side"] == side].drop(columns="side").reset_index(drop=True) for side in (0, 1)]
    numbers = [name for name in split[0] if pd.api.types.is_numeric_dtype(split[0][name])]
    texts = [name for name in split[0] if name not in numbers]
    return split[0], split[1], numbers, texts


def outcomes(reference, current, numbers, texts):
    """Score and verdict by column."""
    found = {}
    for name in reference:
        kind = ColumnType.Numerical if name in numbers else ColumnType.Categorical
        before, now = reference[name].dropna(), current[name].dropna()
        result = get_stattest(before, now, kind.value, None)(before, now, kind.value, None)
        found[name] = (float(result.drift_score), bool(result.drifted))
    return found


def check(reference, current, numbers, texts, found):
    definition = DataDefinition(numerical_columns=numbers, categorical_columns=texts)
    run = Report([DataDriftPreset()]).run(
        Dataset.from_pandas(current, data_definition=definition),
        Dataset.from_pandas(reference, data_definition=definition))
    metrics = run.dict()["metrics"]
    scores = {metric["config"]["column"]: float(metric["value"]) for metric in metrics[1:]}
    if scores != {name: score for name, (score, _) in found.items()}:
        raise SystemExit(f"the preset says {scores}, the functions {found}")
    if metrics[0]["value"]["count"] != sum(verdict for _, verdict in found.values()):
        raise SystemExit(f"the preset says {metrics[0]}, the functions {found}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--preset", type=int, default=0)
    arguments = parser.parse_args()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["setting", "runs", "any_column", "half_of_the_columns", "columns_drifted", "runs_by_column"])
    for setting in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        runs = any_column = dataset = 0
        by_column = {}
        for file in sorted(setting.glob("*.parquet")):
            reference, current, numbers, texts = sides(file)
            found = outcomes(reference, current, numbers, texts)
            if runs < arguments.preset:
                check(reference, current, numbers, texts, found)
            drifted = [name for name, (_, verdict) in found.items() if verdict]
            for name in found:
                by_column[name] = by_column.get(name, 0) + (name in drifted)
            runs += 1
            any_column += bool(drifted)
            dataset += len(drifted) / len(found) >= DATASET_SHARE
        out.writerow([
            setting.name, runs, f"{any_column / runs:.3f}", f"{dataset / runs:.3f}",
            f"{sum(by_column.values()) / (runs * len(by_column)):.4f}",
            " ".join(f"{name}:{count}" for name, count in by_column.items())])
        sys.stdout.flush()


main()

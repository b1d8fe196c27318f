"""Prints what Evidently says of columns that anyone can make again.

    python3 evidently_outcomes.py golden > evidently-golden.jsonl
    python3 evidently_outcomes.py random SEED COUNT [LARGEST]
    python3 evidently_outcomes.py dataset SEED
    python3 evidently_outcomes.py files SEED FOLDER

needs: pip install "evidently==0.7.21" "pandas<3.1"; for files pyarrow, too

One JSON object a line: the recipe of a column's two sides, and under "outcomes" for each test by its name (and for
"default") either [score, drifted] and for the default also the test's display name and threshold, or the error's text.
"type" is the column type that Evidently infers from the current side. A dataset's line has "columns" with two sides each,
and the count, share and scores of a whole report with DataDriftPreset. The recipes use only additions, multiplications,
divisions and floor, so that every language gets the same bits; EvidentlyRecipe.java is the other half.

With "files" there are no recipes: reference and current data of every type that pandas holds lie as Parquet in the folder,
and a line names the two files and their column instead.
"""

import decimal
import json
import math
import random
import sys
import warnings

warnings.filterwarnings("ignore")

import numpy as np
import pandas as pd
from evidently.core.datasets import infer_column_type
from evidently.legacy.calculations.data_drift import get_one_column_drift
from evidently.legacy.core import ColumnType
from evidently.legacy.metric_results import DatasetColumns, DatasetUtilityColumns
from evidently.legacy.options.data_drift import DataDriftOptions

NUMERICAL = ["ks", "jensenshannon", "wasserstein", "psi", "kl_div", "hellinger", "ed", "anderson", "cramer_von_mises",
             "es", "mannw", "t_test"]
CATEGORICAL = ["z", "chisquare", "jensenshannon", "psi", "kl_div", "hellinger", "g_test", "fisher_exact"]
WORDS = ["alpha", "Ärger", "日本", "e\u0301", "\u00e9", "😀", "\ufb01", "", " ", "B", "b", "ß", "10", "9", "z\u0000"]
MASK = (1 << 64) - 1


def uniform(seed, stream, n):
    """SplitMix64 (Steele, Lea and Flood 2014) as doubles in [0, 1)."""
    start = (seed * 0x632BE59BD9B4E019 + stream * 0xD1342543DE82EF95) & MASK
    with np.errstate(over="ignore"):
        z = np.uint64(start) + np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


def normal(seed, n):
    total = np.zeros(n)
    for stream in range(12):
        total = total + uniform(seed, stream, n)
    return total - 6.0


def column(side):
    n, seed, k = side["n"], side["seed"], side["k"]
    kind = side["kind"]
    u = uniform(seed, 0, n)
    if kind == "text":
        return pd.Series([None if missing(side, i) else "c%d" % v for i, v in enumerate(np.floor(u * u * k))], dtype="str")
    if kind == "word":
        return pd.Series([None if missing(side, i) else WORDS[int(v)] for i, v in enumerate(np.floor(u * u * k))], dtype="str")
    if kind == "unique":
        return pd.Series(["t%d" % i for i in range(n)], dtype="str")
    if kind == "boolean":
        return pd.Series(u * k < 1.0)
    if kind == "uniform":
        x = u
    elif kind == "normal":
        x = normal(seed, n)
    elif kind == "cube":
        x = normal(seed, n)
        x = x * x * x
    elif kind == "heavy":
        x = np.where(uniform(seed, 1, n) < 0.5, -1.0, 1.0) * (1.0 / (u + 1e-9))
    elif kind == "grid":
        x = np.floor(u * k) / k
    elif kind in ("integer", "level"):
        x = np.floor(u * u * k)
    elif kind == "constant":
        x = np.ones(n)
    x = x * side["scale"] + side["shift"]
    if kind == "integer" and not side["nulls"]:
        return pd.Series(x.astype(np.int64))
    index = np.arange(n)
    if side["infinities"]:
        x[index % side["infinities"] == side["infinities"] - 1] = math.inf
    if side["nulls"]:
        x[index % side["nulls"] == side["nulls"] - 1] = math.nan
    return pd.Series(x)


def missing(side, i):
    return side["nulls"] and i % side["nulls"] == side["nulls"] - 1


def outcome(reference, current, kind, test):
    options = DataDriftOptions(all_features_stattest=None if test == "default" else test)
    columns = DatasetColumns(
        utility_columns=DatasetUtilityColumns(date=None, id=None, target=None, prediction=None),
        target_type=None, task=None,
        num_feature_names=["x"] if kind == ColumnType.Numerical else [],
        cat_feature_names=["x"] if kind == ColumnType.Categorical else [],
        text_feature_names=[], datetime_feature_names=[], target_names=None)
    try:
        drift = get_one_column_drift(
            current_data=pd.DataFrame({"x": current}), reference_data=pd.DataFrame({"x": reference}), column_name="x",
            options=options, dataset_columns=columns, column_type=kind, agg_data=True)
    except Exception as error:  # what a user of Evidently gets to see
        return str(error).split("\n")[0][:100]
    score = float(drift.drift_score)
    result = [score if math.isfinite(score) else repr(score), bool(drift.drift_detected)]
    return result + [drift.stattest_name, drift.stattest_threshold] if test == "default" else result


def side(kind, n, seed, shift=0.0, scale=1.0, k=1, nulls=0, infinities=0):
    return dict(kind=kind, n=n, seed=seed, shift=float(shift), scale=float(scale), k=k, nulls=nulls, infinities=infinities)


def recipe(side):
    """Without what is as usual."""
    usual = dict(shift=0.0, scale=1.0, k=1, nulls=0, infinities=0)
    return {key: value for key, value in side.items() if key not in usual or value != usual[key]}


def report(reference, current):
    before, now = column(reference), column(current)
    kind = infer_column_type(now)
    line = dict(reference=recipe(reference), current=recipe(current), type=kind.value)
    if kind in (ColumnType.Numerical, ColumnType.Categorical):
        names = ["default"] + (NUMERICAL if kind == ColumnType.Numerical else CATEGORICAL)
        line["outcomes"] = {name: outcome(before.copy(), now.copy(), kind, name) for name in names}
    print(json.dumps(line, separators=(",", ":")), flush=True)


def random_cases(seed, count, largest):
    draw = random.Random(seed)
    for _ in range(count):
        sizes = [1, 2, 3, 5, 8, 9, 20, 21, 30, 100, 500, 512, 1000, 1001, 1024, 2048, 5000, 10000, 10001, 20000]
        sizes = [size for size in sizes if size <= largest] + ([largest] if largest > 20000 else [])
        n = draw.choice(sizes)
        m = n if draw.random() < 0.3 else draw.choice(sizes)
        kind = draw.choice(["uniform", "normal", "cube", "heavy", "grid", "integer", "level", "constant", "text", "word",
                            "boolean", "integer", "grid"])
        k = draw.choice([1, 2, 3, 4, 5, 6, 10, 11, 20, 21, 50, 1000] if kind != "word" else [2, 3, 8, 15])
        whole = kind == "integer"
        shift = draw.choice([0, 0, 0, 1, -3] if whole else [0, 0, 0.05, -0.1, 0.3, 1])
        scale = 1 if whole else draw.choice([1, 1, 1.1, 0.9])
        offset = draw.choice([0, 0, 0, 0, 1000]) if kind not in ("integer",) else draw.choice([0, 0, 7])
        unit = 1 if whole or kind == "constant" else draw.choice([1, 1, 1, 1e-9, 1e6])
        if kind == "constant":  # a constant that is no sum of few powers of two varies by a rounding in NumPy
            shift, scale = draw.choice([0, 1]), 1
        nulls = draw.choice([0, 0, 0, 7])
        other = draw.choice([k, k, k, k + 1, max(1, k - 1)]) if kind != "word" else min(15, k + draw.choice([0, 0, 1]))
        reference = side(kind, n, draw.randrange(1 << 30), offset * unit, unit, k, draw.choice([0, 0, 0, 3]),
                         0 if whole else draw.choice([0, 0, 0, 0, 10]))
        current = side(kind, m, draw.randrange(1 << 30), (offset + shift) * unit, scale * unit, other, nulls, 0)
        report(reference, current)


def golden_cases():
    seed = 1
    for kind, k in [("uniform", 1), ("normal", 1), ("cube", 1), ("heavy", 1), ("grid", 30), ("grid", 1000), ("level", 4),
                    ("level", 20), ("level", 21), ("integer", 11), ("integer", 12), ("integer", 50), ("integer", 100000)]:
        for n, m, shift, scale in [(500, 400, 0.05, 1), (1000, 1001, 0, 1), (1001, 1000, 0.3, 1), (512, 512, 0, 1),
                                   (2048, 2048, 0, 1.1), (20, 20, 0.5, 1), (9, 8, 0, 1), (8, 30, 1, 1), (3, 6, 0, 1),
                                   (1, 5, 0, 1), (5000, 200, 0, 1), (10000, 10000, 0, 1), (10001, 3000, 0.02, 1),
                                   (20000, 12001, -0.1, 1)]:
            seed += 2
            whole = kind == "integer"
            report(side(kind, n, seed, k=k), side(kind, m, seed + 1, math.ceil(shift) if whole else shift,
                                                  1 if whole else scale, k))
    for unit, offset in [(1e-12, 0), (1e100, 0), (1, 1e6), (1, -1e4)]:
        for n, m in [(300, 500), (1500, 700)]:
            seed += 2
            report(side("normal", n, seed, offset, unit), side("normal", m, seed + 1, offset + 0.2 * unit, unit))
    for nulls, infinities in [(2, 0), (0, 11), (7, 11)]:
        for kind, k in [("normal", 1), ("integer", 30), ("text", 6)]:
            seed += 2
            report(side(kind, 800, seed, k=k, nulls=nulls, infinities=0 if kind != "normal" else infinities),
                   side(kind, 1200, seed + 1, k=k, nulls=nulls))
    for kind in ["text", "word", "integer", "boolean"]:
        for k, other in [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 3), (6, 6), (6, 7), (9, 8), (10, 10)]:
            for n, m in [(800, 600), (600, 600), (2000, 1500), (40, 40), (1001, 30), (5, 1)]:
                seed += 2
                report(side(kind, n, seed, k=k), side(kind, m, seed + 1, k=other))
    for k in [50, 400]:
        seed += 2
        report(side("text", 5000, seed, k=k), side("text", 4000, seed + 1, k=k))
    same = side("uniform", 2000, 7)
    report(same, same)
    report(side("constant", 600, 1), side("constant", 500, 2))
    report(side("constant", 1200, 1), side("constant", 500, 2, 1.0))
    report(side("constant", 1200, 1), side("level", 500, 2, k=2))
    report(side("unique", 50, 1), side("unique", 60, 2))
    report(side("normal", 10, 1, nulls=1), side("normal", 10, 2))
    report(side("text", 100, 1, k=3), side("normal", 100, 2))
    report(side("integer", 100, 1, k=3), side("normal", 100, 2))
    report(side("normal", 100, 1), side("integer", 100, 2, k=3))


def dataset(seed):
    """A whole report: every kind of column, chosen tests and thresholds among them."""
    from evidently import Report
    from evidently.presets import DataDriftPreset

    kinds = [("normal", 1), ("heavy", 1), ("integer", 5), ("integer", 50), ("text", 6), ("boolean", 2), ("level", 4),
             ("cube", 1), ("word", 4)]
    options = dict(per_column_method={"c0": "psi", "c4": "hellinger"}, per_column_threshold={"c1": 0.2}, num_method="es",
                   cat_threshold=0.02, threshold=0.3, drift_share=0.5)
    for n, m, settings in [(700, 900, {}), (1500, 400, {}), (700, 900, options)]:
        sides = {}
        for i, (kind, k) in enumerate(kinds):
            seed += 2
            shift = 0.5 if i == 0 else 0
            sides["c%d" % i] = (side(kind, n, seed, k=k), side(kind, m, seed + 1, shift, k=k))
        before = pd.DataFrame({name: column(pair[0]) for name, pair in sides.items()})
        now = pd.DataFrame({name: column(pair[1]) for name, pair in sides.items()})
        metrics = Report([DataDriftPreset(**settings)]).run(now, before).dict()["metrics"]
        scores = {metric["config"]["column"]: float(metric["value"]) for metric in metrics[1:]}
        print(json.dumps(dict(columns={name: [recipe(one) for one in pair] for name, pair in sides.items()},
                              options=settings, count=metrics[0]["value"]["count"],
                              share=metrics[0]["value"]["share"], scores=scores), separators=(",", ":")), flush=True)


def held(draw, n, kind):
    """A column of one of pandas' types, or of one of Arrow's with nulls."""
    if kind.startswith("nulls "):
        return pa.array(held(draw, n, kind.removeprefix("nulls ")).to_numpy(), mask=np.arange(n) % 5 == 4)
    if kind in ("bool", "boolean", "bool[pyarrow]"):
        return pd.Series(draw.random(n) < 0.5, dtype=kind)
    if kind in ("category", "many categories", "ordered"):
        words = pd.Series(["w%d" % word for word in draw.integers(0, 7 if kind != "many categories" else 10 * n, n)])
        return words.astype(pd.CategoricalDtype(sorted(set(words)), ordered=kind == "ordered"))
    if kind == "category of integers":
        return pd.Series(draw.integers(0, 30, n)).astype("category")
    if kind in ("str", "string"):
        return pd.Series(["w%d" % word for word in draw.integers(0, 7, n)], dtype=kind)
    if kind == "decimal":
        return pd.Series([decimal.Decimal(int(cents)) / 100 for cents in draw.integers(0, 1000, n)])
    if kind == "constant":
        return pd.Series(["w"] * n)
    if kind == "zero or one":
        return pd.Series(draw.integers(0, 2, n))
    if kind == "huge":
        return pd.Series(draw.normal(size=n) * 1e150)
    if kind == "marked":
        return pd.Series(np.where(np.arange(n) == 3, 1e200, draw.normal(size=n)))
    if kind == "timedelta":
        return pd.Series(pd.to_timedelta(draw.integers(0, 100000, n), unit="s"))
    if kind in ("float32", "float64", "Float64", "double[pyarrow]"):
        return pd.Series(draw.normal(size=n)).astype(kind)
    few = kind.startswith("few ")
    low, high = (0, 6) if few else (0, 250) if "int8" in kind and kind[0] in "uU" else (-120, 120)
    low = 0 if kind[0] in "uU" else low
    return pd.Series(draw.integers(low, high, n)).astype(kind.removeprefix("few "))


HELD = ["float64", "float32", "int8", "few int8", "int16", "int32", "few int32", "int64", "few int64", "uint8", "few uint8",
        "uint16", "uint32", "uint64", "Int64", "UInt8", "Float64", "boolean", "bool", "double[pyarrow]", "bool[pyarrow]",
        "decimal", "category", "many categories", "ordered", "category of integers", "str", "string", "constant", "zero or one",
        "huge", "marked", "timedelta"]
MIXED = [("bool", "zero or one"), ("zero or one", "bool"), ("bool", "int8"), ("bool", "few int64"), ("few int64", "bool"),
         ("bool", "float64"), ("float64", "bool"), ("uint8", "int64"), ("few uint8", "few int64"), ("int64", "float64"),
         ("float64", "int32"), ("few int8", "few int64"), ("decimal", "few int64"), ("decimal", "float64"), ("category", "str"),
         ("str", "category"), ("category", "many categories"), ("int64", "str"), ("str", "int64")]
NULLS = [("nulls " + kind, "nulls " + kind)
         for kind in ["int8", "few int16", "int32", "int64", "uint8", "few uint16", "uint32", "uint64", "float32", "float64", "bool",
                      "str", "decimal"]]
NULLS += [("nulls bool", "bool"), ("nulls bool", "zero or one"), ("nulls uint8", "int64"), ("int64", "nulls uint8"),
          ("bool", "nulls bool"), ("nulls few int16", "few int16"), ("nulls zero or one", "bool"), ("uint8", "nulls uint8"),
          ("nulls uint8", "uint8")]


def files(seed, folder):
    from pathlib import Path

    draw = np.random.default_rng(seed)
    same = [(kind, kind) for kind in HELD]
    frames = [(300, 200, same), (1500, 900, MIXED), (6, 6, MIXED), (1000, 1001, [("constant", "constant")]),
              (290, 210, NULLS), (10, 10, NULLS)]
    for n, m, pairs in frames:
        # Names that differ in capitals alone are one name to many engines.
        names = ["%d %s v %s" % (i, *pair) for i, pair in enumerate(pairs)]
        paths = [Path(folder, "%s_%d_%d.parquet" % (side, n, m)) for side in ("reference", "current")]
        for at, path in enumerate(paths):
            columns = {name: held(draw, (n, m)[at], pair[at]) for name, pair in zip(names, pairs)}
            if pairs is NULLS:
                pq.write_table(pa.table({name: pa.array(values) for name, values in columns.items()}), path)
            else:
                pd.DataFrame(columns).to_parquet(path)
        before, now = [pd.read_parquet(path) for path in paths]
        for name in names:
            kind = infer_column_type(now[name])
            line = dict(files=[path.name for path in paths], column=name, type=kind.value, outcomes={})
            if kind in (ColumnType.Numerical, ColumnType.Categorical):
                tests = ["default"] + (NUMERICAL if kind == ColumnType.Numerical else CATEGORICAL)
                line["outcomes"] = {test: outcome(before[name].copy(), now[name].copy(), kind, test) for test in tests}
            print(json.dumps(line, separators=(",", ":")), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "golden":
        golden_cases()
        dataset(5000)
    elif sys.argv[1] == "dataset":
        dataset(int(sys.argv[2]))
    elif sys.argv[1] == "files":
        import pyarrow as pa
        import pyarrow.parquet as pq

        files(int(sys.argv[2]), sys.argv[3])
    else:
        random_cases(int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 20000)

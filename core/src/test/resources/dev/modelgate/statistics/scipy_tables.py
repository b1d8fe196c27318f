"""What SciPy 1.17 says of random tables, for ScipyAgreementTest.

    python3 scipy_tables.py SEED COUNT

One JSON object a line: the counts of two samples over the same cells, some of which both leave empty, and what
chi2_contingency says of them.
"""

import json
import sys

import numpy as np
from scipy.stats import chi2_contingency

draw = np.random.default_rng(int(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    cells = int(draw.choice([2, 3, 5, 11, 100]))
    shares = draw.dirichlet(np.full(cells, draw.choice([0.3, 1, 10])))
    moved = draw.choice([0, 0.01, 0.3])
    moved = (1 - moved) * shares + moved * draw.dirichlet(np.ones(cells))
    sizes = [int(draw.choice([1, 7, 50, 1000, 100000, 10**9])) for _ in range(2)]
    table = np.array([draw.multinomial(size, at / at.sum()) for size, at in zip(sizes, (shares, moved))])
    occupied = table[:, table.sum(axis=0) > 0]
    if occupied.shape[1] > 1:
        found = chi2_contingency(occupied, correction=False)
        print(json.dumps(dict(counts=table.tolist(), statistic=found.statistic, p=found.pvalue, degrees=int(found.dof))))

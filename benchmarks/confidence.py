"""How far the confidence holds: `python -m benchmarks.confidence` prints weights and the reliability table.

The weights of data/confidence.csv are fitted on the coded reports of tests/reports; the table of docs/confidence.md is
from ten-fold cross-validation by report: each incident's figure comes from weights that did not see its report.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.agreement import AGREES, paired

REPORTS = Path(__file__).resolve().parent.parent / "tests" / "reports"
FOLDS = 10
RIDGE = 3.0  # pulls a weight towards 0 that few incidents speak for
RIGHT = ("date", "place", "perpetrators", "fatalities")
BOUNDS = (0.0, 0.35, 0.45, 0.55, 0.65, 0.75, 1.01)


@dataclass(frozen=True)
class Reading:
    """An incident that was read: its report, its signs in their order, and whether it was right."""

    report: str
    signs: tuple[bool, ...]
    right: bool


def readings() -> tuple[list[str], list[Reading]]:
    """The names of the signs, and every incident read from the coded reports, those not coded at all as wrong."""
    from sahel.extract import assembly, coding, told_by
    from sahel.extract.confidence import signs
    from sahel.geocode import locate
    from sahel.geocode.gazetteer import default
    from sahel.model import Report

    names, found = [], []
    for path in sorted(REPORTS.glob("*.reports.jsonl")):
        coded = {
            row["id"]: row["incidents"] for row in _rows(path.with_name(path.name.replace("reports", "gold")))
        }
        for row in _rows(path):
            day = date.fromisoformat(row["published"]) if row["published"] else None
            told, setting = told_by(Report(row["id"], row["text"], day, row["language"]), default())
            stories = assembly.assemble(told)
            read = [coding.incident(story, setting) for story in stories]
            placed = [locate(incident, default()).to_json() for incident in read]
            pairs = {i: coded[row["id"]][j] for i, j in paired(placed, coded[row["id"]])}
            for i, (story, incident) in enumerate(zip(stories, read)):
                if i in pairs and pairs[i]["optional"]:
                    continue
                shown = signs(story, incident.perpetrators, incident.casualties, incident.date_precision)
                names = list(shown)
                right = i in pairs and all(AGREES[field](placed[i], pairs[i]) for field in RIGHT)
                found.append(Reading(f"{path.name} {row['id']}", tuple(shown.values()), right))
    return names, found


def fitted(shown: np.ndarray, right: np.ndarray) -> np.ndarray:
    """The weights of a logistic model, the constant first, by Newton's method with a small ridge."""
    x = np.column_stack([np.ones(len(shown)), shown])
    weights, ridge = np.zeros(x.shape[1]), np.diag([0.0] + [RIDGE] * shown.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - ridge @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    names, found = readings()
    shown = np.array([reading.signs for reading in found], float)
    right = np.array([reading.right for reading in found], float)
    reports = sorted({reading.report for reading in found})
    fold = {report: k % FOLDS for k, report in enumerate(reports)}
    folds = np.array([fold[reading.report] for reading in found])
    chance = np.zeros(len(found))
    for k in range(FOLDS):
        weights = fitted(shown[folds != k], right[folds != k])
        chance[folds == k] = 1 / (1 + np.exp(-(weights[0] + shown[folds == k] @ weights[1:])))
    print(f"{len(found)} incidents read from {len(reports)} reports\n\nsign,weight")
    for name, weight in zip(["always", *names], fitted(shown, right)):
        print(f"{name},{weight:.2f}")
    print("\n| confidence | incidents | mean confidence | share that was right |\n| --- | --- | --- | --- |")
    for low, high in zip(BOUNDS, BOUNDS[1:]):
        here = (chance >= low) & (chance < high)
        if here.any():
            share = f"{chance[here].mean():.2f} | {right[here].mean():.2f}"
            print(f"| {low:.2f} to {min(high, 1):.2f} | {here.sum()} | {share} |")


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()

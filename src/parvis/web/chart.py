# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Points of the charts drawn on the server; every chart goes with its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any, Final

WIDTH: Final = 640
HEIGHT: Final = 240
LEFT: Final = 64
RIGHT: Final = 16
TOP: Final = 12
BOTTOM: Final = 36
LABELS: Final = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis, where it stands and what it says."""

    at: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or a point: its place, its size, what it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything the component draws, already computed."""

    kind: str
    points: str
    area: str
    marks: tuple[Mark, ...]
    ticks_x: tuple[Tick, ...]
    ticks_y: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    label_x: int = LEFT - 8
    label_y: int = HEIGHT - 8


@dataclass(frozen=True, slots=True)
class Shares:
    """Three shares of a vote in whole hundredths that add up to 100, and their segments of a bar of 300."""

    total: int
    agree: int
    mixed: int
    disagree: int
    segments: tuple[tuple[str, float, float], ...]


def shares(agree: int, mixed: int, disagree: int) -> Shares:
    """Whole percentages by largest remainder, so that what is read always adds up to 100."""
    counts = (agree, mixed, disagree)
    total = sum(counts)
    if not total:
        return Shares(0, 0, 0, 0, ())
    parts = [100 * count // total for count in counts]
    by_remainder = sorted(range(3), key=lambda i: -(100 * counts[i] % total))
    for i in by_remainder[: 100 - sum(parts)]:
        parts[i] += 1
    return Shares(total, parts[0], parts[1], parts[2], _segments(counts, total))


def _segments(counts: Sequence[int], total: int) -> tuple[tuple[str, float, float], ...]:
    segments, x = [], 0.0
    for name, count in zip(("agree", "mixed", "disagree"), counts, strict=True):
        width = 300 * count / total
        if count:
            segments.append((name, round(x, 1), round(max(width - 2, 1), 1)))
        x += width
    return tuple(segments)


def line(values: Sequence[tuple[str, float]], *, text_of: Any = str) -> Chart:
    """A curve through labelled values, from zero to a round number above the greatest."""
    top = _ceiling(max((value for _, value in values), default=0))
    step = (WIDTH - LEFT - RIGHT) / max(len(values) - 1, 1)
    marks = tuple(
        Mark(round(LEFT + i * step, 1), _height(value, top), 0, 0, label, value)
        for i, (label, value) in enumerate(values)
    )
    points = " ".join(f"{mark.x},{mark.y}" for mark in marks)
    base = HEIGHT - BOTTOM
    area = f"{marks[0].x},{base} {points} {marks[-1].x},{base}" if marks else ""
    return Chart("line", points, area, marks, _labels(marks), _scale(top, text_of))


def bars(values: Sequence[tuple[str, float]], *, text_of: Any = str) -> Chart:
    """One bar a labelled value, from zero to a round number above the greatest."""
    top = _ceiling(max((value for _, value in values), default=0))
    step = (WIDTH - LEFT - RIGHT) / max(len(values), 1)
    width = round(min(step * 0.7, 48), 1)
    marks = tuple(
        Mark(
            round(LEFT + i * step + (step - width) / 2, 1),
            _height(value, top),
            width,
            round(HEIGHT - BOTTOM - _height(value, top), 1),
            label,
            value,
        )
        for i, (label, value) in enumerate(values)
    )
    return Chart("bars", "", "", marks, _labels(marks), _scale(top, text_of))


def _height(value: float, top: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top), 1)


def _ceiling(greatest: float) -> float:
    if greatest <= 4:
        return 4
    unit = 10 ** floor(log10(greatest))
    return float(next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= greatest))


def _labels(marks: Sequence[Mark]) -> tuple[Tick, ...]:
    every = max(1, -(-len(marks) // LABELS))
    last = len(marks) - 1
    return tuple(
        Tick(round(mark.x + mark.width / 2, 1), mark.label, _anchor(mark, i, last))
        for i, mark in enumerate(marks)
        if i % every == 0
    )


def _anchor(mark: Mark, rank: int, last: int) -> str:
    if mark.width or 0 < rank < last:
        return "middle"
    return "start" if rank == 0 else "end"


def _scale(top: float, text_of: Any) -> tuple[Tick, ...]:
    return tuple(Tick(_height(top * part / 4, top), text_of(int(top * part / 4))) for part in (0, 2, 4))

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The table of what was measured, in docs/reference/benchmarks.md."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import psutil

from tools.bench.load import Measure

PAGE = Path("docs/reference/benchmarks.md")
BEGIN, END = "<!-- measured: pages -->", "<!-- end: pages -->"


def write(measures: list[Measure], *, started_in: float, memory: float, contributions: int) -> str:
    """Put the table in its page, between its two marks."""
    told = (
        f"{contributions:,} contributions in the database, 2 web processes and the worker, SQLite with "
        f"synchronous=FULL. First page {started_in:.2f} s after `parvis serve`; {memory:.0f} MiB (PSS) after the load."
    )
    text = "\n".join([
        BEGIN, "", machine(), "",
        told, "",
        "| what | CPU-ms a request | req/s | p50 ms | p95 ms | p99 ms | bytes (brotli) | errors |",
        "|---|---|---|---|---|---|---|---|",
        *(row(measure) for measure in measures), "", END,
    ])  # fmt: skip
    page = PAGE.read_text() if PAGE.exists() else f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(before + text + rest.partition(END)[2])
    return text


def row(measure: Measure) -> str:
    """One line of the table."""
    size = f"{measure.size:,}" if measure.size else "–"
    return (
        f"| {measure.name} | **{measure.cpu:.2f}** | {measure.rate:,.0f} | {measure.p50:.1f} | {measure.p95:.1f} "
        f"| {measure.p99:.1f} | {size} | {measure.errors} |"
    )


def machine() -> str:
    """On what, and when."""
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[0]
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with `make bench`: {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()}, Python {platform.python_version()}, load average {load:.1f} at the end."
    )

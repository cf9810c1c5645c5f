# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Loads on 127.0.0.1, bounded in time: many readers with wrk, one writer at a time."""

import http.client
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tools.bench.instance import Running


@dataclass(frozen=True)
class Measure:
    """What one page costs; times in milliseconds."""

    name: str
    cpu: float
    rate: float
    p50: float
    p95: float
    p99: float
    size: int
    errors: int = 0


def read(
    running: Running,
    name: str,
    paths: list[str],
    *,
    headers: dict[str, str] | None = None,
    seconds: int = 8,
    connections: int = 16,
) -> Measure:
    """Read pages as fast as they come, and divide the CPU of the server by the number of answers."""
    running.rest()
    size = _size(running, paths[0], headers or {})
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_script(paths))
        script.flush()
        _wrk(running, script.name, headers or {}, 2, connections)
        before = running.cpu()
        output = _wrk(running, script.name, headers or {}, seconds, connections)
        spent = running.cpu() - before
    requests = int(_found(r"(\d+) requests in", output))
    p50, p95, p99 = (float(_found(rf"@{share} ([\d.]+)", output)) / 1000 for share in (50, 95, 99))
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    return Measure(
        name,
        cpu=spent * 1000 / requests,
        rate=float(_found(r"Requests/sec:\s+([\d.]+)", output)),
        p50=p50,
        p95=p95,
        p99=p99,
        size=size,
        errors=int(errors[1]) if errors else 0,
    )


def post(
    running: Running, name: str, path: str, bodies: list[dict[str, str]], *, sessions: list[str]
) -> Measure:
    """Send forms one after the other on one connection, people taking turns."""
    running.rest()
    connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=30)
    sent = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
    spent: list[float] = []
    errors = 0
    before = running.cpu()
    begun = time.perf_counter()
    for number, body in enumerate(bodies):
        start = time.perf_counter()
        cookie = {"Cookie": sessions[number % len(sessions)]}
        connection.request("POST", path.format(n=number + 1), urlencode(body), sent | cookie)
        answer = connection.getresponse()
        answer.read()
        spent.append((time.perf_counter() - start) * 1000)
        errors += answer.status not in {200, 302, 303}
    total = time.perf_counter() - begun
    cuts = statistics.quantiles(spent, n=100)
    cpu = (running.cpu() - before) * 1000 / len(bodies)
    return Measure(name, cpu, len(bodies) / total, cuts[49], cuts[94], cuts[98], 0, errors)


def _size(running: Running, path: str, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(urlsplit(running.url).netloc, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "br", **headers})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {body[:500]!r}")
    return len(body)


def _script(paths: list[str]) -> str:
    listed = ", ".join(f'"{path}"' for path in paths)
    return f"""
local paths = {{{listed}}}
local turn = 0
request = function()
  turn = turn + 1
  return wrk.format("GET", paths[(turn % #paths) + 1])
end
done = function(summary, latency, requests)
  for _, share in ipairs({{50, 95, 99}}) do
    io.write(string.format("@%d %.1f\\n", share, latency:percentile(share)))
  end
end
"""


def _wrk(running: Running, script: str, headers: dict[str, str], seconds: int, connections: int) -> str:
    extra = [
        part
        for name, value in {"Accept-Encoding": "br", **headers}.items()
        for part in ("-H", f"{name}: {value}")
    ]
    command = [
        "wrk",
        "-t2",
        f"-c{connections}",
        f"-d{seconds}s",
        "--latency",
        "-s",
        script,
        *extra,
        running.url,
    ]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 60).stdout


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise RuntimeError(f"wrk said nothing like {pattern}:\n{text}")
    return match[1]


def wrk_is_there() -> bool:
    """Whether the load tool is installed."""
    return any((Path(folder) / "wrk").exists() for folder in ("/usr/bin", "/usr/local/bin"))

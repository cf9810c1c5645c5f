# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Two addresses for machines, answered before anything else: alive, and ready to serve."""

import os
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from parvis.config.middleware import Answer


def health(get_response: Answer) -> Answer:
    """Answer /healthz and /readyz, whatever the host name and the state of the rest."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path == "/healthz":
            return HttpResponse(
                "ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
            )
        if request.path == "/readyz":
            return ready()
        return get_response(request)

    return answer


def ready() -> HttpResponse:
    """Say whether the database answers, is up to date, and the data folder can be written."""
    checks = {"database": _database(), "migrations": "unknown", "data_folder": _data_folder()}
    if checks["database"] == "ok":
        checks["migrations"] = "ok" if is_migrated() else "missing"
    is_ready = set(checks.values()) == {"ok"}
    status = 200 if is_ready else 503
    response = JsonResponse(
        {"ready": is_ready, "checks": checks}, status=status, headers={"Cache-Control": "no-store"}
    )
    # A probe asks every few seconds: the answer is enough.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 — Django’s own mark
    return response


def is_migrated() -> bool:
    """Whether no migration is missing; asked of the database until the answer is yes, which lasts."""
    try:
        return _applied()
    except LookupError:
        return False


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "silent"
    return "ok"


def _data_folder() -> str:
    return "ok" if os.access(settings.PARVIS_DATA_DIR, os.W_OK | os.X_OK) else "closed"


@cache
def _applied() -> bool:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        # An exception is not remembered by the cache; a yes is.
        raise LookupError
    return True

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Log lines: one JSON object each, or text for a terminal, with the request they belong to."""

import logging
import logging.config
import sys
from typing import Any

import structlog
from structlog.typing import Processor

from parvis.config.environment import LogFormat


def apply(setting: dict[str, Any]) -> None:
    """Configure structlog and the standard library alike, so that libraries' lines look like ours."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(standard(level=setting["level"], format=setting["format"]))


def standard(*, level: str, format: LogFormat) -> dict[str, Any]:  # noqa: A002 — the word of the setting
    """The standard library's configuration."""
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if format is LogFormat.TEXT:
        # Local variables stay out of tracebacks: they hold what people type.
        plain = structlog.dev.plain_traceback
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)
    traceback: list[Processor] = [] if format is LogFormat.TEXT else [structlog.processors.format_exc_info]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _shared(),
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *traceback, last],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            # The access line already says what was answered; only failures of ours add a line.
            "django.request": {"level": "ERROR", "propagate": True},
            "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": True},
            "django.server": {"level": "ERROR", "propagate": True},
            "_granian": {"level": "WARNING", "propagate": True},
            "granian.access": {"level": "WARNING", "propagate": True},
        },
    }


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def quiet() -> None:
    """Say nothing below an error: for commands whose own words are the answer."""
    logging.getLogger().setLevel(logging.ERROR)

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""The web server and its companion, the job worker: started together, stopped together."""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import click
import structlog
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from parvis.config import boot, lock, logs, static, worker
from parvis.config.environment import Environment
from parvis.kernel.refusal import Refused

# Seconds given to requests and jobs under way before they are cut.
GRACE: Final = 3
RESTART_PAUSE: Final = 1.0
# The first page has the processor to itself; mails can wait that long.
HEAD_START: Final = 1.0
# Seconds between two looks at whether the parent process is still there.
PARENT_EVERY: Final = 1.0

log = structlog.get_logger("parvis.server")


class Companion:
    """The job worker, started again whenever it dies."""

    def __init__(self) -> None:
        self.dismissed = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None
        self.refused = False
        self.watch = threading.Thread(target=self._watch, name="companion", daemon=True)

    def start(self) -> None:
        """Start it beside the web processes."""
        self.watch.start()

    def dismiss(self) -> None:
        """Ask it to end; its present rows are finished first."""
        self.dismissed.set()
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        """Wait until it has ended; a row cut here is taken again once its lease is over."""
        self.watch.join(GRACE)
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _watch(self) -> None:
        self.dismissed.wait(HEAD_START)
        while not self.dismissed.is_set():
            command = [sys.executable, "-m", "parvis", "worker", "--parent", str(os.getpid())]
            self.process = subprocess.Popen(command)  # noqa: S603 — ourselves
            if self.dismissed.is_set():
                self.process.terminate()
            code = self.process.wait()
            if code == worker.NOT_MIGRATED:
                self.refused = True
                os.kill(os.getpid(), signal.SIGTERM)
                return
            if not self.dismissed.is_set():
                log.error("worker.died", code=code)
                self.dismissed.wait(RESTART_PAUSE)


class Server(MPServer):
    """Granian, with a companion."""

    def __init__(self, *args: Any, companion: Companion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.companion = companion
        self.on_startup(companion.start)

    def shutdown(self, exit_code: int = 0) -> None:
        """Stop both at the same time."""
        self.companion.dismiss()
        try:
            super().shutdown(exit_code)  # type: ignore[no-untyped-call]
        finally:
            self.companion.wait()


def run(environment: Environment) -> None:
    """Serve until SIGTERM or Ctrl+C."""
    logs.apply({"level": environment.log_level, "format": environment.log_format})
    boot.folder(environment)
    _refuse_taken_port(environment)
    if static.is_hashed(environment) and static.is_stale(environment):
        subprocess.run([sys.executable, "-m", "parvis.config.static"], check=True)
    # A forked process would share its parent's locks and PostgreSQL pool.
    multiprocessing.set_start_method("spawn", force=True)
    companion = Companion()
    with lock.shared(environment.data_dir):
        click.echo(f"Parvis listens at http://{environment.host}:{environment.port}", err=True)
        _server(environment, companion).serve(target_loader=partial(load, os.getpid()), wrap_loader=False)
    if companion.refused:
        raise Refused("database.not_migrated", "Nothing is served until then.")


def _server(environment: Environment, companion: Companion) -> Server:
    return Server(
        "parvis.config.wsgi:application",
        address=environment.host,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        # Pages are bound by the processor: a second thread would only make both slower.
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=logs.standard(level=environment.log_level, format=environment.log_format),
        respawn_failed_workers=True,
        workers_kill_timeout=GRACE,
        companion=companion,
    )


def load(parent: int) -> Callable[..., Any]:
    """The application, in a process that answers; it ends with the one that started it, even killed."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    from parvis.config.wsgi import application  # noqa: PLC0415 — Django is loaded by these processes alone

    return application


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


def _refuse_taken_port(environment: Environment) -> None:
    # Granian shares its port with others of the same account: two instances would answer in turn.
    family = socket.AF_INET6 if ":" in environment.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.host, environment.port))
        except OSError as error:
            raise Refused(
                "serve.address",
                f"Nothing can listen at {environment.host}:{environment.port} ({error.strerror}); "
                "stop what uses it, or choose another with --port.",
            ) from None

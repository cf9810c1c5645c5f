# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""What `parvis check` says of counters, numbers and things given up."""

from parvis.config import checks
from parvis.config.checks import Problem
from parvis.core.queries import consistency


def connect() -> None:
    """Add the checks of the core to the command."""
    checks.register("Votes recount from rows", votes)
    checks.register("Replies recount from rows", replies)
    checks.register("Numbers have no gap", numbers)
    checks.register("Nothing was given up", given_up)


def votes() -> list[Problem]:
    """Totals of votes that rows do not confirm."""
    return [
        Problem("tally.votes", f"The votes of contribution {pk} do not recount.")
        for pk in consistency.wrong_votes()
    ]


def replies() -> list[Problem]:
    """Counts of arguments, comments and sources that rows do not confirm."""
    return [
        Problem("tally.replies", f"The replies of contribution {pk} do not recount.")
        for pk in consistency.wrong_replies()
    ]


def numbers() -> list[Problem]:
    """Numbers with a gap."""
    return [
        Problem("number.gap", f"The numbers of space {pk} have a gap.") for pk in consistency.wrong_numbers()
    ]


def given_up() -> list[Problem]:
    """Mails or jobs that failed too often."""
    count = consistency.failed_rows()
    sentence = f"{count} things to do later failed too often: read last_error in core_outbox and repair."
    return [Problem("outbox.failed", sentence)] if count else []

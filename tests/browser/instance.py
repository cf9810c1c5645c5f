# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The served demonstration: its addresses and the mails that would have left it."""

import email
import email.policy
import re
import time
import urllib.request
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CODE = re.compile(r"\b(\d{3})\s(\d{3})\b")
LINK = re.compile(r"https?://\S+")
WATER = "/consultations/l-eau-en-partage"


@dataclass(frozen=True)
class Instance:
    """A served demonstration."""

    url: str
    folder: Path

    @cached_property
    def _plan(self) -> list[str]:
        with urllib.request.urlopen(f"{self.url}{WATER}/plan.xml") as answer:
            found = re.findall(r"<loc>(.*?)</loc>", answer.read().decode())
        return [address.removeprefix(self.url) for address in found]

    def path_of(self, words: str) -> str:
        """The address of a text of the water consultation, from the first words of its title."""
        found: str = next(path for path in self._plan if re.search(rf"/\d+-{words}", path))
        return found

    def mails_to(self, address: str) -> list[str]:
        """The texts of the mails sent to an address, oldest first."""
        found = []
        for path in sorted((self.folder / "mail").glob("*"), key=lambda path: path.stat().st_mtime_ns):
            for raw in path.read_bytes().split(b"-" * 79):
                message = email.message_from_bytes(raw.strip(), policy=email.policy.default)
                if address in str(message["To"]):
                    found.append(f"{message['Subject']}\n{message.get_content()}")
        return found

    def wait_for_mail(self, address: str, containing: str, *, seconds: float = 15) -> str:
        """The last mail to an address that holds these words, once the worker has sent it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = [text for text in self.mails_to(address) if containing in text]
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No mail to {address} with “{containing}”: {self.mails_to(address)}")

    def code_for(self, address: str) -> str:
        """The six digits mailed to an address."""
        found = CODE.search(self.wait_for_mail(address, "code"))
        assert found is not None
        return "".join(found.groups())

    def link_for(self, address: str) -> str:
        """The private link mailed to an address with its code."""
        found = [link for link in LINK.findall(self.wait_for_mail(address, "code")) if "/confirmer/" in link]
        assert found != []
        return str(found[0]).removeprefix(self.url)

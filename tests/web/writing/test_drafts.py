# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""A preview sends nothing, and a draft is found again."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from parvis.core.models import Contribution, Space
from tests.cast import NOW
from tests.web.writing.conftest import PROPOSE, page

IDEA = {"title": "Des cuves dans les cours d’école", "body": "Une cuve par école.", "capacity": "own"}
CLAIRE = {"email": "claire@exemple.fr", "display_name": "Claire D."}

pytestmark = pytest.mark.django_db


def test_a_preview_sends_nothing_and_loses_nothing(
    visitor: Client, consultation: Space, proposal: Contribution
) -> None:
    shown = visitor.post(PROPOSE, {**IDEA, **CLAIRE, "title": "Récupérer l’eau de pluie", "act": "preview"})
    assert (shown.status_code, Contribution.objects.count(), dict(shown.cookies)) == (200, 1, {})
    assert "proposition proche" in page(shown)
    assert proposal.title in page(shown)
    assert 'name="email" value="claire@exemple.fr"' in page(shown)
    again = visitor.post(PROPOSE, {**IDEA, **CLAIRE, "act": "edit"})
    assert "Une cuve par école." in page(again)


def test_a_draft_is_found_again_at_its_private_address_for_a_week(
    visitor: Client, consultation: Space, clock: time_machine.Traveller
) -> None:
    kept = visitor.post(PROPOSE, {**IDEA, "act": "draft"})
    address = kept["Location"]
    assert (kept.status_code, address.startswith("/brouillons/"), dict(kept.cookies)) == (303, True, {})
    elsewhere = page(Client().get(address))
    assert "Une cuve par école." in elsewhere
    assert address in elsewhere
    visitor.post(address, {**IDEA, "body": "Deux cuves.", "act": "draft"})
    assert "Deux cuves." in page(Client().get(address))
    clock.move_to(NOW + timedelta(days=8))
    assert Client().get(address).status_code == 404

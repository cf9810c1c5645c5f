# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address of an instance, in French words."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parvis.kernel import paths

KIND, SLUG = "consultations", "l-eau-en-partage"


@pytest.mark.parametrize(
    ("built", "address"),
    [
        (paths.home(), "/"),
        (paths.spaces(KIND), "/consultations/"),
        (paths.space(KIND, SLUG), "/consultations/l-eau-en-partage/"),
        (paths.contributions(KIND, SLUG), "/consultations/l-eau-en-partage/contributions"),
        (
            paths.contributions(
                KIND, SLUG, tri="hasard", tirage="4F2A", theme=["villes", "eau"], etat="", suite=None
            ),
            "/consultations/l-eau-en-partage/contributions?theme=villes&theme=eau&tirage=4F2A&tri=hasard",
        ),
        (paths.contribution(KIND, SLUG, 128), "/consultations/l-eau-en-partage/128"),
        (
            paths.contribution(KIND, SLUG, 128, "L’eau à l’école"),
            "/consultations/l-eau-en-partage/128-l-eau-a-l-ecole",
        ),
        (paths.history(KIND, SLUG, 128, "Eau"), "/consultations/l-eau-en-partage/128-eau/historique"),
        (
            paths.act(KIND, SLUG, 128, "Eau", "arguments", 4),
            "/consultations/l-eau-en-partage/128-eau/arguments/4",
        ),
        (paths.reading("/c/s/128-eau", "argument", 123), "/c/s/128-eau#argument-123"),
        (paths.propose(KIND, SLUG), "/consultations/l-eau-en-partage/proposer"),
        (paths.at_random(KIND, SLUG), "/consultations/l-eau-en-partage/au-hasard"),
        (paths.sign_up(KIND, SLUG), "/consultations/l-eau-en-partage/inscription"),
        (paths.data(KIND, SLUG), "/consultations/l-eau-en-partage/donnees"),
        (paths.steer(KIND, SLUG, "themes", 3), "/consultations/l-eau-en-partage/animer/themes/3"),
        (paths.space_page(KIND, SLUG, "contrat"), "/consultations/l-eau-en-partage/contrat"),
        (paths.feed(KIND, SLUG), "/consultations/l-eau-en-partage/fil.atom"),
        (paths.feed(KIND, SLUG, theme="villes"), "/consultations/l-eau-en-partage/fil.atom?theme=villes"),
        (paths.draft("a-_9"), "/brouillons/a-_9"),
        (paths.confirm("a-_9"), "/confirmer/a-_9"),
        (paths.receipts(), "/recepisses/verifier"),
        (paths.receipt("K7QM-4TXR-9B"), "/recepisses/K7QM-4TXR-9B"),
        (paths.mine(), "/mes-contributions"),
        (paths.notifications(), "/notifications"),
        (paths.sign_in(), "/connexion"),
        (paths.sign_in(after="/x?y=1"), "/connexion?suite=%2Fx%3Fy%3D1"),
        (paths.account("sessions"), "/compte/sessions"),
        (paths.invitation("K7QM"), "/invitation/K7QM"),
        (paths.person("emile_zola"), "/personnes/emile_zola"),
        (paths.answers(), "/reponses"),
        (paths.administration("personnes"), "/administration/personnes"),
        (paths.demonstration(), "/demonstration"),
        (paths.absolute("https://a.fr/", "/aide"), "https://a.fr/aide"),
    ],
)
def test_each_page_has_its_address(built: str, address: str) -> None:
    assert built == address


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_whatever_a_part_holds_it_stays_one_part(slug: str, part: str, value: str) -> None:
    address = urlsplit(paths.with_query(paths.steer(KIND, slug, part), mot=value))
    assert address.path.count("/") == 4
    assert (address.fragment, parse_qsl(address.query)) == ("", [("mot", value)])

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Every type of page there is, and who opens it."""

from dataclasses import dataclass

import pytest

from tests.browser.instance import WATER, Instance

BOOKS = "/consultations/nos-bibliotheques-demain"
CARLESS = "/consultations/se-deplacer-sans-voiture"
DESK = f"{WATER}/animer"


@dataclass(frozen=True)
class Place:
    """A type of page: what opens it, what comes after the address of a text if it is about one."""

    path: str
    persona: str = ""
    text: str = ""
    status: int = 200

    def of(self, instance: Instance) -> str:
        """The address on this instance."""
        return f"{instance.path_of(self.text)}{self.path}" if self.text else self.path


RAIN, LEAKS, TARIFF = "recuperer-l-eau", "reparer-les-fuites", "un-tarif-progressif"
PUBLIC = {
    "home": Place("/"),
    "spaces": Place("/consultations/"),
    "consultation": Place(f"{WATER}/"),
    "consultation to come": Place("/consultations/le-guichet-de-demain/"),
    "consultation answered": Place(f"{BOOKS}/"),
    "consultation late": Place(f"{CARLESS}/"),
    "list": Place(f"{WATER}/contributions"),
    "list filtered to nothing": Place(f"{WATER}/contributions?theme=elevage&etat=repondues"),
    "list hidden": Place(f"{WATER}/masquees"),
    "contribution": Place("", text=RAIN),
    "contribution answered": Place("", text=LEAKS),
    "contribution results": Place("?resultats=1", text=RAIN),
    "history": Place("/historique", text=RAIN),
    "arguments": Place("/pour", text=RAIN),
    "threads": Place("/discussion", text=RAIN),
    "propose": Place(f"{WATER}/proposer"),
    "propose closed": Place(f"{BOOKS}/proposer"),
    "argue": Place("/arguments?cote=for", text=RAIN),
    "comment": Place("/commentaires", text=RAIN),
    "add a source": Place("/sources", text=RAIN),
    "report": Place("/signaler", text=RAIN),
    "at random": Place(f"{WATER}/au-hasard"),
    "register": Place("/consultations/le-guichet-de-demain/inscription"),
    "workshop kit": Place(f"{WATER}/atelier"),
    "answers of a consultation": Place(f"{BOOKS}/reponses"),
    "answers": Place("/reponses"),
    "commitments": Place("/reponses/engagements"),
    "data": Place(f"{WATER}/donnees"),
    "receipt to check": Place("/recepisses/verifier"),
    "nothing to confirm": Place("/confirmer"),
    "sign in": Place("/connexion"),
    "sign in with a password": Place("/connexion/mot-de-passe"),
    "password forgotten": Place("/connexion/mot-de-passe/oublie"),
    "invitation": Place("/invitation"),
    "person": Place("/personnes/claire"),
    "help": Place("/aide"),
    "contact": Place("/contact"),
    "site map": Place("/plan-du-site"),
    "accessibility": Place("/accessibilite"),
    "legal notice": Place("/mentions-legales"),
    "personal data": Place("/donnees-personnelles"),
    "open data": Place("/donnees-ouvertes"),
    "charter": Place("/charte"),
    "moderation rules": Place("/moderation"),
    "definitions": Place("/definitions"),
    "easy to read": Place("/facile-a-lire"),
    "display": Place("/affichage"),
    "error 404": Place("/nulle-part", status=404),
    "demonstration": Place("/demonstration"),
}
SIGNED_IN = {
    "home, signed in": Place("/", "claire"),
    "contribution, signed in": Place("", "claire", TARIFF),
    "own contribution": Place("", "claire", RAIN),
    "propose, signed in": Place(f"{WATER}/proposer", "claire"),
    "revise": Place("/modifier", "claire", RAIN),
    "withdraw": Place("/retirer", "claire", RAIN),
    "mine": Place("/mes-contributions", "claire"),
    "my votes": Place("/mes-contributions/votes", "claire"),
    "notifications": Place("/notifications", "claire"),
    "subscriptions": Place("/notifications/abonnements", "claire"),
    "account": Place("/compte", "claire"),
    "affiliations": Place("/compte/rattachements", "karim"),
    "address": Place("/compte/adresse", "claire"),
    "password": Place("/compte/mot-de-passe", "claire"),
    "sessions": Place("/compte/sessions", "claire"),
    "sign out": Place("/deconnexion", "claire"),
}
TEAM = {
    "steer": Place(DESK, "sofia"),
    "presentation": Place(f"{DESK}/presentation", "sofia"),
    "contract": Place(f"{DESK}/contrat", "sofia"),
    "themes": Place(f"{DESK}/themes", "sofia"),
    "calendar": Place(f"{DESK}/calendrier", "sofia"),
    "team": Place(f"{DESK}/equipe", "sofia"),
    "moderation": Place(f"{DESK}/moderation", "sofia"),
    "appeals": Place(f"{DESK}/moderation/recours", "sofia"),
    "hidden texts": Place(f"{DESK}/moderation/masquees", "sofia"),
    "moderate": Place("/moderer", "sofia", RAIN),
    "answers to give": Place(f"{DESK}/reponses", "anne_roy"),
    "answer": Place("/repondre", "anne_roy", RAIN),
    "promises": Place(f"{DESK}/engagements", "anne_roy"),
    "figures": Place(f"{DESK}/chiffres", "sofia"),
    "journal": Place(f"{DESK}/journal", "sofia"),
}
ADMINISTRATION = {
    "administration": Place("/administration", "ada"),
    "powers": Place("/administration/pouvoirs", "ada"),
    "acts": Place("/administration/journal", "ada"),
    "people": Place("/administration/personnes?mots=claire", "ada"),
    "one person": Place("/administration/personnes/claire", "ada"),
    "organisations": Place("/administration/organismes", "ada"),
    "invitations": Place("/administration/invitations", "ada"),
    "consultations": Place("/administration/consultations", "ada"),
    "notices": Place("/administration/pages", "ada"),
    "one notice": Place("/administration/pages/charter/fr", "ada"),
}
ALL = {**PUBLIC, **SIGNED_IN, **TEAM, **ADMINISTRATION}


def each(places: dict[str, Place]) -> pytest.MarkDecorator:
    """Run a test on each of these pages."""
    return pytest.mark.parametrize("place", list(places.values()), ids=list(places))

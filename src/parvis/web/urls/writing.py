# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The addresses where people write, vote, follow, and find again what they did."""

from django.urls import URLPattern, path

from parvis.web.urls import converters  # noqa: F401 — its words are registered when it is read
from parvis.web.views import (
    at_random,
    confirm,
    draft,
    follow,
    join,
    mine,
    propose,
    receipt,
    reply,
    report,
    revise,
    vote,
)

SPACE = "<kind:kind>/<slug:slug>"
TEXT = f"{SPACE}/<int:number>-<words:words>"

urlpatterns: list[URLPattern] = [
    path("confirmer", confirm.confirm),
    path("confirmer/fait", confirm.done),
    path("confirmer/<str:token>", confirm.by_link),
    path("brouillons/<str:token>", draft.by_link),
    path("mes-contributions", mine.mine),
    path("mes-contributions/brouillons/<int:pk>", draft.own),
    path("mes-contributions/votes", mine.votes),
    path("mes-contributions/votes.csv", mine.votes_file),
    path("recepisses/verifier", receipt.check),
    path("recepisses/<str:code>", receipt.read),
    path("contester/<int:pk>", report.appeal),
    path("suivre/ouvertures", follow.openings),
    path(f"{SPACE}/proposer", propose.propose),
    path(f"{SPACE}/proposer/proches", propose.near),
    path(f"{SPACE}/au-hasard", at_random.at_random),
    path(f"{SPACE}/inscription", join.join),
    path(f"{SPACE}/suivre", follow.space),
    path(f"{TEXT}/voter", vote.vote),
    path(f"{TEXT}/voter/retirer", vote.withdraw),
    path(f"{TEXT}/suivre", follow.contribution),
    path(f"{TEXT}/signaler", report.report),
    path(f"{TEXT}/signaler/merci", report.thanks),
    path(f"{TEXT}/modifier", revise.revise),
    path(f"{TEXT}/retirer", revise.withdraw),
    *(path(f"{TEXT}/{word}", reply.reply, {"manner": word}) for word in reply.MANNERS),
]

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Where the team of a consultation runs it, moderates and answers."""

from django.urls import path

from parvis.consultation.kinds import CONSULTATION
from parvis.consultation.views import (
    answers,
    calendar,
    commitments,
    describing,
    moderation,
    opening,
    steer,
    team,
    themes,
)
from parvis.web.urls import converters as _converters  # noqa: F401 — names the parts of addresses

SPACE = f"{CONSULTATION.path}/<slug:slug>"
DESK = f"{SPACE}/animer"
TEXT = f"{SPACE}/<int:number>"

urlpatterns = [
    path(DESK, steer.overview),
    path(f"{DESK}/presentation", describing.presentation),
    path(f"{DESK}/contrat", describing.contract),
    path(f"{DESK}/themes", themes.themes),
    path(f"{DESK}/themes/<int:pk>", themes.rename),
    path(f"{DESK}/themes/<int:pk>/retirer", themes.remove),
    path(f"{DESK}/themes/<int:pk>/<slug:way>", themes.move),
    path(f"{DESK}/calendrier", calendar.calendar),
    path(f"{DESK}/equipe", team.team),
    path(f"{DESK}/equipe/inviter", team.invite),
    path(f"{DESK}/equipe/<int:pk>/terminer", team.dismiss),
    path(f"{DESK}/ouvrir", opening.opening),
    path(f"{DESK}/moderation", moderation.reported),
    path(f"{DESK}/moderation/recours", moderation.contested),
    path(f"{DESK}/moderation/recours/<int:pk>", moderation.appeal),
    path(f"{DESK}/moderation/masquees", moderation.hidden),
    path(f"{DESK}/moderation/<int:pk>", moderation.one),
    path(f"{DESK}/moderation/<int:pk>/garder", moderation.keep),
    path(f"{DESK}/moderation/<int:pk>/verrou", moderation.lock),
    path(f"{DESK}/reponses", answers.queue),
    path(f"{DESK}/engagements", commitments.commitments),
    path(f"{DESK}/engagements/<int:pk>", commitments.follow_up),
    path(f"{DESK}/chiffres", steer.all_figures),
    path(f"{DESK}/journal", steer.journal),
    path(f"{TEXT}/moderer", moderation.numbered),
    path(f"{TEXT}-<words:words>/moderer", moderation.numbered),
    path(f"{TEXT}/repondre", answers.reply),
    path(f"{TEXT}-<words:words>/repondre", answers.reply),
]

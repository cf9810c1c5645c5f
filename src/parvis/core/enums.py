# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The closed lists of the domain: who may do what, who may read, and the states things go through."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ability(StrEnum):
    """A verb that a phase opens and a role may use."""

    READ = "read"
    JOIN = "join"
    PROPOSE = "propose"
    COMMENT = "comment"
    VOTE = "vote"
    QUALIFY = "qualify"
    RAISE = "raise"
    ANSWER = "answer"
    TRANSMIT = "transmit"
    PUBLISH = "publish"
    MODERATE = "moderate"
    STEER = "steer"


class Reach(models.TextChoices):
    """Who may read what is written in a space."""

    PUBLIC = "public", _("everyone")
    AGENTS = "agents", _("all administrations")
    ORGANISATION = "organisation", _("one organisation")
    MEMBERS = "members", _("the members")


class Role(models.TextChoices):
    """What a person is in a space; everyone who may read it is at least a visitor."""

    VISITOR = "visitor", _("visitor")
    MEMBER = "member", _("member")
    FACILITATOR = "facilitator", _("facilitator")
    MODERATOR = "moderator", _("moderator")
    SERVICE = "service", _("answering service")
    OWNER = "owner", _("person in charge")


class State(models.TextChoices):
    """Where a contribution stands."""

    AWAITING = "awaiting", _("waiting for identity")
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Capacity(models.TextChoices):
    """In whose name a person writes."""

    OWN = "own", _("in my own name")
    ORGANISATION = "organisation", _("for an organisation")
    HELPED = "helped", _("for a person I help")


class Side(models.TextChoices):
    """The side an argument takes."""

    FOR = "for", _("for")
    AGAINST = "against", _("against")


class Position(models.TextChoices):
    """A vote. Passing is never stored as one."""

    AGREE = "agree", _("Agree")
    MIXED = "mixed", _("Mixed")
    DISAGREE = "disagree", _("Disagree")


class Verdict(models.TextChoices):
    """What an official answer decides about one contribution."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REFUSED = "refused", _("Refused")
    STUDIED = "studied", _("Under study")


class Progress(models.TextChoices):
    """How far a commitment is."""

    PROMISED = "promised", _("promised")
    UNDERWAY = "underway", _("under way")
    KEPT = "kept", _("kept")
    ABANDONED = "abandoned", _("abandoned")


class Results(models.TextChoices):
    """When the results of a vote are shown."""

    AFTER_VOTE = "after_vote", _("after voting, or on request")
    ALWAYS = "always", _("always")
    AT_THE_END = "at_the_end", _("once voting is over")


class Proof(models.TextChoices):
    """How an affiliation was verified."""

    DOMAIN = "domain", _("by the mail domain")
    INVITATION = "invitation", _("by invitation")
    ADMINISTRATOR = "administrator", _("by an administrator")


class Matter(models.TextChoices):
    """What a notification is about, or what a subscription asks for."""

    REPLY = "reply", _("a reply")
    MENTION = "mention", _("a mention")
    ANSWER = "answer", _("an official answer")
    PHASE = "phase", _("a new step")
    MODERATION = "moderation", _("a moderation decision")
    ALL = "all", _("everything")

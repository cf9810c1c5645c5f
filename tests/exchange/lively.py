# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""A consultation with everything that an export has to carry, and everything it must keep to itself."""

from datetime import date

from parvis.core.actions import answer, contribution, membership, moderation, theme, vote
from parvis.core.actions.answer import Promise, Reply
from parvis.core.enums import Role, State
from parvis.core.kinds import Draft
from parvis.core.models import Contribution, Person, Space
from tests.cast import DAY, NOW, SECOND, write

PROMISE = Promise(what="Trois cuves", owner="Direction de l’eau", due=date(2027, 6, 1))


def fill(space: Space, *, alice: Person, bob: Person, charlie: Person, dana: Person, emile: Person) -> Space:
    """Write everything into an open consultation owned by Alice."""
    membership.appoint(actor=None, space=space, person=dana, role=Role.SERVICE, at=NOW - DAY)
    water = theme.add(actor=alice, space=space, name="=L’eau", at=NOW - 2 * DAY)
    rain = theme.add(actor=alice, space=space, name="La pluie", parent=water, at=NOW - 2 * DAY)
    first = publish(
        space, emile, title="=HYPERLINK(1)", body="'+33 « oui »\n\nde **deux** lignes,", theme=rain.pk
    )
    second = publish(space, bob, title="Une cuve", capacity="organisation", organisation="Ligue de l’eau")
    third = publish(space, bob, title="Un puits", capacity="helped", helped="Mme Secrète")
    for person, position in ((alice, "agree"), (bob, "disagree"), (dana, "agree")):
        vote.cast(actor=person, contribution=first, position=position, at=NOW)
    clearer = Draft(kind="proposal", title="=HYPERLINK(2)", body="Un texte plus clair.", theme=rain.pk)
    contribution.revise(actor=emile, contribution=first, draft=clearer, note="Plus clair", at=NOW + SECOND)
    hide(space, alice, charlie, emile)
    discuss(first, alice, charlie, dana, emile)
    reply(second, dana, "partly", PROMISE)
    reply(third, dana, "refused", None)
    return Space.objects.get(pk=space.pk)


def publish(space: Space, author: Person, **words: object) -> Contribution:
    draft = Draft(kind="proposal", **words)  # type: ignore[arg-type]
    return contribution.publish(actor=author, space=space, draft=draft, at=NOW - DAY)


def hide(space: Space, alice: Person, charlie: Person, emile: Person) -> None:
    """What nobody reads: a hidden text and what stands under it, a withdrawn one, a draft."""
    hidden = publish(space, charlie, title="Texte masqué", body="Injure.")
    withdrawn = publish(space, charlie, title="Texte retiré")
    write("argument", hidden, emile, side="against", body="Sous un texte masqué.")
    moderation.hide(actor=alice, contribution=hidden, rule="insult", statement="Une injure.", at=NOW)
    contribution.withdraw(actor=charlie, contribution=withdrawn, at=NOW)
    draft = Draft(kind="proposal", title="Brouillon")
    contribution.write(space=space, draft=draft, author=emile, state=State.DRAFT, at=NOW)


def discuss(first: Contribution, alice: Person, charlie: Person, dana: Person, emile: Person) -> None:
    written = write("argument", first, charlie, side="for")
    vote.cast(actor=alice, contribution=written, position="agree", at=NOW)
    answered = write("comment", written, dana, body="-1")
    write("comment", answered, emile, body="Merci.")
    source = Draft(
        kind="source", title="Un rapport", parent=first.pk, data={"link": "https://exemple.fr/rapport"}
    )
    contribution.publish(actor=dana, space=first.space, draft=source, at=NOW)


def reply(target: Contribution, dana: Person, verdict: str, promise: Promise | None) -> None:
    made = answer.publish(
        actor=dana,
        target=target,
        reply=Reply(
            body="Voici notre réponse.",
            verdict=verdict,
            reason="Parce que.",
            signatory="Jeanne Martin",
            position="directrice",
            service="Direction de l’eau",
            promise=promise,
        ),
        at=NOW,
    )
    for commitment in made.commitments.all():
        note = "Une cuve est posée."
        answer.follow_up(actor=dana, commitment=commitment, state="underway", note=note, at=NOW + DAY)

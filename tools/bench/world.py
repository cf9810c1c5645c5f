# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""An instance full of generated texts: 10,000 proposals of about 120 words, one of them argued 500 times."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parvis.core.actions.space import Step
    from parvis.core.models import Contribution, Person, Space, Theme

WORDS = re.findall(
    r"\w+",
    """eau partage école commune rivière nappe pluie cuve jardin ville élève agriculteur usage saison chaleur récolte
    service agence budget travaux conseil habitant proposition mesure relevé quartier toiture réseau fuite tarif
    équilibre décision calendrier enquête atelier littoral montagne industrie réserve parcelle arbre ombre place
    chemin mairie département région association voisin famille enfant santé repas cantine énergie lumière transport
    le la les un une des dans pour avec sans sur sous entre chaque plusieurs toute notre votre leur ainsi donc car
    mais ou et où qui que dont être avoir faire pouvoir devoir vouloir partager protéger mesurer réparer planter""",
)
NOW = datetime.now(UTC).replace(microsecond=0)
BATCH = 2_000
# One person may not publish two hundred texts in an hour: several take turns.
WRITERS = 10


def sentence(dice: random.Random, words: int) -> str:
    """Some French-looking words."""
    return " ".join(dice.choices(WORDS, k=words)).capitalize() + "."


def fill(*, proposals: int = 10_000, people: int = 1_000, arguments: int = 500) -> dict[str, str]:
    """Fill an empty database; gives back the addresses to measure and the cookies of some sessions."""
    from parvis.core.actions import counter, membership, space, theme, version  # noqa: PLC0415 — once Django is set up
    from parvis.core.enums import Role  # noqa: PLC0415
    from parvis.core.models import Space  # noqa: PLC0415

    dice = random.Random(2026)  # noqa: S311 — the same texts at each run
    made = space.create(actor=None, kind="consultation", title="L’eau en partage", at=NOW)
    space.plan(actor=None, space=made, steps=[contribute()], at=NOW)
    themes = [
        theme.add(actor=None, space=made, name=name, at=NOW) for name in ("Agriculture", "Villes", "Littoral")
    ]
    authors = _people(people)
    membership.appoint(actor=None, space=made, person=authors[0], role=Role.OWNER, at=NOW)
    Space.objects.filter(pk=made.pk).update(published_at=NOW, presentation_html="<p>Partager l’eau.</p>")
    _texts(made, dice, authors, proposals, themes)
    first = _most_argued(made, dice, authors, arguments)
    _figures(made, proposals, people)
    counter.take(counter.of_space(made.pk), proposals)
    version.of_instance()
    return {
        "space": made.slug,
        "first": str(first),
        "sessions": " ".join(_session(person) for person in authors[1 : WRITERS + 1]),
    }


def contribute() -> "Step":
    """The step in which everything is open."""
    from parvis.core.actions import space  # noqa: PLC0415

    return space.Step(plan="contribute", starts_at=NOW - timedelta(days=5), ends_at=NOW + timedelta(days=20))


def _people(count: int) -> "list[Person]":
    from parvis.core.models import Person  # noqa: PLC0415

    Person.objects.bulk_create(
        Person(
            email=f"p{n}@exemple.fr",
            handle=f"p{n}",
            display_name=f"Personne {n}",
            joined_at=NOW,
            password="!",  # noqa: S106 — nobody can sign in with it
        )
        for n in range(count)
    )
    return list(Person.objects.order_by("pk"))


def _texts(
    space: "Space", dice: random.Random, authors: "list[Person]", count: int, themes: "list[Theme]"
) -> None:
    from parvis.core.models import Contribution, Theme  # noqa: PLC0415

    rows = (
        Contribution(
            space=space,
            kind="proposal",
            number=n,
            author=author,
            byline=author.display_name,
            state="published",
            theme=themes[n % len(themes)],
            published_at=NOW - timedelta(minutes=count - n),
            title=sentence(dice, 8),
            shuffle=dice.getrandbits(31),
            support=dice.randrange(400),
            discussion=0,
            division=dice.randrange(90),
        )
        for n, author in ((n, authors[n % len(authors)]) for n in range(1, count + 1))
    )
    _store(rows, dice, 120)
    for subject in themes:
        Theme.objects.filter(pk=subject.pk).update(contributions=count // len(themes))


def _most_argued(space: "Space", dice: random.Random, authors: "list[Person]", count: int) -> int:
    from parvis.core.models import Contribution, Tally  # noqa: PLC0415

    root = Contribution.objects.get(space=space, number=1)
    rows = (
        Contribution(
            space=space,
            kind="argument",
            root=root,
            parent=root,
            author=authors[n],
            byline=authors[n].display_name,
            state="published",
            side="for" if n % 2 else "against",
            published_at=NOW - timedelta(minutes=n),
            support=dice.randrange(50),
            shuffle=n,
        )
        for n in range(count)
    )
    _store(rows, dice, 60)
    Tally.objects.filter(pk=root.pk).update(
        arguments_for=count // 2, arguments_against=count // 2, agree=300, disagree=90
    )
    Contribution.objects.filter(pk=root.pk).update(discussion=count)
    return 1


def _store(rows: "Iterator[Contribution]", dice: random.Random, words: int) -> None:
    from django.db.models import OuterRef, Subquery  # noqa: PLC0415

    from parvis.core.models import Contribution, Revision, Tally  # noqa: PLC0415
    from parvis.kernel import html  # noqa: PLC0415

    while batch := list(islice(rows, BATCH)):
        made = Contribution.objects.bulk_create(batch)
        bodies = [sentence(dice, words) for _row in made]
        Revision.objects.bulk_create(
            Revision(
                contribution=row,
                at=row.published_at or NOW,
                title=row.title,
                body=body,
                body_html=html.render(body),
            )
            for row, body in zip(made, bodies, strict=True)
        )
        Tally.objects.bulk_create(
            Tally(contribution=row, agree=dice.randrange(300), disagree=dice.randrange(90)) for row in made
        )
    latest = Revision.objects.filter(contribution=OuterRef("pk")).values("pk")[:1]
    Contribution.objects.filter(current=None).update(current=Subquery(latest))


def _figures(space: "Space", texts: int, people: int) -> None:
    from parvis.core.models import DailyFigure  # noqa: PLC0415

    DailyFigure.objects.create(
        space=space, day=NOW.date(), people=people, texts=texts, replies=500, votes=5_000
    )


def _session(person: "Person") -> str:
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415

    from parvis.web.sessions import SessionStore  # noqa: PLC0415

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""The rest of what hangs under a contribution: more arguments of one side, more threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from parvis.core.enums import Side, State
from parvis.core.queries import thread, versions
from parvis.core.queries.orders import Key
from parvis.kernel import clock
from parvis.web import discussing, places, reaches, until
from parvis.web.caching import depends
from parvis.web.context import fragment, person_of, render
from parvis.web.contribution_page import crumbs
from parvis.web.contribution_rows import numbered
from parvis.web.parts import Link
from parvis.web.views.contribution import frame_of, known, order_of

if TYPE_CHECKING:
    from parvis.core.models import Contribution


@require_safe
def arguments(request: HttpRequest, side: str, **address: Any) -> HttpResponse:
    """More arguments of one side, in the order asked for."""
    at, person = clock.now(), person_of(request)
    root = _published(known(address, person=person, at=at))
    order, after = order_of(request), Key.read(request.GET.get("apres", ""))
    found = thread.arguments(root, side, order=order, after=after)
    frame = frame_of(root, person, at, order=order, arguments=found.arguments)
    column = discussing.column(found, side, frame)
    depends(request, *_scopes(root), until=until.of_spaces(root.space, at=at))
    anchor = discussing.word_of(side)
    if "HX-Request" in request.headers:
        return fragment(request, "reading/more_arguments.html", column=column, anchor=anchor)
    title = _("Arguments for") if side == Side.FOR else _("Arguments against")
    return _page(request, root, title, column=column, anchor=anchor, is_threads=False)


@require_safe
def threads(request: HttpRequest, **address: Any) -> HttpResponse:
    """More threads of comments."""
    at, person = clock.now(), person_of(request)
    root = _published(known(address, person=person, at=at))
    found = thread.threads(root, after=Key.read(request.GET.get("apres", "")))
    frame = frame_of(root, person, at, arguments=[])
    more = frame.act("discussion", apres=str(found.more_threads)) if found.more_threads else None
    shown = discussing.threads(found.threads, frame)
    depends(request, *_scopes(root), until=until.of_spaces(root.space, at=at))
    if "HX-Request" in request.headers:
        return fragment(request, "reading/more_threads.html", threads=shown, more=more)
    return _page(request, root, _("Comments"), threads=shown, more=more, is_threads=True)


def _page(request: HttpRequest, root: Contribution, title: str, **values: Any) -> HttpResponse:
    here = Link(f"{numbered(root.number or 0)} {root.title}", places.path_of(root))
    return render(
        request,
        "reading/discussion.html",
        reach=reaches.of(root.space),
        title=title,
        contribution=root,
        space=root.space,
        crumbs=crumbs(root, here, Link(title)),
        back=places.path_of(root),
        **values,
    )


def _scopes(root: Contribution) -> tuple[str, str]:
    return versions.space(root.space_id), versions.contribution(root.pk)


def _published(contribution: Contribution) -> Contribution:
    if contribution.state != State.PUBLISHED:
        raise Http404(contribution.number)
    return contribution

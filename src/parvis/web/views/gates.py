# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Who may come in: a signed-in person, or an administrator; the page itself never has to ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from parvis.kernel import paths
from parvis.web.context import person_of

if TYPE_CHECKING:
    from parvis.core.models import Person

P = ParamSpec("P")
Ours = Callable[Concatenate[HttpRequest, "Person", P], HttpResponse]
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def signed_in(view: Ours[P]) -> Page[P]:
    """Hand the person to the page; a visitor signs in first and comes back."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = person_of(request)
        if person is None:
            return redirect(paths.sign_in(after=request.get_full_path()))
        return view(request, person, *args, **kwargs)

    return page


def administrator(view: Ours[P]) -> Page[P]:
    """Hand the administrator to the page; for anybody else there is no such page."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        person = person_of(request)
        if person is None or not person.is_administrator:
            raise Http404
        return view(request, person, *args, **kwargs)

    return page

# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Light, dark or as the system does; single-letter shortcuts on or off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from parvis.core.queries import versions
from parvis.kernel import paths
from parvis.web.caching import depends
from parvis.web.context import DISPLAY_COOKIE, DISPLAYS, KEYS_COOKIE, NO_KEYS, render
from parvis.web.forms.display import SYSTEM, Display
from parvis.web.views.language import keep


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Choose how pages look in this browser."""
    chosen = {
        "display": request.COOKIES.get(DISPLAY_COOKIE, SYSTEM),
        "keys": request.COOKIES.get(KEYS_COOKIE) != NO_KEYS,
    }
    form = Display(request.POST or None, initial=chosen)
    if form.is_bound and form.is_valid():
        return _kept(request, form)
    if request.method != "POST":
        depends(request, versions.instance())
    return render(request, "pages/display.html", status=422 if form.errors else 200, form=form)


def _kept(request: HttpRequest, form: Display) -> HttpResponse:
    response = redirect(paths.DISPLAY)
    display, keys = form.cleaned_data["display"], form.cleaned_data["keys"]
    if display in DISPLAYS:
        keep(response, DISPLAY_COOKIE, display)
    else:
        response.delete_cookie(DISPLAY_COOKIE)
    if keys:
        response.delete_cookie(KEYS_COOKIE)
    else:
        keep(response, KEYS_COOKIE, NO_KEYS)
    messages.success(request, gettext("Display saved in this browser."))
    return response

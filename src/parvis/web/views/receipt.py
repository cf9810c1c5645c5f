# SPDX-FileCopyrightText: 2026 The Parvis authors
# SPDX-License-Identifier: EUPL-1.2

"""Receipts: the proof that a text was recorded, and how anyone checks it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from parvis.core.models import Receipt, Space
from parvis.core.queries import receipts
from parvis.kernel import clock
from parvis.web import places
from parvis.web.answers import UNPROCESSABLE, private
from parvis.web.context import PUBLIC, person_of, render
from parvis.web.format import moment
from parvis.web.forms.reply import Check
from parvis.web.limits import Door, limited, require
from parvis.web.parts import Row


@require_safe
def read(request: HttpRequest, code: str) -> HttpResponse:
    """What a receipt says; its key, which proves the text, is shown to the author alone."""
    at, person = clock.now(), person_of(request)
    receipt = receipts.find(code)
    if receipt is None:
        raise Http404(code)
    written = receipt.contribution
    is_author = person is not None and written.author_id == person.pk
    if not is_author and not Space.objects.visible_to(person, at).filter(pk=written.space_id).exists():
        raise Http404(code)
    response = render(
        request,
        "writing/receipt.html",
        reach=PUBLIC,
        receipt=receipt,
        rows=_rows(receipt),
        path=places.path_of(written),
        is_author=is_author,
        is_signed=receipts.is_signed(receipt),
    )
    return private(response)


@require_http_methods(["GET", "HEAD", "POST"])
@limited
def check(request: HttpRequest) -> HttpResponse:
    """Say in words whether a text is the one recorded under a receipt."""
    if request.method != "POST":
        form = Check(initial={"code": request.GET.get("code", "")})
        return render(request, "writing/check.html", form=form, verdict=None, receipt=None)
    require(request, Door.CHECK, at=clock.now())
    form = Check(request.POST)
    receipt = receipts.find(form.cleaned_data["code"]) if form.is_valid() else None
    if form.is_valid() and receipt is None:
        form.add_error("code", _("No receipt has this code. Look again at the letters and figures."))
    if receipt is None:
        return render(
            request, "writing/check.html", status=UNPROCESSABLE, form=form, verdict=None, receipt=None
        )
    typed = {name: form.cleaned_data[name] for name in ("title", "body", "salt")}
    verdict = receipts.check(receipt, **typed)
    return private(render(request, "writing/check.html", form=form, verdict=verdict, receipt=receipt))


def _rows(receipt: Receipt) -> list[Row]:
    written = receipt.contribution
    return [
        Row(
            _("Contribution"),
            _("no. %(number)s, %(space)s") % {"number": written.number, "space": written.space.title},
        ),
        Row(_("Version of the text"), str(receipt.revision.number)),
        Row(_("Recorded"), moment(receipt.at)),
        Row(_("Fingerprint"), receipt.commitment),
        Row(_("Promise"), receipt.promise),
        Row(_("Signature"), receipt.signature),
        Row(_("Public key"), receipt.public_key),
    ]

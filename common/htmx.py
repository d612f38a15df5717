"""Answers for htmx and for browsers without it: fragments, what changes beside them, toasts, 303 after a post."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect


class SeeOther(HttpResponseRedirect):
    """303: go and look there, with GET."""

    status_code = 303


def vary_on_htmx(get_response):
    """Middleware: one address may answer with a page or a fragment, and caches must know."""

    def middleware(request):
        response = get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request"])
        return response

    return middleware


def is_htmx(request):
    """Whether a fragment is wanted: sent by htmx, neither boosted nor restoring a page of its history."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_fragment(request, template, context=None, also=(), status=200):
    """One fragment, and out-of-band ones beside it, as one answer.

    Each template has one root with one id, and `{% oob %}` in its root tag where it may come along in `also`
    (templates, or pairs of template and context). Waiting messages come along as toasts.
    """
    parts = [render_to_string(template, context, request)]
    for beside in also:
        name, extra = beside if isinstance(beside, tuple) else (beside, {})
        parts.append(render_to_string(name, {**(context or {}), **extra, "oob": True}, request))
    parts.append(render_to_string("_toasts_oob.html", {}, request))
    response = HttpResponse("\n".join(part.strip() for part in parts if part.strip()), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def redirect_or_fragment(request, url, template="", context=None, also=()):
    """After an act: the fragment for htmx (a client-side move where there is none), 303 to `url` for all others."""
    if not is_htmx(request):
        return SeeOther(url)
    if not template:
        return HttpResponseClientRedirect(url)
    return render_fragment(request, template, context, also)


def toast(request, text, undo_url=""):
    """Says what just happened on the next page or fragment, with a button to undo it where there is an address."""
    messages.success(request, text, extra_tags=f"undo:{undo_url}" if undo_url else "")

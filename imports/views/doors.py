"""How a view gets at an import and its rows: the reader's own, shared ones for admins; all else is 404."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from common.htmx import SeeOther
from imports.models import ImportBatch


def my_batch(request, public_id):
    """An import that the reader may see, with what its page names, or 404."""
    mine = ImportBatch.objects.visible_to(request.user).select_related("made_by", "source")
    return get_object_or_404(mine, public_id=public_id)


def my_row(request, public_id, number):
    """One row of such an import, or 404."""
    batch = my_batch(request, public_id)
    row = get_object_or_404(batch.rows.select_related("firm", "recruiter"), number=number)
    row.batch = batch
    return row


def address_of(batch):
    return reverse("imports:batch", args=[batch.public_id])


def to_page(batch, query="", part=""):
    """303 to the import's page, with a query such as "show=error", at one part of it."""
    return SeeOther(address_of(batch) + (f"?{query}" if query else "") + (f"#{part}" if part else ""))

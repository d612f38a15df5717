"""What a file's columns are: read it differently, match its columns, say what its unknown words mean."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.htmx import toast
from imports.forms.columns import MatchForm, ReadForm
from imports.forms.words import WordsForm
from imports.models import Mapping
from imports.pages.columns import width
from imports.refusals import ImportRefused
from outreach.views.doors import hand

from .batch import acted, page
from .doors import my_batch, to_page


@login_required
@require_POST
def read_again(request, public_id):
    batch = my_batch(request, public_id)
    form = ReadForm(request.POST, batch=batch)
    if not form.is_valid():
        return page(request, batch, status=422, read=form)
    return acted(request, batch, lambda: batch.read_again(hand(request), **form.how()))


@login_required
@require_POST
def match(request, public_id):
    """Match the columns; the rows are planned with that, anew where they were before."""
    batch = my_batch(request, public_id)
    form = MatchForm(request.POST, batch=batch, columns=width(batch))
    if form.is_valid():
        try:
            batch.match(hand(request), form.mapping(), **form.how())
        except ImportRefused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        else:
            _keep_mapping(request, batch, form)
            return to_page(batch)
    return page(request, batch, status=422, match=form)


@login_required
@require_POST
def words(request, public_id):
    """Say what unknown words mean; the rows are planned with that."""
    batch = my_batch(request, public_id)
    form = WordsForm(request.POST, batch=batch)
    if not form.is_valid():
        return page(request, batch, status=422, words=form)
    how = {name: getattr(batch, name) for name in ("country", "date_order", "policy")}
    return acted(request, batch, lambda: batch.match(hand(request), batch.mapping, **how, words=form.words()))


def _keep_mapping(request, batch, form):
    """Under the name given, for any list with such headings."""
    name = form.cleaned_data["save_as"]
    if not name:
        return
    columns, how = batch.mapping_by_header()
    Mapping.objects.update_or_create(
        user=request.user, kind=batch.kind, name=name, header_key="", defaults={"columns": columns, "how": how}
    )
    toast(request, _("The matching is kept as “%(name)s”") % {"name": name})

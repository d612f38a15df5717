"""Lists to take along: the directory is the admins', a seeker's list and history their own; all else is 404."""

from itertools import chain

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from common.dates import now
from outreach.bulk.choosing import Chosen
from outreach.listing.asked import Asked
from outreach.models import BulkAct
from recruiters import directory
from recruiters.models import Specialty

from .chosen import mine, my_claims, my_history, shared_firms, shared_people, withheld_sources
from .formats import CSV, TYPES, VCARD, XLSX, csv_lines, vcards, xlsx_file
from .tables import FIRM, HISTORY, MINE, PERSON, Table, claim_row, firm_row, history_row, my_row, person_row


@login_required
@require_safe
def recruiters(request):
    """The reader's own list as its page's address names it; a workbook holds the history too."""
    asked = _asked(request)
    people = mine(request.user, asked)
    if _wanted(request) == VCARD:
        return _answer(request, "recruiters", cards=_cards(people))
    table = Table("Recruiters", MINE, map(my_row, people))
    return _answer(request, "recruiters", table, _history(request, asked))


@login_required
@require_safe
def history(request):
    return _answer(request, "history", _history(request, _asked(request)))


@login_required
@require_safe
def firms(request):
    filters, withheld = _directory(request)
    chosen = shared_firms(request.user, filters, withheld)
    return _answer(request, "firms", Table("Firms", FIRM, (firm_row(firm, withheld) for firm in chosen)))


@login_required
@require_safe
def people(request):
    filters, withheld = _directory(request)
    chosen = shared_people(request.user, filters, withheld)
    if _wanted(request) == VCARD:
        return _answer(request, "people", cards=chosen)
    rows = (person_row(person, firm, withheld) for person, firm in chosen)
    return _answer(request, "people", Table("People", PERSON, rows))


def _cards(relationships):
    """A card of nobody is of no use, so there is none of who asked not to be kept."""
    return ((one.recruiter, one.firm) for one in relationships if not one.recruiter.unavailable_at)


def _directory(request):
    if not request.user.is_staff:
        raise Http404
    specialties = Specialty.objects.filter(axis__in=directory.AXES)
    return directory.Filters.of(request.GET, specialties), withheld_sources(request.user.today(now()))


def _asked(request):
    """What the address names, or who was chosen for it (an act for many, the reader's own; else 404)."""
    if "many" in request.GET:
        mine = BulkAct.objects.visible_to(request.user)
        return Chosen(get_object_or_404(mine, public_id=request.GET["many"].replace("\x00", "")))
    return Asked.read(request.GET, request.user, today=request.user.today(now()))


def _history(request, asked):
    """What was told beside it, as claims of firms, stands at the end."""
    ends, told = my_claims(request.user, asked)
    history = my_history(request.user, asked)
    rows = (history_row(row, ends.get((row.relationship_id, row.data.get("key", "")[:20]))) for row in history)
    return Table("History", HISTORY, chain(rows, map(claim_row, told)))


def _wanted(request):
    return request.GET.get("as", CSV)


def _answer(request, name, *tables, cards=None):
    """The file, written while it is sent where the format allows it."""
    wanted = _wanted(request)
    if wanted == CSV and tables:
        answer = StreamingHttpResponse(csv_lines(tables[0]), content_type=TYPES[CSV])
    elif wanted == XLSX and tables:
        answer = FileResponse(xlsx_file(tables), content_type=TYPES[XLSX])
    elif wanted == VCARD and cards is not None:
        answer = StreamingHttpResponse(vcards(cards), content_type=TYPES[VCARD])
    else:
        raise Http404
    day = request.user.today(now())
    answer["Content-Disposition"] = f'attachment; filename="{name}-{day}.{wanted}"'
    answer["Cache-Control"] = "no-store"
    return answer

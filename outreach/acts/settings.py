"""Changes of what replay reads beside history: zone, days off, region, rhythm. Each is an act that can be undone."""

from django.db import transaction

from accounts.models import DatedSetting, Preferences
from outreach.models import Relationship
from outreach.models.book import Book, seeker_day


def change_preferences(by, seeker, **fields):
    """Change preferences from the seeker's today on and replay: instants follow a new zone; past dates stay."""
    with transaction.atomic():
        preferences = Preferences.objects.select_for_update().get(pk=seeker.pk)
        act = by.act_for(seeker, "settings")
        preferences.change(act, seeker_day(preferences, by.at), **fields)
        seeker.preferences = preferences
        replay_all(seeker, by.at)
    return act


def change_timings(by, seeker, scope, numbers):
    """Own numbers for a scope: 'search', 'firm:<id>' or 'relationship:<id>'; numbers = {Timings field: value}."""
    with transaction.atomic():
        preferences = Preferences.objects.select_for_update().get(pk=seeker.pk)
        act = by.act_for(seeker, "timings")
        today = seeker_day(preferences, by.at)
        DatedSetting.objects.create(seeker=seeker, act=act, made_on=today, kind="timings", scope=scope, data=numbers)
        concerned = _in_scope(seeker, scope).select_related("firm")
        Book(seeker, concerned, by.at).store()
    return act


def change_brief(by, search, **fields):
    """Change a search's brief; engagement and availability are part of the dated list (staffing timings).

    Returns the act, whose undo gives the former words back; None where all of it stands so already.
    """
    with transaction.atomic():
        preferences = Preferences.objects.select_for_update().get(pk=search.seeker_id)
        specialties = fields.pop("specialties", None)
        dated = _dated_brief(search)
        changed = {name: getattr(search, name) for name, value in fields.items() if getattr(search, name) != value}
        covered = search.covers if specialties is not None else None
        if not changed and (covered is None or covered == sorted(map(str, specialties))):
            return None
        act = by.act_for(search.seeker, "brief")
        for name, before in changed.items():
            setattr(search, name, fields[name])
            search.note_change(act, name, before, fields[name])
        search.touched(by.at)
        search.save()
        if covered is not None:
            search.covers = specialties
            search.note_change(act, "covers", covered, search.covers)
        if _dated_brief(search) != dated:
            today = seeker_day(preferences, by.at)
            for day, data in _with_what_held(search.seeker, today, dated, _dated_brief(search)):
                DatedSetting.objects.create(seeker=search.seeker, act=act, made_on=day, kind="brief", data=data)
            replay_all(search.seeker, by.at)
    return act


def replay_all(seeker, at):
    """Replay and store every relationship of a seeker."""
    Book(seeker, Relationship.objects.visible_to(seeker).select_related("firm"), at).store()


def _in_scope(seeker, scope):
    everyone = Relationship.objects.visible_to(seeker)
    noun, _colon, pk = scope.partition(":")
    return {"firm": everyone.filter(firm_id=pk or 0), "relationship": everyone.filter(pk=pk or 0)}.get(noun, everyone)


def _dated_brief(search):
    return {"wants_contract": search.engagement != "permanent", "available_now": search.available_now}


def _with_what_held(seeker, today, before, after):
    """The first change of a brief also lists what held before it."""
    first = not DatedSetting.objects.filter(seeker=seeker, kind="brief").exists()
    return [(min(today, seeker.date_joined.date()), before)] * first + [(today, after)]

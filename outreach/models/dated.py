"""The dated list of a seeker, compiled for the pure fold: which timings and which calendar hold from which day."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from accounts.holidays import public_holidays
from accounts.models import DatedSetting
from outreach.cadence import Calendar, Dated, Entry, profile_for, timings_for
from recruiters.models import FirmProfile

OWN = "relationship:"  # what a scope of one relationship begins with
TERMS = "claim_months"


class DatedList:
    """Loaded once for a seeker and any number of relationships (three queries); `for_relationship` costs none.

    `settings` and `profiles`: as settings_of and profiles_of read them for several seekers at once.
    """

    def __init__(self, seeker, preferences, relationships, years, settings=None, profiles=None):
        self.preferences = preferences
        self.settings = settings_of([seeker.pk], relationships)[seeker.pk] if settings is None else settings
        self._listed = defaultdict(list)  # thousands may have numbers of their own: each is looked up, none searched
        for setting in self.settings:
            self._listed[setting.kind, setting.scope].append(setting)
        self._shared_days = {one.made_on for one in self.settings if not one.scope.startswith(OWN)}
        self.years = years
        self.profiles = profiles_of(relationships, self.settings) if profiles is None else profiles
        self.own_scopes = {setting.scope for setting in self.settings if setting.scope.startswith(OWN)}
        self._cache = {}

    def for_relationship(self, relationship):
        """A Dated for one relationship; those at one firm without settings of their own share it."""
        scope = f"{OWN}{relationship.pk}"
        key = scope if scope in self.own_scopes else relationship.firm_id
        if key not in self._cache:
            self._cache[key] = self._compile(relationship, scope)
        return self._cache[key]

    def own_timings(self, relationship):
        """The numbers that the seeker last set for this relationship alone; {} for none."""
        return self.own_numbers(f"{OWN}{relationship.pk}")

    def own_numbers(self, scope):
        """The same for "search" or "firm:<id>"."""
        return dict(self._latest("timings", date.max, scope))

    def calendar(self, day):
        """The seeker's business calendar as of a day."""
        return self._calendar(day)

    def _compile(self, relationship, scope):
        moves = self._listed.get(("firm", scope), [])
        firms = {relationship.firm_id, *(m.data["firm"] for m in moves), *(m.data["was"] for m in moves)}
        own = [one for kind in ("firm", "timings") for one in self._listed.get((kind, scope), [])]
        days = self._shared_days | {setting.made_on for setting in own}
        days |= {profile.made_on for firm in firms for profile in self.profiles.get(firm, [])}
        return Dated([self._entry(day, relationship, moves, scope) for day in sorted(days or {date(1900, 1, 1)})])

    def _entry(self, day, relationship, moves, scope):
        firm_id = self._firm_on(day, relationship, moves)
        brief = self._latest("brief", day, "")
        narrow_first = [self._numbers(day, wider) for wider in (scope, "search", f"firm:{firm_id}")]
        profile = self._profile(day, firm_id, relationship, brief)
        timings = timings_for(profile, brief.get("available_now", False), tuple(narrow_first))
        return Entry(day.toordinal(), timings, self._calendar(day))

    def _numbers(self, day, scope):
        """Own numbers of a day; how long claims last are terms: what was learned of them last holds for every day."""
        if ("timings", scope) not in self._listed:
            return {}
        terms = self.own_numbers(scope).get(TERMS)
        return self._latest("timings", day, scope) | {TERMS: terms}

    def _firm_on(self, day, relationship, moves):
        firm_id = moves[0].data["was"] if moves else relationship.firm_id
        for move in moves:
            if move.made_on <= day:
                firm_id = move.data["firm"]
        return firm_id

    def _profile(self, day, firm_id, relationship, brief):
        profiles = self.profiles.get(firm_id, [])
        made = [profile for profile in profiles if profile.made_on <= day] or profiles[:1]
        firm = made[-1] if made else (relationship.firm if firm_id == relationship.firm_id else None)
        if firm is None:
            return profile_for("unknown", "firm", "unknown", False)
        return profile_for(firm.pay_model, firm.setting, firm.engagement, brief.get("wants_contract", False))

    def _calendar(self, day):
        off = self._latest("days_off", day, "") or {
            "days_off": self.preferences.days_off,
            "works_on": self.preferences.works_on,
        }
        region = self._latest("region", day, "") or {
            "country": self.preferences.country,
            "subdivision": self.preferences.subdivision,
        }
        key = ("calendar", str(off), str(region))
        if key not in self._cache:
            days = {date.fromisoformat(text).toordinal() for text in off.get("days_off", [])}
            for year in self.years:
                days |= public_holidays(region["country"], region.get("subdivision", ""), year)
            days -= {date.fromisoformat(text).toordinal() for text in off.get("works_on", [])}
            self._cache[key] = Calendar(frozenset(days))
        return self._cache[key]

    def _latest(self, kind, day, scope):
        """The data of the last change of a kind made by a day; before the first one, the first one serves."""
        changes = self._listed.get((kind, scope), [])
        made = [s for s in changes if s.made_on <= day]
        if made:
            return made[-1].data
        return changes[0].data if changes and kind != "timings" else {}


def settings_of(seeker_ids, relationships):
    """{seeker id: the settings in force, in their order}, of relationships those of these alone; one query."""
    found = {pk: [] for pk in seeker_ids}
    concern = ~Q(scope__startswith=OWN) | Q(scope__in=[f"{OWN}{one.pk}" for one in relationships])
    for setting in DatedSetting.objects.filter(concern, seeker__in=seeker_ids).in_force():
        found[setting.seeker_id].append(setting)
    return found


def profiles_of(relationships, settings):
    """{firm id: its profiles in their order} of the firms of relationships, and of those that moves name; one query."""
    firm_ids = {relationship.firm_id for relationship in relationships}
    for move in (setting for setting in settings if setting.kind == "firm"):
        firm_ids |= {move.data["firm"], move.data["was"]}
    found = {}
    for profile in FirmProfile.objects.filter(firm_id__in=firm_ids - {None}).order_by("made_on", "pk"):
        found.setdefault(profile.firm_id, []).append(profile)
    return found

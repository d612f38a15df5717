"""Prints, as JSON, where each page of a site with the demo is: {route name: addresses}, and the error pages' HTML.

Run in a site's environment (`python -m tests.e2e.addresses`). The routes come from the URL configuration, so that a
new one is asked for here: one that takes arguments needs a line in `_arguments`.
"""

import json
import sys

import django

OURS = (
    "outreach", "recruiters", "imports", "accounts", "mail", "coaching", "demo", "account", "mfa", "usersessions",
    "health",
)  # fmt: skip
IN_A_PLACE = ("today", "recruiters", "numbers", "submissions")
ERRORS = ("400", "403", "403_csrf", "404", "429", "500")


def main():
    django.setup()
    from django.template.loader import get_template

    errors = {code: get_template(f"{code}.html").render() for code in ERRORS}
    json.dump({"routes": found(), "errors": errors}, sys.stdout)


def names():
    """The name of every route that may have a page, for parametrizing."""
    return sorted({name for name, _path, _pattern in _routes()})


def found():
    from django.urls import reverse

    arguments = _arguments()
    return {
        name: [reverse(name, kwargs=given) for given in (arguments(name, path) if "<" in path else [{}])]
        for name, path, _pattern in _routes()
    }


def _routes():
    from tests.test_access_matrix import routes

    return [
        (name, path, pattern) for name, path, pattern in routes()
        if name.split(":")[0].split("_")[0] in OURS and not path.startswith("admin/")
    ]  # fmt: skip


def _arguments():
    """A function of a route's name and path that returns the arguments of the demo seeker's pages there."""
    from django.urls import reverse

    from accounts.by import By
    from accounts.models import Act, Coaching, Invitation, User
    from coaching.models import Group, Lead, Session
    from common.dates import now
    from imports.models import ImportBatch
    from mail.models import OutgoingMail
    from outreach.acts.applying import apply
    from outreach.forms.brief import PARTS
    from outreach.models import (
        Attachment,
        Conflict,
        Employer,
        Exclusion,
        HistoryRow,
        Knowledge,
        Note,
        Relationship,
        Reminder,
        SavedView,
        Template,
    )  # fmt: skip
    from recruiters.models import Firm, Objection, Recruiter
    from tests.e2e.site import ADMIN, COACH, SEEKER
    from tests.factories import make_asked, make_clients_view, make_programme_report, make_view

    seeker, coach = (User.objects.get(email=email) for email in (SEEKER, COACH))
    mine = Relationship.objects.visible_to(seeker)
    rows = HistoryRow.objects.visible_to(seeker).live().filter(relationship__isnull=False).order_by("pk")
    busy = rows.filter(data__direction="out", relationship__stage="talking").last()
    desk = mine.filter(recruiter__is_desk=True).first() or mine.first()
    steps = Reminder.objects.visible_to(seeker).filter(closed_at__isnull=True)
    people = Recruiter.objects.filter(owner=None).people()
    firms = Firm.objects.filter(owner=None)
    known = firms.filter(pk__in=mine.values("firm"))
    kept = ImportBatch.objects.visible_to(seeker).filter(state="done").first()
    to_check = ImportBatch.objects.visible_to(seeker).filter(state="preview").first()

    def _group(coach):
        """One with every client of the coach's."""
        kept = Group.objects.kept_by(coach).first()
        if kept is None:
            kept = Group.make(By(coach, now()), "Spring programme")
            kept.put(By(coach, now()), User.objects.filter(coachings__coach=coach))
        return kept

    def arguments(name, path):
        if "<slug:part>" in path:
            return [{"part": part} for part in PARTS]
        if "<slug:measure>" in path:
            return [{"measure": measure} for measure in ("contacted", "offered")]
        if "row_id" in path:
            return [{"public_id": busy.relationship.public_id, "row_id": busy.public_id}]
        if name == "outreach:relationship":
            firsts = [mine.filter(stage=stage).first() for stage in Relationship.Stage.values]
            return _ids([*firsts, desk, mine.filter(do_not_contact=True).first()])
        if name == "outreach:hand_over":
            return _ids([desk])
        if path.startswith("r/"):
            return _ids([busy.relationship])
        if path.startswith("steps/"):
            return _ids([steps.filter(automatic=True).first(), steps.filter(automatic=False).first()])
        if path.startswith("firms/"):
            return _ids([known.first(), firms.exclude(pk__in=known).first()][: 2 if name == "outreach:firm" else 1])
        if path.startswith("people/"):
            return _ids([people.last()])
        if path.startswith("directory/objections/"):
            return _ids([Objection.objects.create(recruiter=people.last(), said_on=busy.occurred_on, how="By mail")])
        if path.startswith("directory/firms/"):
            return _ids([known.first()])
        if path.startswith("directory/people/"):
            return _ids([people.last()])
        if path.startswith(("directory/merges/", "recruiters/links/")):
            return []  # made on the way by test_axe
        if path.startswith("recruiters/views/"):
            return _ids([SavedView.objects.visible_to(seeker).first() or make_view(seeker)])
        if path.startswith("many/"):
            return _ids([make_asked(seeker, mine)])
        if path.startswith("acts/"):
            return _ids([Act.objects.visible_to(seeker).order_by("pk").last()])
        if path.startswith("imports/"):
            batches = {"imports:batch": [kept, to_check], "imports:undo": [kept]}.get(name, [to_check])
            return [given | ({"number": 2} if "number" in path else {}) for given in _ids(batches)]
        if path.startswith("search/protected/"):
            return _ids([Exclusion.objects.visible_to(seeker).live().first()])
        if path.startswith("told/"):
            told = Knowledge.objects.visible_to(seeker).live()
            return _ids([told.filter(kind=kind).first() for kind in ("salary", "referral", "give")])
        if path.startswith("notes/"):
            return _ids([Note.objects.visible_to(seeker).live().first()])
        if path.startswith("templates/"):
            return _ids([Template.objects.visible_to(seeker).live().first()])
        if name == "outreach:conflict":
            return _ids([Conflict.objects.visible_to(seeker).open().first()])
        if name == "outreach:employer":
            return _ids([Employer.objects.visible_to(seeker).first()])
        if name == "outreach:application":
            said = {"employer": "Orrin Health", "role": "VP Finance", "day": busy.occurred_on}
            return _ids([apply(By(seeker, now()), seeker, **said)])
        if path.startswith("settings/coaches/"):
            return _ids([Coaching.objects.filter(client=seeker).first()])
        if name == "coaching:place_page":
            ours = [reverse("outreach:relationship", args=[busy.relationship.public_id])]
            ours += [reverse("outreach:log", args=[busy.relationship.public_id])]
            ours += [reverse(f"outreach:{page}") for page in IN_A_PLACE]
            return [{"public_id": seeker.public_id, "rest": url.removeprefix("/")} for url in ours]
        if path.startswith("clients/"):
            return _ids(User.objects.filter(coachings__isnull=False).order_by("pk"))
        if path.startswith("groups/"):
            return _ids([_group(coach)])
        if path.startswith("programmes/"):
            return _ids([make_programme_report(coach)])
        if path.startswith("client-views/"):
            return _ids([SavedView.objects.of(coach, "clients").first() or make_clients_view(coach)])
        if path.startswith("sessions/"):
            return _ids([Session.objects.filter(client=seeker).last()])
        if path.startswith("leads/"):
            return _ids([Lead.objects.filter(suggestions__client=seeker).first()])
        if path.startswith("invitation/"):
            said = {"by_coach": True, "rights": ["activity", "notes"]}
            admin = By(User.objects.get(email=ADMIN), now())
            return [{"token": Invitation.send(admin, to, **said)[0].token} for to in (SEEKER, "una@helper.example")]
        if path.startswith("files/"):
            return _ids([Attachment.objects.visible_to(seeker).live().first()])
        if path.startswith("mail/"):
            return _ids([OutgoingMail.objects.visible_to(seeker).exclude(html="").last()])
        if path.startswith(("invitations/", "coach-notes/", "agreed/", "suggestions/")):
            return []  # acts alone
        if "token" in path or "key" in path or "<int:pk>" in path or "<path:" in path:
            return []
        raise LookupError(f"{name} ({path}) takes arguments: say which, for one of the demo's things")

    return arguments


def _ids(things):
    return [{"public_id": each.public_id} for each in dict.fromkeys(things) if each is not None]


if __name__ == "__main__":
    main()

"""What the demo's coach arranged, agreed and passed on: sessions past and to come, actions, two leads."""

from datetime import timedelta

from accounts.by import By
from coaching.models import Agreed, Lead, Session
from common.dates import instant_of
from outreach.models import Relationship

from .days import ZONE

ROOM = "https://meet.recruitpath.example/ruth"


def arrange(coach, nora, others, days, at):
    """`others`: the coach's further clients. Everything was entered on the day of the last session, or by `at`."""
    spoke = instant_of(days("9b"), ZONE, 10 * 60)
    then = By(coach, min(spoke + timedelta(hours=1), at))
    Session.arrange(By(coach, spoke - timedelta(days=7)), nora, spoke, ROOM)
    Session.arrange(then, nora, instant_of(days("+2b"), ZONE, 10 * 60 + 30), ROOM)
    for number, one in enumerate(others[:2]):
        Session.arrange(then, one, instant_of(days("+1b"), ZONE, (14 + number) * 60), "By phone")
    about = Relationship.objects.visible_to(nora).filter(recruiter__name="Ingrid Solberg").first()
    done = Agreed.note(then, nora, "Cut the opening line to one sentence", days("5b"))
    done.mark_done(By(nora, min(instant_of(days("6b"), ZONE, 18 * 60), at)))
    Agreed.note(then, nora, "Write three firms that you met at the spring conference", days("+1b"))
    Agreed.note(then, nora, "Send the one-page résumé before you speak", days("+2b"), about)
    _pass_on(then, nora, others, at)


def _pass_on(then, nora, others, at):
    interim = {"role": "Interim CFO, Providence", "link": "https://jobs.example.org/interim-cfo"}
    known = Lead.share(then, [nora, *others[:2]], text="Six months; they decide fast.", **interim)
    known.suggestions.get(client=others[0]).decline(By(others[0], at))
    Lead.share(then, [nora], person="Dana Cole", firm_name="Merrow Search", text="She looks for carve-out people.")

"""What guards said to Nora: plans that she made all the same, with her reasons, and a message that was stopped."""

from datetime import date, timedelta

from accounts.by import By
from outreach.acts.guarding import keep_answers
from outreach.guards import BLOCK, Answer
from outreach.models import HistoryRow, Relationship
from outreach.pages.contact_facts import ContactFacts

REASONS = {
    "Helen Oduya": "Trevor asked me to write to her: she has the interim desk.",
    "Mateo Silva": "He covers devices, Jonas does not.",
    "Grace Lin": "Claire named her.",
}
STOPPED = "Julia Roth"


def guards_said(seeker, days, at):
    """Keep the answers of the rules themselves, on the plans as they stand. Call it once all is replayed."""
    named = Relationship.objects.visible_to(seeker).filter(recruiter__name__in=[*REASONS, STOPPED])
    people = {one.recruiter.name: one for one in named.select_related("recruiter", "firm")}
    facts = ContactFacts(seeker, [people[name] for name in REASONS], days.today)
    for name, reason in REASONS.items():
        one = people[name]
        plan = HistoryRow.objects.visible_to(seeker).live().filter(relationship=one, kind="plan").last()
        by = By(seeker, plan.act.at)
        answers = facts.answers(one, "first_touch", one.due_on or days.today)
        known = [answer for answer in answers if answer.params.get("wrote_on", date.min) <= plan.occurred_on]
        keep_answers(by, known, reason, one, plan.act)
    stopped = people[STOPPED]
    stop = Answer("do_not_contact", BLOCK, {"name": stopped.recruiter.first_name})
    keep_answers(By(seeker, at - timedelta(days=9)), [stop], relationship=stopped)

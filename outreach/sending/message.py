"""A message through the seeker's own account: asked for, written when claimed, logged once the server has it."""

from accounts.by import By
from accounts.models import Act
from common.dates import local_day
from mail.content import Content, NotSendable
from mail.models import OutgoingMail
from mail.outbox import compose
from mail.tasks import deliver_soon
from outreach.acts.guarding import keep_answers, kept_params
from outreach.acts.letters import log_letter
from outreach.guards import BLOCK, HINT, Answer
from outreach.models import HistoryRow, Relationship
from outreach.models.messages import KIND, message_key, messages_to
from outreach.models.protecting import answers_about, answers_on

State = OutgoingMail.State
WAITING = (State.QUEUED, State.SENDING)


def ask(by, relationship, account, *, to, subject, body, entry, once, answers=(), reason=""):
    """Ask the outbox to send it, at most once for a token `once` of the form. Returns (mail, made).

    entry: what log_interaction is given once the server has it. answers, reason: the warnings that were passed.
    """
    context = {
        "relationship": relationship.public_id,
        "from": account.from_address,
        "subject": subject,
        "body": body,
        "entry": entry,
        "passed": [[one.rule, one.level, kept_params(one.params)] for one in answers if one.level != HINT],
        "reason": reason,
        "in_reply_to": last_message_id(relationship),
    }
    mail, made = compose(by.actor, message_key(relationship, once), kind=KIND, now=by.at, context=context, to=to)
    if made:
        deliver_soon(mail)
    return mail, made


def render(mail, now):
    """The Content; NotSendable('not_now') where they asked meanwhile not to be contacted, ('protected') where a
    confidential search is kept from them, or from whose address it is, by now.
    """
    relationship = _relationship(mail)
    gone = relationship is None or relationship.hidden_at or relationship.recruiter.unavailable_at
    if gone or relationship.do_not_contact:
        raise NotSendable("not_now")
    kept_from = answers_on(mail.user, [relationship]).get(relationship.pk, [])
    if any(one.level == BLOCK for one in [*kept_from, *answers_about(mail.user, emails=[mail.to])]):
        raise NotSendable("protected")
    return Content(subject=mail.context["subject"], text=mail.context["body"], sender_name=mail.user.name[:60])


def sent(mail, now):
    """For the outbox, in the transaction that settles it: the server has it, so it is logged with its Message-ID."""
    relationship = _relationship(mail)
    if relationship is None:
        return
    by = By(mail.user, now, via=Act.Via.SYSTEM)
    entry = mail.context["entry"]
    written = entry["written"] | {"message_id": mail.message_id}
    row = log_letter(
        by, relationship, channel="email", purpose=entry["purpose"], written=written, note=entry["note"],
        letter=entry.get("letter"), occurred_on=local_day(now, mail.user.preferences.time_zone),
    )  # fmt: skip
    passed = [Answer(rule, level, params) for rule, level, params in mail.context["passed"]]
    keep_answers(by, passed, mail.context["reason"], relationship=relationship, act=row.act)


def on_its_way(relationship):
    """The latest mail to them where it has not been settled well: waiting, refused or not known; else None."""
    latest = messages_to(relationship).first()
    return latest if latest and latest.state in (*WAITING, State.REFUSED, State.UNKNOWN) else None


def last_message_id(relationship):
    """The Message-ID of our last message to them that has one: a follow-up stays in its thread."""
    rows = HistoryRow.objects.visible_to(relationship.seeker).live().filter(relationship=relationship)
    last = rows.filter(kind="interaction", data__has_key="message_id").in_order().last()
    return last.data["message_id"] if last else ""


def _relationship(mail):
    """The relationship it was written to, or the one that it was joined into; None where its record is gone."""
    mine = Relationship.objects.filter(seeker=mail.user).select_related("recruiter", "firm")
    found = mine.filter(public_id=mail.context.get("relationship", "")).first()
    while found and found.merged_into_id:
        found = mine.filter(pk=found.merged_into_id).first()
    if found:
        found.seeker = mail.user
    return found

"""What each kind of act does to a chunk of relationships. Those it does not fit are left out, with the reason."""

from datetime import date, time

from django.db.models import prefetch_related_objects

from accounts.models import DatedSetting
from common.bulk import insert
from outreach.acts.guarding import keep_many
from outreach.guards import BLOCK, WARN
from outreach.models import Relationship, Reminder
from outreach.models.book import Book, open_steps
from outreach.models.dated import OWN
from outreach.models.tagging import change_tags
from outreach.pages.contact_facts import ContactFacts
from outreach.pages.guards import plan_purpose
from outreach.refusals import Refused

from .entering import Entering

BESIDE = ("tag", "untag", "archive")  # nothing that replay reads: the history needs no reading


class Chunk:
    """Open it inside a transaction: it locks the seeker. `ids`: who is meant; `by` carries the act that is shared.

    Filled: `left_out`, as BulkAct has it.
    """

    def __init__(self, bulk, by, ids):
        self.by, self.data, self.left_out = by, bulk.data, []
        mine = Relationship.objects.visible_to(bulk.seeker).filter(pk__in=ids).prefetch_related("firm").order_by("pk")
        if bulk.kind in BESIDE:
            self.book = Book(bulk.seeker, [], by.at)
            self.people = list(mine)
            for one in self.people:
                one.seeker = bulk.seeker
        else:
            self.book = Book(bulk.seeker, mine, by.at)
            self.people = list(self.book.relationships)
        here = {one.pk for one in self.people}
        self.left_out += [[pk, "gone", {}] for pk in ids if pk not in here]

    def each(self, act):
        """Act on every relationship of the chunk; a refusal leaves that one out."""
        for relationship in self.people:
            try:
                act(relationship)
            except Refused as refused:
                self.leave(relationship, refused.code, refused.params)

    def leave(self, relationship, code, params=None):
        said = {name: value.isoformat() if isinstance(value, date) else value for name, value in (params or {}).items()}
        self.left_out.append([relationship.pk, code, said])

    @property
    def staying(self):
        """Those not left out."""
        out = {pk for pk, _code, _params in self.left_out}
        return [one for one in self.people if one.pk not in out]


def plan(chunk):
    """For a day, or five working days on. Who is blocked by a guard is left out; who is warned of, without a reason."""
    day, plans = chunk.data.get("day"), _Plans(chunk, chunk.data.get("day"))
    entering = Entering(chunk.by, chunk.book)
    chunk.each(lambda one: entering.decide(one, "plan", {"day": day} if day else {}, guard=plans.guard))
    entering.store()
    plans.keep()


def log(chunk):
    """Facts are never refused; what guards say of messages of ours is kept beside each."""
    entering, said, against = Entering(chunk.by, chunk.book), chunk.data, []
    moment = time.fromisoformat(said["occurred_time"]) if said.get("occurred_time") else None
    on, ours = date.fromisoformat(said["occurred_on"]), said["data"].get("direction") == "out"
    facts, purpose = _facts(chunk) if ours else None, said["data"].get("purpose", "")
    for relationship in chunk.people:
        if ours:
            against.append((relationship, facts.answers(relationship, purpose, on)))
            facts.wrote(relationship, purpose, on)
        entering.happened(
            relationship, said["kind"], dict(said["data"]), occurred_on=on, occurred_time=moment,
            note=said.get("note", ""),
        )  # fmt: skip
    entering.store()
    keep_many(chunk.by, against)


def snooze(chunk):
    """The open step of each; where none is open there is nothing to move. A planned first message is guarded as plans
    are.
    """
    entering, steps = Entering(chunk.by, chunk.book), open_steps(chunk.people)
    plans = _Plans(chunk, chunk.data["until"])

    def one(relationship):
        step = steps.get(relationship.pk)
        duty = {"duty": step.duty_key if step else "", "until": chunk.data["until"]}
        is_plan = relationship.stage == "planned" and step is not None and step.kind == "first_message"
        entering.decide(relationship, "snooze", duty, guard=plans.guard if is_plan else None)

    chunk.each(one)
    entering.store()
    plans.keep()


def pause(chunk):
    _decide(chunk, "pause", {"until": chunk.data["until"]} if chunk.data.get("until") else {})


def park(chunk):
    _decide(chunk, "park", {})


def close(chunk):
    _decide(chunk, "close", {"reason": chunk.data["reason"]}, note=chunk.data.get("note", ""))


def tag(chunk):
    """Who has the tag already, and who would have too many, are left out."""
    tagging = change_tags(chunk.by, chunk.people, add=chunk.data["tags"])
    full = {one.pk for one in tagging.full}
    _leave_the_rest(chunk, tagging.changed, lambda one: "tags_many" if one.pk in full else "tagged_already")


def untag(chunk):
    tagging = change_tags(chunk.by, chunk.people, remove=chunk.data["tags"])
    _leave_the_rest(chunk, tagging.changed, lambda one: "not_tagged")


def rhythm(chunk):
    """Numbers of their own, from today on."""
    book, numbers = chunk.book, chunk.data["numbers"]

    def one(relationship):
        if book.dated.own_timings(relationship) == numbers:
            raise Refused("same_rhythm")

    chunk.each(one)
    fixed = (book.seeker.pk, chunk.by.act.pk, book.today, "timings", numbers)
    columns = ("seeker_id", "act_id", "made_on", "kind", "data", "scope")
    insert(DatedSetting, columns, [(*fixed, f"{OWN}{one.pk}") for one in chunk.staying])
    Book(book.seeker, chunk.staying, chunk.by.at).store()


def archive(chunk):
    """Off the list: kept with its history, and back when the person is added again or this is undone."""
    at, ids = chunk.by.act.at, [one.pk for one in chunk.people]
    Relationship.objects.filter(pk__in=ids).update(hidden_at=at)
    Reminder.objects.filter(relationship__in=ids, closed_at__isnull=True).update(closed_at=at)
    chunk.book.write_firms({one.firm_id for one in chunk.people} - {None})


KINDS = {
    "plan": plan, "log": log, "snooze": snooze, "pause": pause, "park": park, "close": close, "tag": tag,
    "untag": untag, "rhythm": rhythm, "archive": archive,
}  # fmt: skip


class _Plans:
    """What guards say of the plans of a chunk for a day (ISO form, None: five working days on), one after another."""

    def __init__(self, chunk, day):
        self.chunk, self.facts, self.reason = chunk, _facts(chunk), chunk.data.get("reason", "")
        self.day, self.passed = date.fromisoformat(day) if day else None, []

    def guard(self, one):
        """The Answer that stops a plan; what is only warned of passes for a reason."""
        purpose = plan_purpose(one)
        answers = self.facts.plan_answers(one, purpose, self.day)
        stops = (BLOCK,) if self.reason else (BLOCK, WARN)
        against = next((answer for answer in answers if answer.level in stops), None)
        if against is None:
            self.passed.append((one, answers))
            self.facts.planned(one, purpose, self.day)
        return against

    def keep(self):
        """Write down what was passed."""
        keep_many(self.chunk.by, self.passed, self.reason)


def _facts(chunk):
    """What the contact guard looks at, for the whole chunk at once."""
    prefetch_related_objects(chunk.people, "recruiter")
    return ContactFacts(chunk.book.seeker, chunk.people, chunk.book.today, chunk.book.dated)


def _decide(chunk, kind, data, **extra):
    entering = Entering(chunk.by, chunk.book)
    chunk.each(lambda relationship: entering.decide(relationship, kind, dict(data), **extra))
    entering.store()


def _leave_the_rest(chunk, changed, code_of):
    changed = {one.pk for one in changed}
    for one in chunk.people:
        if one.pk not in changed:
            chunk.leave(one, code_of(one))

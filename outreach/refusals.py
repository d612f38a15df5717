"""A decision that can't be made now, with the sentence that says why. Facts are never refused, but for the future."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Refused(Exception):
    """`code` and `params` as the pure rules gave them; `field` names the form field it belongs to, or None."""

    def __init__(self, code, field=None, **params):
        super().__init__(code)
        self.code, self.field, self.params = code, field, params

    @property
    def sentence(self):
        return self.sentence_on(None)

    def sentence_on(self, today):
        """The sentence for a reader's day: a year is said where it is another one."""
        words = _sentences().get(self.code, _("That does not fit where things stand now."))
        return words % said(self.params, today)


def said(params, today=None):
    """Parameters as a sentence says them: days written out, the year where it is not that of `today`; stages named."""
    words = {name: _day(value, today) if isinstance(value, date) else value for name, value in params.items()}
    if "stage" in words:
        words["stage"] = stage_names().get(words["stage"], words["stage"])
    return words


def _day(day, today):
    return date_format(day, "j F" if today and day.year == today.year else "j F Y")


def _sentences():
    return {
        "future": _("%(day)s is still to come. Choose today or an earlier day."),
        "future_time": _("%(time)s is still to come today. Choose an earlier time."),
        "not_local_time": _("That time was skipped when the clocks changed. Choose another."),
        "past": _("%(day)s is past. Choose today or a later day."),
        "day_off": _("%(day)s is a day off. Choose a working day."),
        "not_later": _("Choose a day after %(after)s."),
        "not_plannable": _("Nothing to plan: this is at %(stage)s. Log what happens instead."),
        "not_planned": _("There is no plan to drop; this is at %(stage)s."),
        "not_parkable": _("Nothing to park: this is at %(stage)s."),
        "no_open_approach": _("There is no open approach of theirs to answer."),
        "closed": _("This is closed. Reopen it first."),
        "not_closed": _("This is not closed; it is at %(stage)s."),
        "not_paused": _("This is not paused; it is at %(stage)s."),
        "search_paused": _("Your whole search is paused. Resume the search, and this goes on with it."),
        "unknown_reason": _("Choose one of the reasons."),
        "do_not_contact": _(
            "This person is not to be contacted, so it stays closed. Undo that first, if it was a slip."
        ),
        "protected": _("Your confidential search is kept from them, so nothing goes there. See Protected."),
        "protected_already": _("That is protected already."),
        "unavailable": _("They asked not to be kept here, so this stays as it is."),
        "firm_not_fresh": _("Someone at %(firm)s is planned already, or has heard from you."),
        "suppressed": _("This person asked not to be kept here, so they can't be added."),
        "own_coach": _(
            "That is %(name)s, who coaches you. A coach is no recruiter: employers pay recruiters, you or a sponsor "
            "pay a coach. You find them in Settings, under “Who helps me”."
        ),
        "coach_here": _("Someone who coaches here signs in with that address. A coach is no recruiter."),
        "named_as_coach": _(
            "%(name)s coaches you, and a coach is no recruiter. Add this one only if it is someone else of that name."
        ),
        "objection": _("They asked not to be kept here. That can't be taken back."),
        "already_decided": _("That was decided already."),
        "last_window": _("This is the end of the last window; there is no step to move. It parks by itself."),
        "not_a_desk": _("Only a desk is handed over, and only to a person."),
        "same_rhythm": _("That is the rhythm already."),
        "no_open_step": _("No step is open here, so there is nothing to move."),
        "bulk_running": _("This is still being carried out. Take it back once it is done."),
        "already_undone": _("That was taken back already."),
        "undo_the_merge": _("That belongs to a merge of two records. Undo the merge, and this goes back with it."),
        "undo_newer_merge": _("“%(gone)s” was merged into “%(keep)s” later. Undo that merge first."),
        "merge_changed": _("One of the two was merged or archived meanwhile. Look at them again."),
        "merge_busy": _("One of the two is still being merged. Try again in a minute."),
        "merge_name_taken": _("Another firm has that name and website already. Merge with that one first."),
        "name_taken_since": _("There is another firm called “%(name)s” by now. Merge or rename that one first."),
        "tag_empty": _("A tag needs a letter or a number."),
        "tag_long": _("“%(tag)s” is longer than %(n)s characters."),
        "tags_many": _("At most %(n)s tags. Take one off first."),
        "pay_missing": _("Say at least one end of the range."),
        "pay_reversed": _("This end is lower than the other one. Swap the two."),
        "said_nothing": _("Write what it was: one line is enough."),
        "nobody_named": _("Say whom they named: a person, a firm, or both."),
        "note_empty": _("Write something first."),
        "file_empty": _("That file is empty."),
        "file_large": _("That file is larger than %(most)s MB."),
        "file_type": _("This is none of PDF, Word, OpenDocument, RTF, text, PNG, JPEG. Save it as one of them."),
        "files_many": _("Your files would take more than %(most)s MB. Removed ones count for 30 days."),
        "file_gone": _("That file was removed more than 30 days ago, so it is gone for good."),
        "mail_left": _("That mail has left and can't be called back."),
        "before_search": _("%(day)s is before your search began, on %(started)s. Choose a later day."),
        "search_open": _("One search at a time: end or land the other one first."),
        "search_paused_not_now": _("Only an active search can be paused. Yours is: %(status)s."),
        "search_resumed_not_now": _("Only a paused search can go on. Yours is: %(status)s."),
        "search_landed_not_now": _("Only an active or paused search can land. Yours is: %(status)s."),
        "search_ended_not_now": _("Only an active or paused search can end. Yours is: %(status)s."),
        "search_fell_through_not_now": _("Only a job you landed can fall through. Your search is: %(status)s."),
        "variants_many": _("Twenty-six variants are the most there can be. Change one of them instead."),
        "view_name_taken": _("You have a view called “%(name)s” already. Choose another name."),
        "view_too_long": _("That is more than an address can hold. Take some filters away first."),
        "too_many_views": _("%(most)s views are the most there can be. Remove one that you no longer open."),
        "employer_empty": _("A name needs a letter or a number."),
        "employer_taken": _("“%(employer)s” is in your list already. Say below that the two are one."),
        "employer_taken_since": _(
            "There is another employer called “%(employer)s” by now. Rename that one or say that the two are one first."
        ),
        "employer_ring": _("“%(employer)s” belongs to this one already. Choose another."),
        "employer_joined": _("Those two are one already."),
        "conflict_over": _("Only one of the two still stands, so nothing is left to decide."),
        "conflict_early": _("You agreed to one of the two only. Say no to the other, or let the first one end."),
        "fell_through_late": _("More than %(days)s days have passed since you landed. Start a new search instead."),
    }


def stage_names():
    """{stage: its name inside a sentence}."""
    return {
        "listed": _("listed"),
        "planned": _("planned"),
        "awaiting": _("awaiting"),
        "talking": _("talking"),
        "on_file": _("on file"),
        "representing": _("representing"),
        "parked": _("parked"),
        "paused": _("paused"),
        "alumni": _("alumni"),
        "closed": _("closed"),
    }

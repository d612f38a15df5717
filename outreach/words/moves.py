"""What a move asks, and why one can't be made, with what helps instead."""

from django.utils.translation import gettext as _


def refusal(code, stage):
    """The sentence of a NoMove (outreach/moves.py). `stage`: where the relationship stands, in words."""
    return _refusals()[code] % {"stage": stage}


def instead(event):
    """What a way out is called on its button."""
    return {
        "log": _("Log what happened"),
        "plan": _("Plan outreach"),
        "talk": _("Take it up"),
        "file": _("Résumé on file"),
        "submission": _("Change the submission"),
        "pause": _("Pause instead"),
        "close": _("Close instead"),
        "resume": _("Resume"),
        "reopen": _("Reopen"),
    }[event]


def title(name, to):
    return _("%(name)s can’t go to %(stage)s") % {"name": name, "stage": to}


def log_title(name, direction):
    """What the log form asks when a card was dropped."""
    if direction == "in":
        return _("What did %(name)s say?") % {"name": name}
    return _("How did you write to %(name)s?") % {"name": name}


def _refusals():
    return {
        "already_there": _("This is at %(stage)s already."),
        "sealed": _("They asked not to be contacted, so this stays closed. Undo that first, if it was a slip."),
        "search_paused": _("Your whole search is paused. Resume the search, and this goes on with it."),
        "resume_first": _("This is paused, and comes back to where it was. Resume it first, then move it on."),
        "reopen_first": _("This is closed. Reopen it first: it comes back to On file while they hold your résumé, else to Listed."),  # noqa: E501
        "not_plannable": _("You are in touch already: this is at %(stage)s. Log what happens, and the next step follows."),  # noqa: E501
        "past_awaiting": _("Awaiting is for a first message without an answer, and this is at %(stage)s. Log what you sent; it counts there."),  # noqa: E501
        "wrote_first": _("They wrote first, so your answer opens a talk. Move this to Talking, or log your answer."),
        "kept_warm": _("You landed, and they are kept warm. Log what is said, or plan outreach to begin anew."),
        "live": _("A submission through them is live, and this stays at Representing until it ends. Say how it stands, and the stage follows."),  # noqa: E501
        "not_filed": _("Their firm holds no résumé of yours yet. Note it when they confirm; then this can rest at On file."),  # noqa: E501
        "written_to": _("Listed is for people not chosen yet, and nothing that happened is taken out. Pause or close this if you want it out of the way."),  # noqa: E501
        "rests_on_file": _("Their firm holds your résumé, so this rests at On file, with a check-in now and then. Pause it if you want silence."),  # noqa: E501
        "parks_itself": _("This parks by itself when the last window closes unanswered. Log an answer if there was one, or pause it."),  # noqa: E501
        "nothing_to_park": _("Parked is for messages that stayed unanswered; none is open here. Pause or close this instead."),  # noqa: E501
        "only_landing": _("Alumni are those who helped in a search that is over. They come here by themselves when you say that you found a job."),  # noqa: E501
    }  # fmt: skip

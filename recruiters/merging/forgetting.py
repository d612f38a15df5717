"""What merges noted of someone who asked not to be kept is blanked, whatever became of the merge since."""

from django.db.models import Q

from recruiters.models import Affiliation, Firm, Merge

from .log import DELETED, SET


def former_names(recruiter_ids):
    """Names that merges took from these recruiters."""
    entries = [entry for merge in _merges(Merge.Kind.RECRUITER, recruiter_ids) for entry in merge.before["log"]]
    return {entry[4] for entry in entries if entry[0] == SET and entry[2] in recruiter_ids and entry[3] == "name"}


def forget_in_merges(recruiter_ids, names):
    """Values in the logs of merges of these recruiters, titles and `names` in those of firms they worked at."""
    if not recruiter_ids:
        return
    at_work = dict(Affiliation.objects.filter(recruiter__in=recruiter_ids).values_list("pk", "firm_id"))
    for merge in _merges(Merge.Kind.RECRUITER, recruiter_ids):
        merge.before["log"] = [_without_values(entry) for entry in merge.before["log"]]
        merge.kept = []
        merge.save(update_fields=["before", "kept"])
    for merge in _merges(Merge.Kind.FIRM, _with_former_selves(at_work.values())):
        merge.before["log"] = [_without_title(entry, at_work, recruiter_ids) for entry in merge.before["log"]]
        merge.kept = [said for said in merge.kept if said[1].get("person") not in names]
        merge.save(update_fields=["before", "kept"])


def _merges(kind, ids):
    ids = list(ids)
    return Merge.objects.select_for_update().filter(Q(keep_id__in=ids) | Q(gone_id__in=ids), kind=kind).order_by("pk")


def _with_former_selves(firm_ids):
    """With the firms that went into these."""
    return {*firm_ids, *Firm.objects.filter(merged_into__in=firm_ids).values_list("pk", flat=True)}


def _without_values(entry):
    return [*entry[:4], "", ""] if entry[0] == SET else entry


def _without_title(entry, affiliations, recruiter_ids):
    if entry[:2] == [SET, "affiliation"] and entry[2] in affiliations and entry[3] == "title":
        return _without_values(entry)
    if entry[:2] == [DELETED, "affiliation"] and entry[2]["recruiter_id"] in recruiter_ids:
        return [*entry[:2], entry[2] | {"title": ""}]
    return entry

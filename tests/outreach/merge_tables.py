"""For the tests of merges: everything that a merge may touch, row by row, to compare before and after."""

from django.apps import apps

from outreach.recompute import compare

# Name words are a dictionary, never unlearned; changes of the directory are a list for a sweep.
AUDIT = {"merge", "mergeshare", "joining", "nameword", "notduplicates", "directorychange"}
WITHOUT_IDS = {"firmword", "recruiterword"}  # an index, written anew


def tables():
    """{table: its rows, sorted} of the directory, of outreach and of the dated settings."""
    models = [*apps.get_app_config("recruiters").get_models(include_auto_created=True),
              *apps.get_app_config("outreach").get_models(include_auto_created=True),
              apps.get_model("accounts", "DatedSetting")]  # fmt: skip
    found = {}
    for model in models:
        name = model._meta.model_name
        if name not in AUDIT:
            columns = [f.attname for f in model._meta.concrete_fields if not (name in WITHOUT_IDS and f.primary_key)]
            found[name] = sorted((tuple(row) for row in model.objects.values_list(*columns)), key=str)
    return found


def differences(before, after):
    """What is in one of the two only, by table."""
    return {
        name: {"gone": [row for row in before[name] if row not in after[name]],
               "new": [row for row in after[name] if row not in before[name]]}
        for name in before
        if before[name] != after[name]
    }  # fmt: skip


def replay_differs(*seekers):
    """What `recompute_relationships --check` would say."""
    return [(each.pk, found) for seeker in seekers for each, found in compare(seeker) if found]

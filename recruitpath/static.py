"""Static files of production: hashed names that may be kept for a year, compressed once at build."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Leaves django-htmx's optional extensions alone: hashing their module imports fails and no page uses them."""

    support_js_module_import_aggregation = True

    def post_process(self, paths, **options):
        kept = {name: file for name, file in paths.items() if not name.startswith("django_htmx/ext/")}
        return super().post_process(kept, **options)

"""What an error report may show: where it happened, never what people typed or stored."""

from django.views.debug import SafeExceptionReporterFilter


class NothingPersonal(SafeExceptionReporterFilter):
    """Hides every form value, cookie, setting and local variable, whatever it is called."""

    def is_active(self, request):
        return True

    def get_safe_settings(self):
        return {}

    def get_safe_request_meta(self, request):
        return {"REQUEST_METHOD": getattr(request, "META", {}).get("REQUEST_METHOD", "")}

    def get_safe_cookies(self, request):
        return {}

    def get_post_parameters(self, request):
        return {}

    def get_traceback_frame_variables(self, request, tb_frame):
        return []

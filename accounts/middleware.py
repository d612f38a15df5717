"""A page that shows a form's mistakes says so in its status as well: 422, also where a package's view wrote it."""


class InvalidIs422:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        context = response.context_data or {}
        forms = [context.get("form"), context.get("webauthn_form")]
        if response.status_code == 200 and any(getattr(form, "is_bound", False) and form.errors for form in forms):
            response.status_code = 422
        return response

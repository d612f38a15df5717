"""A page that shows a form's mistakes says so in its status as well: 422, also where a package's view wrote it."""


class InvalidIs422:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        form = (response.context_data or {}).get("form")
        if response.status_code == 200 and getattr(form, "is_bound", False) and form.errors:
            response.status_code = 422
        return response

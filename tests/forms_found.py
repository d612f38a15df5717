"""The forms of a page as a browser would send them: address, fields with a value that fits, kinds of the fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# By the kind of the input, or by its name.
FITTING = {
    "date": "2026-12-01", "time": "08:30", "email": "someone@firm.example", "phone": "+1 617 555 0100",
    "profile": "linkedin.com/in/someone", "website": "firm.example", "current_employer_domain": "acme.example",
}  # fmt: skip


@dataclass
class Form:
    """`data`: what is sent when nothing else is said. `kinds`: text, textarea, select, radio, checkbox, hidden … ."""

    action: str
    method: str
    data: dict = field(default_factory=dict)
    kinds: dict = field(default_factory=dict)

    def at(self, action):
        """The same form sent to the address of another of its buttons."""
        return Form(action, self.method, self.data, self.kinds)


def forms_of(html, here):
    """Every form of a page at the address `here`; one more for each button that leads elsewhere."""
    reader = _Reader(here)
    reader.feed(html)
    return reader.forms


def fitting(name, kind, given):
    """A value for an empty field of this name and kind; numbers within their bounds."""
    if kind == "number":
        return given.get("min") or given.get("max") or "1"
    return FITTING.get(name) or FITTING.get(kind, "A value")


class _Reader(HTMLParser):
    def __init__(self, here):
        super().__init__()
        self.here, self.forms, self.form, self.select = here, [], None, None

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            assert self.form is None, f"a form within a form at {self.here}"
            self.form = Form(given.get("action") or self.here, given.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "select":
            self.select = given.get("name", "")
            self._keep(self.select, "select", "")
        elif tag == "option" and self.select:
            chosen = "selected" in given or not self.form.data[self.select]
            if chosen and given.get("value"):
                self.form.data[self.select] = given["value"]
        elif tag == "textarea":
            self._keep(given.get("name", ""), "textarea", "Some words.")
        elif tag == "input":
            self._input(given, given.get("type", "text"))
        elif tag == "button":
            self._button(given)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None

    def _input(self, given, kind):
        name, value = given.get("name", ""), given.get("value", "")
        if name == "csrfmiddlewaretoken":
            return
        if kind == "radio":
            if "checked" in given or not self.form.data.get(name):
                self._keep(name, kind, value)
        elif kind == "checkbox":
            self.form.kinds[name] = kind
            if "checked" in given:
                self.form.data[name] = [*self.form.data.get(name, []), value or "on"]
        else:
            self._keep(name, kind, value or ("" if kind == "hidden" else fitting(name, kind, given)))

    def _button(self, given):
        form = self.form
        if "formaction" in given:
            form = form.at(given["formaction"])
            form.method = given.get("formmethod", form.method).lower()
            form.data, form.kinds = dict(form.data), dict(form.kinds)
            self.forms.append(form)
        if given.get("name"):
            form.kinds[given["name"]] = "button"
            if form is not self.form:
                form.data[given["name"]] = given.get("value", "")

    def _keep(self, name, kind, value):
        if name:
            self.form.kinds[name] = kind
            self.form.data[name] = value

"""Web pages under the name .xls: the largest table is read."""

import pytest

pytestmark = pytest.mark.once

PAGE = """<html><head><style>td { color: red }</style></head><body>
<table><tr><td>Menu<td>Help</table>
<TABLE border=1>
<tr><th>Name</th><th>E-mail<br>(work)</th><th>City</th></tr>
<tr><td>M&uuml;ller &amp; Co</td><td><a href="mailto:x@one.example">m@one.example</a><td>
  K&ouml;ln
  <script>ignored()</script></td></tr>
<tr><td>Ada</td><td></td><td><table><tr><td>London</td></tr></table></td></tr>
</TABLE></body></html>"""


def test_the_largest_table_is_read(given):
    found = given(PAGE, "export.xls")
    assert (found.outline.format, found.header) == ("html", ["Name", "E-mail (work)", "City"])
    assert found.rows[0] == ["Müller & Co", "m@one.example", "Köln"]
    assert (found.rows[1][:2], found.lines) == (["Ada", ""], [5, 8])


def test_tables_have_the_same_limits(refused):
    assert refused("<table>" + "<tr><td>a<td>b" * 300_002 + "</table>")[0] == "too_many_rows"
    assert refused("<table><tr>" + "<td>a" * 600 + "<tr><td>b</table>")[0] == "too_many_columns"

def test_x(empty_site, demo_site, open_page):
    page = open_page(demo_site, as_="seeker@demo.example")
    page.goto("/today/")
    print(page.locator("h1").inner_text(), page.url)

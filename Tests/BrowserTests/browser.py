"""Looks at reports in Chromium as readers do, with Selenium (Debian: chromium, chromium-driver, python3-selenium).

    browser.py AXE FOLDER REPORT… [--layout REPORT…]

AXE is axe.min.js, or - where there is none; FOLDER is for screenshots and printed pages; a REPORT is an HTML file with
the same report beside it as JSON. Of those after --layout only the layout is looked at, in windows and in print; of the
others everything. Prints a line for each fault and exits with 1 when there is any.
"""

import base64
import concurrent.futures
import html.parser
import json
import os
import re
import subprocess
import sys
import time

from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.chrome.service import Service

# Python is run isolated, without the script's own folder, and leaves nothing in it.
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from questions import (
    CONTROLS, FOCUS, OPEN, TOO_WIDE, HIDDEN_CAPTIONS, BROKEN, CUT, CUT_IN_PRINT, SEEN, AXE, SHOWN, SET,
)

WIDTHS = (320, 390, 768, 1280)

# How many seconds a page is given to show what it should.
PATIENCE = 60

# What the announced number says.
ANNOUNCED = {
    "en": "{} of {} recommendations shown",
    "es": "se muestran {} de {} recomendaciones",
    "fr": "{} sur {} recommandations affichées",
}

# From the first to the last of a column that is sorted upwards.
POSITIONS = (
    "support", "conditional", "divided", "oppose", "abstain", "not-applicable", "blank", "unrecognised", "missing"
)
LEVELS = (
    "full-consensus", "consensus", "strong-support-significant-opposition", "divergence",
    "strong-opposition-significant-support", "consensus-against", "full-consensus-against", "too-few-answers",
)
WITHOUT_CONSENSUS = LEVELS[2:5]


class Words(html.parser.HTMLParser):
    """The text of a page, without markup, style, script, what a script shows, and what only machines read."""

    hidden = ("script", "style", "template", "title", "desc")

    def __init__(self, page):
        super().__init__()
        self.parts, self.skipped = [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.skipped += tag in self.hidden

    def handle_endtag(self, tag):
        self.skipped -= tag in self.hidden

    def handle_data(self, data):
        if not self.skipped:
            self.parts.append(data)


def squeezed(text):
    """Without white space and hyphens, which differ between a page and the text of its print."""
    return re.sub(r"[\s\u00ad-]+", "", text)


class Look:
    """One report in one browser."""

    def __init__(self, report, axe, folder):
        self.report, self.folder = report, folder
        self.name = os.path.splitext(os.path.basename(report))[0]
        self.axe = None
        if axe != "-":
            with open(axe, encoding="utf-8") as file:
                self.axe = file.read()
        with open(os.path.splitext(report)[0] + ".json", encoding="utf-8") as file:
            self.facts = json.load(file)
        with open(report, encoding="utf-8") as file:
            self.page = file.read()
        self.faults = []

    def expect(self, holds, fault):
        if not holds:
            self.faults.append(f"{self.name}: {fault}")

    def all(self):
        with self.browser() as driver:
            self.open(driver)
            self.quiet(driver)
            self.keyboard(driver)
            self.filters(driver)
            self.sorting(driver)
            self.themes(driver)
            self.layout(driver)
        with self.browser(script=False) as driver:
            self.open(driver)
            self.without_script(driver)
        return self.faults

    def layout_alone(self):
        with self.browser() as driver:
            self.layout(driver)
        return self.faults

    def layout(self, driver):
        self.widths(driver)
        self.links(driver)
        self.ids(driver)
        self.printed(driver)

    def browser(self, script=True):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        driver.set_script_timeout(1800)
        return driver

    def open(self, driver, width=1280, height=900, at=""):
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        # Else the same page at another place is not loaded again.
        driver.get("about:blank")
        driver.get("file://" + os.path.abspath(self.report) + at)

    def quiet(self, driver):
        for entry in driver.get_log("browser"):
            self.expect(entry["level"] not in ("SEVERE", "WARNING"), f"the console says {entry['message']}")
        asked = []
        for entry in driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                parameters = message["params"]
                asked.append(parameters.get("url") or parameters["request"]["url"])
        page = "file://" + os.path.abspath(self.report)
        # The browser's own empty pages come before.
        asked = [url for url in asked if not url.startswith(("data:,", "about:", "chrome:"))]
        self.expect(asked == [page], f"asks for {asked}")

    def keyboard(self, driver):
        controls = driver.execute_script(CONTROLS)
        self.expect(len(controls) > 2, "has next to no controls")
        reached, unmarked = [], []
        for _ in range(len(controls) * 2 + 50):
            ActionChains(driver).send_keys(Keys.TAB).perform()
            element, is_marked = driver.execute_script(FOCUS)
            if not element or reached[:1] == [element]:
                break
            reached.append(element)
            if not is_marked:
                unmarked.append(element)
        for control in controls:
            if control not in reached:
                self.expect(False, f"Tab does not reach {control.get_attribute('outerHTML')[:120]}")
        way = [element for element in reached if element in controls]
        self.expect(way == [control for control in controls if control in reached], "Tab leaves the order of the page")
        for element in unmarked[:3]:
            self.expect(False, f"does not show the focus of {element.get_attribute('outerHTML')[:120]}")

    def press(self, driver, *keys):
        ActionChains(driver).send_keys(*keys).perform()

    def reach(self, driver, selector, back=False):
        """Goes to the control with Tab, or back to it with Shift and Tab, as a reader without a mouse does."""
        for _ in range(40):
            if driver.execute_script("return document.activeElement.matches(arguments[0])", selector):
                return
            if back:
                ActionChains(driver).key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
            else:
                self.press(driver, Keys.TAB)
        raise LookupError(f"{self.name}: Tab does not reach {selector}")

    def choose(self, driver, name, value):
        """Chooses in a list with the arrow keys."""
        self.reach(driver, f"form.controls select[name={name}]")
        values = driver.execute_script("return [...document.activeElement.options].map(option => option.value)")
        self.press(driver, Keys.HOME, *[Keys.ARROW_DOWN] * values.index(value))

    def shows(self, driver, what, expected, order=None):
        """Expects exactly these recommendations, in their order, or the matrix in another."""
        ids = [recommendation["id"] for recommendation in expected]
        in_order = ids if order is None else [recommendation["id"] for recommendation in order]
        number = ANNOUNCED[self.facts["language"]].format(len(ids), len(self.facts["recommendations"]))
        # A browser hands over a key before the page has done all that follows from it.
        deadline = time.monotonic() + PATIENCE
        while True:
            rows, articles, announced = driver.execute_script(SHOWN)
            if (rows, articles, announced) == (in_order, ids, number) or time.monotonic() > deadline:
                break
            time.sleep(0.05)
        self.expect(rows == in_order, f"{what}: the matrix shows {rows}, expected {in_order}")
        self.expect(articles == ids, f"{what}: the recommendations {articles} are shown, expected {ids}")
        self.expect(announced == number, f"{what}: “{announced}” is announced, expected “{number}”")

    def filters(self, driver):
        """Each filter alone and some together, against the same report as data."""
        every = self.facts["recommendations"]
        changes = self.facts["changes"]
        changed = {change["recommendation"] for change in changes["levels"] + changes["positions"]}

        def those(holds):
            found = [recommendation for recommendation in every if holds(recommendation)]
            self.expect(0 < len(found) < len(every), "a filter of the test leaves all or nothing, and tests nothing")
            return found

        def says(word):
            return lambda found: word in " ".join([found["text"], *found["comments"].values()]).lower()

        def is_open(found):
            return found["level"] in WITHOUT_CONSENSUS and found["status"] == "open"

        # From there on Tab goes on.
        self.open(driver, at="#matrix")
        self.shows(driver, "at first", every)
        live = driver.execute_script("return document.querySelector('form.controls output').ariaLive")
        self.expect(live == "polite", "the number is not announced")

        self.reach(driver, "form.controls input[name=text]")
        self.press(driver, "ATLAS")
        self.shows(driver, "one word", those(says("atlas")))
        self.press(driver, " annual")
        self.shows(driver, "two words", those(lambda found: says("atlas")(found) and says("annual")(found)))
        self.press(driver, "zzz")
        self.shows(driver, "a word that nobody wrote", [])
        self.show_all(driver, every)

        level = every[1]["level"]
        self.choose(driver, "level", level)
        self.shows(driver, level, those(lambda found: found["level"] == level))
        self.show_all(driver, every)

        self.choose(driver, "position", "oppose")
        self.shows(driver, "opposed", those(lambda found: "oppose" in found["positions"].values()))
        self.reach(driver, "form.controls select[name=region]", back=True)
        self.choose(driver, "region", str(self.facts["regions"].index("EURALO")))
        self.shows(driver, "EURALO opposed", those(lambda found: found["positions"]["EURALO"] == "oppose"))
        self.show_all(driver, every)

        self.reach(driver, "form.controls input[name=open]")
        self.press(driver, Keys.SPACE)
        self.shows(driver, "without consensus", those(is_open))
        self.reach(driver, "form.controls input[name=changed]")
        self.press(driver, Keys.SPACE)
        self.shows(driver, "without consensus, changed", those(lambda found: is_open(found) and found["id"] in changed))
        self.reach(driver, "form.controls input[name=open]", back=True)
        self.press(driver, Keys.SPACE)
        self.shows(driver, "changed", those(lambda found: found["id"] in changed))

        # A link from another part of the page leads to what is not shown, too.
        hidden = next(place for place, found in enumerate(every) if found["id"] not in changed) + 1
        driver.execute_script(f"location.hash = 'r{hidden}'")
        self.shows(driver, "after a link to what was not shown", every)
        top = driver.execute_script(f"return document.getElementById('r{hidden}').getBoundingClientRect().top")
        self.expect(-1 <= top < 900, f"a link to what was not shown leads elsewhere, {top} px away")

    def show_all(self, driver, every):
        self.reach(driver, "form.controls button[type=reset]")
        self.press(driver, Keys.ENTER)
        self.shows(driver, "show all", every)
        self.expect(not driver.execute_script(SET), "show all leaves a filter set")
        self.reach(driver, "form.controls input[name=text]", back=True)

    def sorting(self, driver):
        """Each column upwards and downwards, what is equal in the report's order; filtered, the last one."""
        every = self.facts["recommendations"]
        ranks = [lambda found: every.index(found)]
        ranks += [lambda found, code=code: POSITIONS.index(found["positions"][code]) for code in self.facts["regions"]]
        ranks += [lambda found: LEVELS.index(found["level"])]
        self.open(driver, at="#matrix")
        # From the last column back, so that each is another order than before.
        for column in reversed(range(len(ranks))):
            self.reach(driver, f"table.matrix thead th:nth-child({column + 1}) button", back=column < len(ranks) - 1)
            for key, direction in ((Keys.ENTER, "ascending"), (Keys.SPACE, "descending")):
                self.press(driver, key)
                # A stable sort of what is in the report's order.
                sign = 1 if direction == "ascending" else -1
                order = sorted(every, key=lambda found: sign * ranks[column](found))
                self.shows(driver, f"column {column + 1} {direction}", every, order)
                heads = "return [...document.querySelectorAll('table.matrix thead th')].map(head => head.ariaSort)"
                marks = [direction if place == column else None for place in range(len(ranks))]
                said = driver.execute_script(heads)
                self.expect(said == marks, f"column {column + 1} {direction}: {said} is said, expected {marks}")
        self.reach(driver, "form.controls input[name=open]", back=True)
        self.press(driver, Keys.SPACE)
        found = [one for one in every if one["level"] in WITHOUT_CONSENSUS and one["status"] == "open"]
        self.shows(driver, "sorted, without consensus", found, list(reversed(found)))
        self.show_all(driver, every)

        # A phone does not show the last column; a list sorts by it all the same.
        self.open(driver, width=390, at="#matrix")
        self.choose(driver, "sort", str(len(ranks) - 1))
        self.shows(driver, "by level", every, sorted(every, key=ranks[-1]))
        self.reach(driver, "form.controls input[name=down]")
        self.press(driver, Keys.SPACE)
        self.shows(driver, "by level, reversed", every, sorted(every, key=lambda found: -ranks[-1](found)))

    def themes(self, driver):
        for theme, width in () if self.axe is None else (("light", 1280), ("dark", 1280), ("light", 390)):
            self.emulate(driver, theme)
            self.open(driver, width)
            driver.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")
            # axe compares places, which what is out of view has only when it is laid out.
            driver.execute_script(
                "document.querySelectorAll('article').forEach(part => part.style.contentVisibility = 'visible')"
            )
            driver.execute_script(self.axe)
            for violation in driver.execute_async_script(AXE):
                self.expect(False, f"{theme}, {width} px: {violation}")
        self.emulate(driver, "light")

    def emulate(self, driver, theme):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def widths(self, driver):
        for width in WIDTHS:
            for theme in ("light", "dark"):
                self.emulate(driver, theme)
                self.open(driver, width)
                self.fits(driver, width)
                self.picture(driver, f"{width}-{theme}")
            driver.execute_script(OPEN)
            self.fits(driver, width)
            broken = driver.execute_script(BROKEN)
            self.expect(not broken, f"breaks words of outcomes at {width} px: {broken}")
            hidden = driver.execute_script(HIDDEN_CAPTIONS)
            self.expect(not hidden, f"hides the end of captions at {width} px: {hidden}")
            cut = driver.execute_script(CUT)
            self.expect(not cut, f"would cut off the mark of the focus at {width} px: {cut}")
        self.emulate(driver, "light")

    def fits(self, driver, width):
        wide = driver.execute_script("return document.scrollingElement.scrollWidth")
        parts = driver.execute_script(TOO_WIDE)
        self.expect(wide <= width, f"is {wide} px wide in a window of {width} px: {parts}")

    def links(self, driver):
        """A link leads to its place, above which nothing is laid out before it comes into view."""
        regions = len(self.facts["regions"])
        for place in range(1, len(self.facts["recommendations"]) + 1, 4):
            for name in (f"r{place}", f"r{place}-{regions}"):
                self.open(driver, at=f"#{name}")
                top = self.settled(driver, f"return document.getElementById('{name}')?.getBoundingClientRect().top")
                low = driver.execute_script(
                    "return innerHeight + scrollY >= document.scrollingElement.scrollHeight - 1"
                )
                self.expect(top is None or abs(top) < 2 or low, f"the link to {name} leads elsewhere, {top} px away")

    def ids(self, driver):
        """An id is shown as it is written: 1(b), not 1(B)."""
        self.open(driver)
        driver.execute_script(OPEN)
        shown = driver.execute_script("return [...document.querySelectorAll('article h3 .id')].map(id => id.innerText)")
        written = [recommendation["id"] for recommendation in self.facts["recommendations"]]
        self.expect(shown == written, f"shows {shown} as ids, expected {written}")

    def settled(self, driver, script):
        """What the script says once it says the same twice."""
        before = driver.execute_script(script)
        for _ in range(20):
            time.sleep(0.1)
            now = driver.execute_script(script)
            if now == before:
                break
            before = now
        return before

    def picture(self, driver, what):
        size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 12_000), "scale": 1}
        shot = driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True}
        )
        with open(f"{self.folder}/{self.name}-{what}.png", "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def printed(self, driver):
        self.open(driver)
        rules = driver.execute_script(
            "return [...document.querySelectorAll('.rules tbody th')].map(head => head.lastChild.data)"
        )
        pages = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        path = f"{self.folder}/{self.name}.pdf"
        with open(path, "wb") as file:
            file.write(base64.b64decode(pages["data"]))
        facts = self.run("pdfinfo", "-l", "-1", path)
        sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", facts)
        sizes = {tuple(round(float(side)) for side in size) for size in sizes}
        expected = {(595, 842), (842, 595)} if "wide\">" in self.page else {(595, 842)}
        self.expect(sizes == expected, f"is printed on pages of {sizes}, not A4")
        text = squeezed(self.run("pdftotext", "-nopgbrk", path, "-"))
        for recommendation in self.facts["recommendations"]:
            is_there = squeezed(recommendation["text"]) in text
            self.expect(is_there, f"recommendation {recommendation['id']} is not in print")
        for rule in set(rules):
            is_there = text.count(squeezed(rule)) >= rules.count(rule)
            self.expect(is_there, f"the rule “{rule}” is not in print with each recommendation")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        cut = driver.execute_script(CUT_IN_PRINT)
        self.expect(not cut, f"is cut off in print: {cut}")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def run(self, *command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def without_script(self, driver):
        ran = driver.get_log("browser")
        ran = [entry["message"] for entry in ran if entry["level"] == "SEVERE"]
        self.expect(not ran, f"without script the console says {ran}")
        seen = set(map(squeezed, driver.execute_script(SEEN)))
        # Some words stand in another place of a narrow page.
        self.open(driver, 390)
        seen |= set(map(squeezed, driver.execute_script(SEEN)))
        for part in Words(self.page).parts:
            self.expect(squeezed(part) in seen | {""}, f"without script nobody sees “{part.strip()[:80]}”")


def main(axe, folder, *reports):
    middle = reports.index("--layout") if "--layout" in reports else len(reports)
    looks = [Look(report, axe, folder).all for report in reports[:middle]]
    looks += [Look(report, axe, folder).layout_alone for report in reports[middle + 1:]]
    with concurrent.futures.ThreadPoolExecutor() as threads:
        found = list(threads.map(lambda look: look(), looks))
    faults = [fault for faults in found for fault in faults]
    for fault in faults:
        sys.stdout.write(fault + "\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

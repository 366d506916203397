"""Looks at reports in Chromium as readers do, with Selenium (Debian: chromium, chromium-driver, python3-selenium).

    browser.py AXE FOLDER REPORT…

AXE is axe.min.js, or - where there is none; FOLDER is for screenshots and printed pages; a REPORT is an HTML file with
the same report beside it as JSON. Prints a line for each fault and exits with 1 when there is any.
"""

import base64
import html.parser
import json
import os
import re
import subprocess
import sys

from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.chrome.service import Service

WIDTHS = (320, 390, 768, 1280)

# What Tab has to reach, in the order of the page. What is in a closed part is not there.
CONTROLS = """
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
        .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.disabled)
"""

# What has the focus, and whether that can be seen.
FOCUS = """
    const element = document.activeElement;
    if (element === document.body) return [null, true];
    const style = getComputedStyle(element);
    return [element, style.outlineStyle !== 'none' || style.boxShadow !== 'none'];
"""

# The parts without a scroll bar of their own that are wider than the window.
TOO_WIDE = """
    if (document.scrollingElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
        .filter(element => !element.closest('[tabindex="0"]'))
        .slice(0, 5).map(element => element.outerHTML.slice(0, 120));
"""

# Each text that can be seen when every part is open.
SEEN = """
    document.querySelectorAll('details').forEach(details => details.open = true);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = [];
    while (walker.nextNode()) {
        if (walker.currentNode.parentElement.checkVisibility({visibilityProperty: true})) seen.push(walker.currentNode.data);
    }
    return seen;
"""

AXE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, {resultTypes: ['violations']}).then(
        result => done(result.violations.map(found =>
            `${found.id} (${found.impact}): ${found.help}; ${found.nodes.length} places, first`
            + ` ${found.nodes[0].html.slice(0, 200)} ${found.nodes[0].failureSummary.replaceAll('\\n', ' ')}`)),
        error => done([String(error)]));
"""


class Words(html.parser.HTMLParser):
    """The text of a page, without markup, style, script, and what only machines read."""

    hidden = ("script", "style", "title", "desc")

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
            self.themes(driver)
            self.widths(driver)
            self.printed(driver)
        with self.browser(script=False) as driver:
            self.open(driver)
            self.without_script(driver)
        return self.faults

    def browser(self, script=True):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        driver.set_script_timeout(300)
        return driver

    def open(self, driver, width=1280, height=900):
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        driver.get("file://" + os.path.abspath(self.report))

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

    def themes(self, driver):
        for theme, width in () if self.axe is None else (("light", 1280), ("dark", 1280), ("light", 390)):
            self.emulate(driver, theme)
            self.open(driver, width)
            driver.execute_script("document.querySelectorAll('details').forEach(details => details.open = true)")
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
                wide = driver.execute_script("return document.scrollingElement.scrollWidth")
                parts = driver.execute_script(TOO_WIDE)
                self.expect(wide <= width, f"is {wide} px wide in a window of {width} px: {parts}")
                self.picture(driver, f"{width}-{theme}")
        self.emulate(driver, "light")

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
        pages = driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        path = f"{self.folder}/{self.name}.pdf"
        with open(path, "wb") as file:
            file.write(base64.b64decode(pages["data"]))
        facts = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", facts)
        is_a4 = abs(float(size[1]) - 595.3) < 1.5 and abs(float(size[2]) - 841.9) < 1.5
        self.expect(is_a4, f"is printed on pages of {size[0]}, not A4")
        text = subprocess.run(["pdftotext", "-nopgbrk", path, "-"], check=True, capture_output=True, text=True).stdout
        text = squeezed(text)
        for recommendation in self.facts["recommendations"]:
            is_there = squeezed(recommendation["text"]) in text
            self.expect(is_there, f"recommendation {recommendation['id']} is not in print")

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
    faults = [fault for report in reports for fault in Look(report, axe, folder).all()]
    for fault in faults:
        sys.stdout.write(fault + "\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Drives the page in headless Chromium as a citizen would; every failed step is an AssertionError.

Usage: page.py ADDRESS [SCREENSHOT_FOLDER]
ADDRESS is that of a running `shuangma dev`, such as http://127.0.0.1:8080.
"""

import json
import pathlib
import sys
import tempfile
import urllib.request

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PATIENCE_SECONDS = 20


class Page:
    """A phone-sized browser on the page."""

    def __init__(self, address, screenshots, language):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--lang={language}", f"--accept-lang={language}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.ChromeService("/usr/bin/chromedriver")
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True})
        self.screenshots = screenshots
        self.driver.get(address)

    def close(self):
        self.driver.quit()

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition, message):
        WebDriverWait(self.driver, PATIENCE_SECONDS).until(lambda _: condition(), message)

    def wait_shown(self, selector):
        self.wait(lambda: self.find(selector).is_displayed(), f"{selector} is not shown")
        return self.find(selector)

    def press(self, selector):
        button = self.wait_shown(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()

    def type(self, selector, text):
        field = self.wait_shown(selector)
        field.clear()
        field.send_keys(text)

    def take(self, name):
        if self.screenshots:
            height = self.driver.execute_script("return document.documentElement.scrollHeight")
            self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                "width": 390, "height": height, "deviceScaleFactor": 1, "mobile": True})
            self.driver.save_screenshot(str(self.screenshots / f"{name}.png"))

    def outbox_code(self):
        """The newest code of the demonstration's outbox, once the page shows it."""
        self.wait(lambda: self.all("#outbox button[data-code]"), "the outbox stays empty")
        return self.all("#outbox button[data-code]")[0]

    def assert_accessible(self):
        """What a screen reader needs: names on every control, a language, no sideways scrolling."""
        problems = self.driver.execute_script("""
            const shown = (e) => e.offsetParent !== null;
            const problems = [];
            for (const e of document.querySelectorAll('input')) {
              if (shown(e) && !e.labels.length) problems.push('no label: ' + (e.id || e.name));
            }
            for (const e of document.querySelectorAll('button, h1, h2, summary')) {
              if (shown(e) && !e.textContent.trim()) problems.push('no text: ' + e.outerHTML);
            }
            for (const e of document.querySelectorAll('button, input:not([type=checkbox])')) {
              if (shown(e) && e.getBoundingClientRect().height < 43) problems.push('small target: ' + e.outerHTML);
            }
            if (!document.documentElement.lang) problems.push('no language');
            if (document.documentElement.scrollWidth > innerWidth) problems.push('scrolls sideways');
            return problems;""")
        assert not problems, problems

    def assert_no_script_errors(self):
        errors = [entry["message"] for entry in self.driver.get_log("browser")
                  if entry["level"] == "SEVERE" and "Failed to load resource" not in entry["message"]]
        assert not errors, errors


def log_in(page, phone):
    page.wait(lambda: page.all("#demo-citizens button"), "no demonstration citizens")
    page.press(f"#demo-citizens button[data-phone='{phone}']")
    page.press("#phone-form button")
    page.wait_shown("#login-form")
    page.outbox_code().click()
    page.press("#login-form button")
    page.wait_shown("#codes")


def refuses_bad_input(page):
    page.type("#phone", "12345")
    page.press("#phone-form button")
    page.wait(lambda: page.find("#phone-error").text, "a short number is not refused")


def refuses_wrong_code(page, right):
    wrong = "000000" if right != "000000" else "111111"
    page.type("#trip-code", wrong)
    page.press("#trip-form button")
    page.wait(lambda: page.find("#trip-code-error").text, "a wrong code is not refused")


def verify_trip(page):
    page.press("#trip-send")
    page.wait_shown("#trip-form")
    page.wait(lambda: "login-code" not in page.outbox_code().get_attribute("outerHTML")
              and len(page.all("#outbox button")) >= 2, "no second message")
    code = page.outbox_code().get_attribute("data-code")
    refuses_wrong_code(page, code)
    page.type("#trip-code", code)
    page.press("#trip-form button")
    page.wait_shown("#trip-card")


def first_view(address, screenshots, citizen, colour, language):
    """One citizen from the login to both codes, then out and in again without another SMS for the trip."""
    page = Page(address, screenshots, language)
    try:
        page.wait_shown("#login")
        page.assert_accessible()
        page.take(f"login-{language}")
        refuses_bad_input(page)
        log_in(page, citizen["phone"])
        page.wait_shown("#trip-verify")
        verify_trip(page)
        assert page.find("#health-face").get_attribute("data-colour") == colour, "wrong colour"
        assert page.find("#trip-face").get_attribute("data-colour") in ("GREEN", "YELLOW")
        page.assert_accessible()
        page.take(f"codes-{language}-{colour.lower()}")
        switch_language(page)
        checks_lookups(page)
        keeps_no_token(page)
        page.driver.refresh()
        page.wait_shown("#trip-card")
        keeps_no_token(page)
        page.press("#logout")
        page.wait_shown("#login")
        page.driver.refresh()
        page.wait_shown("#login")
        assert not page.driver.get_cookies(), "the session outlives the logout"
        page.assert_no_script_errors()
    finally:
        page.close()


def keeps_no_token(page):
    """The session is in memory and in a cookie that no script can read, and nowhere else."""
    seen = page.driver.execute_script(
        "return [sessionStorage.length, document.cookie, location.search + location.hash]")
    assert seen == [0, "", ""], seen
    kept = page.driver.execute_script("return JSON.stringify(localStorage)").lower()
    assert "token" not in kept and "session" not in kept, kept
    cookies = page.driver.get_cookies()
    assert [(c["name"], c["httpOnly"], c["sameSite"]) for c in cookies] == [("shuangma-refresh", True, "Strict")], cookies


def switch_language(page):
    before = page.find("#health-title").text
    page.press("#language")
    page.wait(lambda: page.find("#health-title").text != before, "the language stays")


def checks_lookups(page):
    """The result of a check, and the entries, follow the language of the page."""
    page.press("#audit summary")
    page.press("#audit-check")
    shown = lambda: [page.find("#audit-result").text] + [line.text for line in page.all("#audit-entries li")]
    page.wait(lambda: shown()[0], "the check of look-ups says nothing")
    before = shown()
    switch_language(page)
    for old, new in zip(before, shown(), strict=True):
        assert old != new, f"stays in the old language: {old}"
    switch_language(page)
    assert shown() == before, "the first language does not come back"


def asks_for_a_document(page):
    """The citizen asks for a renewed passport to be joined; staff have not decided yet."""
    page.press("#documents summary")
    page.wait_shown("#documents-empty")
    page.type("#document-country", "FRA")
    page.type("#document-number", "15AA00001")
    page.type("#document-name", "ZHANG SAN")
    page.press("#document-form button")
    shown = lambda: [line.text for line in page.all("#documents-list li")]
    page.wait(lambda: len(shown()) == 1, "the document that was asked for is not listed")
    assert "0001 · staff will check" in shown()[0] and "15AA" not in shown()[0], shown()
    page.assert_accessible()
    page.take("documents-en")


def exports(page):
    """The citizen takes everything that is held about them, as two files in the memory of the page."""
    page.press("#export summary")
    known = len(page.all("#outbox button[data-code]"))
    page.press("#export-send")
    page.wait_shown("#export-form")
    page.wait(lambda: len(page.all("#outbox button[data-code]")) > known, "no code for the export")
    page.type("#export-code", page.outbox_code().get_attribute("data-code"))
    page.press("#export-form button")
    page.wait_shown("#export-files")
    with tempfile.TemporaryDirectory() as folder:
        page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})
        files = [pathlib.Path(folder) / name for name in ("my-data.json", "my-data.html")]
        for selector, file in zip(("#export-json", "#export-html"), files):
            page.press(selector)
            page.wait(file.exists, f"{file.name} is not downloaded")
        held, shown = json.loads(files[0].read_text("utf-8")), files[1].read_text("utf-8")
    kinds = {record["set"] for record in held["records"]}
    assert {"person", "declarations", "sessions", "audit-of-persons"} <= kinds, kinds
    assert "Who you are, by the register" in shown and "<script" not in shown, shown[:200]
    page.assert_accessible()
    page.take("export-en")


def declares(address, screenshots, citizen):
    """A citizen with a grey code declares health and turns green; a fever then turns the code yellow."""
    page = Page(address, screenshots, "en")
    try:
        page.wait_shown("#login")
        log_in(page, citizen["phone"])
        colour = lambda: page.find("#health-face").get_attribute("data-colour")
        page.wait(lambda: colour() == "GREY", "the code is not grey before a declaration")
        page.take("codes-en-grey")
        page.press("#declare-form button")
        page.wait(lambda: colour() == "GREEN", "a declaration without symptoms does not turn the code green")
        page.press("#declare summary")
        page.type("#temperature", "38.2")
        page.press("#declare-form button")
        page.wait(lambda: colour() == "YELLOW", "a fever does not turn the code yellow")
        assert page.all("#reasons li"), "no reason is shown"
        page.take("codes-en-yellow")
        asks_for_a_document(page)
        exports(page)
        page.assert_no_script_errors()
    finally:
        page.close()


def main():
    address = sys.argv[1]
    screenshots = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    with urllib.request.urlopen(f"{address}/demo.json") as answer:
        citizens = json.load(answer)["citizens"]
    by_story = {citizen["story"]: citizen for citizen in citizens}
    first_view(address, screenshots, by_story["traveller"], "GREEN", "zh-CN")
    first_view(address, screenshots, by_story["case"], "RED", "en")
    declares(address, screenshots, by_story["not-declared"])
    print("page: all steps passed")


if __name__ == "__main__":
    main()

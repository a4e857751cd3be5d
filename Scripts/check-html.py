#!/usr/bin/env python3
"""Opens HTML reports in headless Chromium and uses them as a reviewer would.

  Scripts/check-html.py [--shots FOLDER] [--large]

Checks that nothing is fetched and nothing complains, that filters, sorting, switches, links and the
decisions work, that decisions come back into the next run, that a hostile document changes nothing,
and that no page is wider than its window at 1280 and at 400 pixels. --large also makes a batch of 500
documents with 200 pairs, and measures the report. The program is $DOCLINT, else the build's.

Where Chromium, its driver or the selenium package is not there, it says so and passes.
"""
import glob, json, os, random, shutil, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.environ.get("DOCLINT") or next(
    (p for p in (f"{root}/.build/release/doclint", f"{root}/.build/debug/doclint") if os.path.exists(p)), None)
chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
driver = shutil.which("chromedriver")


def skip(what):
    print(f"html: skipped: {what}")
    sys.exit(0)


if not program:
    skip("there is no build of doclint")
if not chromium or not driver:
    skip("chromium and chromedriver are not installed")
try:
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import Select
except ImportError:
    skip("the Python package selenium is not installed")

failures = 0
shots = sys.argv[sys.argv.index("--shots") + 1] if "--shots" in sys.argv else None


def check(name, holds, detail=""):
    global failures
    failures += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {name}" + ("" if holds else f"   ({str(detail)[:300]})"), flush=True)


def run(*arguments):
    p = subprocess.run([program, *arguments], capture_output=True, stdin=subprocess.DEVNULL)
    return p.returncode, p.stdout, p.stderr.decode("utf-8", "replace")


class Browser:
    def __init__(self, downloads, programs=True):
        options = Options()
        options.binary_location = chromium
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--window-size=1280,900"):
            options.add_argument(argument)
        options.add_experimental_option(
            "prefs", {"download.default_directory": downloads, "download.prompt_for_download": False,
                      "profile.managed_default_content_settings.javascript": 1 if programs else 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.d = webdriver.Chrome(service=Service(driver), options=options)

    def open(self, path, anchor=""):
        self.d.get("about:blank")
        self.d.get("file://" + path + anchor)

    def js(self, code, *arguments):
        return self.d.execute_script(code, *arguments)

    def all(self, css):
        return [e for e in self.d.find_elements(By.CSS_SELECTOR, css) if e.is_displayed()]

    def one(self, css):
        found = self.all(css)
        if not found:
            raise AssertionError(f"nothing visible matches {css}")
        return found[0]

    def click(self, element):
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def width(self, pixels, height=900):
        self.d.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def complaints(self):
        return [e["message"] for e in self.d.get_log("browser") if e["level"] in ("SEVERE", "WARNING")]

    def requests(self):
        """What was asked for beyond the file itself."""
        out = []
        for entry in self.d.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file:///", "blob:", "data:", "about:", "chrome:")):
                    out.append(url)
        return out

    def shot(self, name):
        if shots:
            os.makedirs(shots, exist_ok=True)
            self.d.save_screenshot(os.path.join(shots, name + ".png"))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def fits(b, report, name):
    """No page of the report is wider than its window."""
    for pixels in (1280, 400):
        b.width(pixels)
        for page in ("", "#p1", "#d1"):
            b.open(report, page)
            wide = b.js("return document.documentElement.scrollWidth - window.innerWidth")
            check(f"{name}: {page or '#batch'} fits {pixels} pixels", wide <= 0, f"{wide} too wide")
            b.shot(f"{name}-{(page or '#batch')[1:]}-{pixels}")
    b.width(1280)


def corpus(b, folder):
    report = os.path.join(folder, "corpus.html")
    code, _, complaint = run("lint", "--isolated", f"{root}/Corpus/incoming", "--against", f"{root}/Corpus/archive",
                             "--format", "html", "--output", report)
    check("corpus: the report is written", code == 1 and os.path.exists(report), complaint)
    b.open(report)
    check("corpus: one page is shown", len(b.all(".page")) == 1 and b.one(".page").get_attribute("id") == "batch")

    rows = lambda: b.all("#t-documents tbody tr")
    whole = len(rows())
    box = b.one('.filters[data-table="t-documents"] input')
    box.send_keys("PATCHWORK")
    time.sleep(0.4)
    check("corpus: the search narrows the documents", 1 <= len(rows()) < whole, len(rows()))
    box.clear()
    box.send_keys(" ")
    time.sleep(0.4)
    check("corpus: and widens again", len(rows()) == whole, len(rows()))
    choice = Select(b.one('.filters[data-table="t-documents"] select'))
    choice.select_by_value("b0")
    check("corpus: the choice of a band narrows too",
          0 < len(rows()) < whole and all("疑似高度雷同" in r.text for r in rows()), len(rows()))
    choice.select_by_index(0)
    head = b.d.find_elements(By.CSS_SELECTOR, "#t-documents thead th")[8]
    counts = lambda: [int(r.find_elements(By.TAG_NAME, "td")[8].text) for r in rows()]
    b.click(head)
    up = counts()
    b.click(head)
    check("corpus: a click on a heading sorts, another turns it round",
          up == sorted(up) and counts() == sorted(up, reverse=True), up[:5])
    severity = Select(b.one('.filters[data-table="t-findings"] select'))
    severity.select_by_value("warning")
    found = b.all("#t-findings .group")
    check("corpus: findings by severity", found and all(r.get_attribute("data-sev") == "warning" for r in found))
    severity.select_by_index(0)
    group = b.all("#t-findings .group")[0]
    b.click(group.find_element(By.TAG_NAME, "summary"))
    time.sleep(0.2)
    check("corpus: the findings of a rule open", len(b.all("#t-findings tbody tr")) > 0 and group.text)
    target = b.all("#t-findings tbody a")[0]
    wanted = target.get_attribute("href").split("#")[1]
    b.click(target)
    time.sleep(0.2)
    check("corpus: and lead to their place on the page of the document",
          b.one(".finding.here").get_attribute("id") == wanted and b.all(".text"))
    first = b.one(".page.on").get_attribute("id")
    b.click(b.one("#next"))
    time.sleep(0.2)
    check("corpus: one turns to the next document", b.one(".page.on").get_attribute("id") == "d%d" % (int(first[1:]) + 1))
    b.open(report, "#d5")
    check("corpus: a document has its figures, and how they go together", any("数字与关系" == h.text for h in b.all("#d5 h2")))
    b.open(report, "#d7")
    check("corpus: marks on characters stand apart", "标记不等于违规" in b.one("#d7 .flags").text)

    b.open(report, "#p1")
    check("corpus: a link shows its page alone", [p.get_attribute("id") for p in b.all(".page")] == ["p1"])
    cells = lambda kind: [c.text for c in b.all("#p1 ." + kind)]
    net, seen = cells("net"), []
    for box in b.all("#p1 .exclude"):
        b.click(box)
        seen.append(cells("net"))
    check("corpus: each switch recomputes the shares, all of them give those before exclusion",
          seen and all(s != net for s in seen) and len({str(s) for s in seen}) == len(seen) and seen[-1] == cells("raw"), (net, seen))
    for box in b.all("#p1 .exclude"):
        b.click(box)
    check("corpus: and back", cells("net") == net)
    before = len(b.all("#p1 .sides tbody tr"))
    b.click(b.one("#p1 .changed-only"))
    after = b.all("#p1 .sides tbody tr")
    check("corpus: only the changed rows", 0 < len(after) < before and
          not any("k-same" in r.get_attribute("class") for r in after), len(after))
    signs = {r.find_element(By.TAG_NAME, "td").text for r in after}
    check("corpus: each row has a sign beside its colour", all(signs), signs)
    fits(b, report, "corpus")

    pdf = b.d.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})["data"]
    check("corpus: it prints", len(pdf) > 10_000)
    if shots:
        import base64
        with open(os.path.join(shots, "corpus.pdf"), "wb") as f:
            f.write(base64.b64decode(pdf))
    check("corpus: nothing complains", not (c := b.complaints()), c)
    check("corpus: nothing is fetched", not (r := b.requests()), r)


def decisions(b, folder, downloads):
    source = os.path.join(folder, "in", "值班.txt")
    write(source, "值班安排\n白天请联系值班室，电话13800000000。\n晚上请联系值班室，电话13900000000。\n")
    report = os.path.join(folder, "decisions.html")
    lint = ["lint", "--isolated", "--select", "privacy-mobile", source]
    run(*lint, "--format", "html", "--output", report)
    fresh = os.path.join(folder, "fresh.html")
    shutil.copy(report, fresh)
    b.open(report, "#d1")
    check("decisions: each finding has a box", len(b.all(".decide")) == 2)
    first = b.all(".decide")[0]
    b.click(first.find_element(By.CSS_SELECTOR, "input[value=rejected]"))
    first.find_element(By.CSS_SELECTOR, "input[type=text]").send_keys('公开的 <b>"电话"</b>')
    b.js("location.hash = '#batch'")
    time.sleep(0.2)
    b.click(b.one("#t-findings summary"))
    time.sleep(0.2)
    states = [c.text for c in b.all("#t-findings .state")]
    check("decisions: they show in the list", states[0].startswith("不采信") and '<b>"电话"</b>' in states[0], states)
    Select(b.all('.filters[data-table="t-findings"] select')[2]).select_by_value("rejected")
    time.sleep(0.2)
    check("decisions: the list can be cut to them", len(b.all("#t-findings tbody tr")) == 1)
    b.click(b.one("#export"))
    name = os.path.join(downloads, "doclint-decisions.json")
    for _ in range(50):
        if os.path.exists(name):
            break
        time.sleep(0.1)
    check("decisions: they are exported", os.path.exists(name))
    if not os.path.exists(name):
        return
    with open(name, encoding="utf-8") as f:
        data = json.load(f)
    check("decisions: in the form that the next run reads", data["schema"] == "doclint-decisions/1" and
          [d["decision"] for d in data["decisions"]] == ["rejected"], data)
    code, out, complaint = run(*lint, "--format", "json", "--decisions", name)
    again = json.loads(out)
    check("decisions: the next run holds the finding settled",
          code == 1 and len(again["diagnostics"]) == 1 and len(again["settled"]) == 1, complaint)
    run(*lint, "--format", "html", "--output", report, "--decisions", name)
    b.js("localStorage.clear()")
    b.open(report)
    check("decisions: its report shows it apart", "公开的" in b.one(".settled").text)
    b.click(b.one("#export"))
    time.sleep(0.7)
    files = glob.glob(os.path.join(downloads, "doclint-decisions*.json"))
    with open(max(files, key=os.path.getmtime), encoding="utf-8") as f:
        kept = json.load(f)
    check("decisions: and exports it again with the rest", len(kept["decisions"]) == 1, kept)
    b.js("localStorage.clear()")
    b.open(fresh, "#d1")
    empty = b.one(".decide input[value=rejected]").is_selected()
    b.d.find_element(By.ID, "import").send_keys(name)
    time.sleep(0.4)
    check("decisions: a file can be loaded", not empty and b.one(".decide input[value=rejected]").is_selected()
          and "公开的" in b.one(".decide input[type=text]").get_attribute("value"))
    b.open(fresh, "#d1")
    check("decisions: the browser keeps them", b.one(".decide input[value=rejected]").is_selected())
    check("decisions: nothing complains", not (c := b.complaints()), c)
    check("decisions: nothing is fetched", not (r := b.requests()), r)


def hostile(b, folder):
    text = ("标题<script>document.title='x';alert(1)</script>]]>\u202e\n"
            "各县(区)请联系<img src=http://example.invalid/x onerror=alert(1)>办公室，电话13800000000。\n"
            "</main></body></html><style>*{display:none}</style>'\"><svg onload=alert(1)>\n")
    write(os.path.join(folder, "hostile", "a<img src=x onerror=alert(1)>.txt"), text)
    write(os.path.join(folder, "hostile", "b'\"&amp;]]>.txt"), text.replace("办公室", "值班室"))
    write(os.path.join(folder, "hostile", "broken<b>.docx"), "PK\x03\x04broken")
    report = os.path.join(folder, "hostile.html")
    code, _, complaint = run("lint", "--isolated", os.path.join(folder, "hostile"), "--format", "html", "--output", report)
    check("hostile: the report is written", code == 3, complaint)
    for page in ("", "#d1", "#p1"):
        b.open(report, page)
        check(f"hostile: {page or '#batch'}: no element of a document is one of the page", b.js(
            "return document.title.endsWith('公文检查报告') && document.scripts.length === 2 && "
            "document.images.length === 0 && document.styleSheets.length === 1 && "
            "document.querySelectorAll('main').length === 1 && document.querySelector('[onerror],[onload]') === null"))
    b.open(report)
    check("hostile: the broken file stands at the top with its reason", "broken<b>.docx" in b.one(".unchecked.failed").text)
    b.open(report, "#d1")
    shown = b.one("#d1 .text").text
    check("hostile: its text is shown as it is", "<script>" in shown and "]]>" in shown and "\\u{202E}" in shown, shown[:200])
    fits(b, report, "hostile")
    check("hostile: nothing complains", not (c := b.complaints()), c)
    check("hostile: nothing is fetched", not (r := b.requests()), r)


def large(b, folder):
    words = ("加强 组织 领导 推进 落实 健康 服务 基层 群众 医疗 机构 管理 提升 能力 完善 机制 培训 规范 流程 检查 督导 社区 家庭 "
             "医生 签约 宣传 知识 预防 监测 病床 药品 采购 巡诊 护理 老人 儿童 学校 食堂 环境 水源 道路 改造 资金 项目 验收").split()

    def prose(seed):
        g = random.Random(seed)
        line = lambda: "".join("".join(g.choice(words) for _ in range(g.randrange(5, 11))) + f"{g.randrange(3, 900)}个。"
                               for _ in range(16))
        return "柳桥县工作总结\n" + "\n".join(line() for _ in range(7)) + "\n"

    for i in range(500):
        text = prose(i if i < 300 else i - 300)
        if i >= 300:
            text = text.replace("柳桥", "青禾").replace("推进", "推动")
        write(os.path.join(folder, "large", f"{i:03d}.txt"), text + "电话13800000000，截止目前(全部)完成。\n")
    # The report alone, without the comparison: made from what was saved.
    saved, report = os.path.join(folder, "large.json"), os.path.join(folder, "large.html")
    run("lint", "--isolated", os.path.join(folder, "large"), "--format", "json", "--with-text", "--output", saved)
    with open(saved, encoding="utf-8") as f:
        pairs = len(json.load(f)["pairs"])
    start = time.perf_counter()
    run("report", saved, "--format", "html", "--output", report)
    seconds = time.perf_counter() - start
    size = os.path.getsize(report)
    check(f"large: 500 documents, {pairs} pairs: {size / 1e6:.1f} MB", pairs >= 200 and size <= 20_000_000)
    check(f"large: written from the saved result in {seconds:.2f} s", seconds <= 3)
    # The page's own work: what else the machine does must not count.
    b.d.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    b.open(report)
    metrics = {m["name"]: m["value"] for m in b.d.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]}
    check(f"large: interactive after {metrics['TaskDuration']:.2f} s of work", metrics["TaskDuration"] <= 2)
    box = b.one('.filters[data-table="t-findings"] input')
    start = time.perf_counter()
    box.send_keys("499.txt")
    shown = lambda: b.js("return document.querySelector('.filters[data-table=\"t-findings\"] .shown').textContent")
    while time.perf_counter() - start < 10 and not shown().split("/")[0].strip().isdigit():
        time.sleep(0.02)
    seconds = time.perf_counter() - start
    check(f"large: the search answers in {seconds:.2f} s", seconds <= 2 and 0 < int(shown().split("/")[0]) < 100, shown())
    for page in ("#p200", "#d500"):
        b.open(report, page)
        metrics = {m["name"]: m["value"] for m in b.d.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]}
        check(f"large: {page} shown after {metrics['TaskDuration']:.2f} s of work",
              metrics["TaskDuration"] <= 2 and b.one(".page.on").get_attribute("id") == page[1:])
    check("large: nothing complains", not (c := b.complaints()), c)


def plain(b, folder):
    """Where no program runs, all is there, one page behind the other."""
    report = os.path.join(folder, "corpus.html")
    b.open(report)
    pages = b.d.find_elements(By.CSS_SELECTOR, ".page")
    hidden = [p.get_attribute("id") for p in pages if not p.is_displayed() or len(p.text) < 20]
    check("plain: every page is shown", len(pages) > 60 and not hidden, hidden)
    check("plain: what needs a program is not", not b.all(".tools, .filters, .copy, .turn"))
    box = b.d.find_elements(By.CSS_SELECTOR, ".group summary")[0]
    box.click()
    check("plain: the findings of a rule open", b.all(".group tbody tr"))
    check("plain: nothing is fetched", not (r := b.requests()), r)


def anonymous(b, folder):
    names = ("柳桥", "青禾", "仁和医院", "王小明", "赵德海", "13800000000")
    text = ("柳桥县卫生健康委员会情况报告\n柳桥县在青禾市北部，仁和医院牵头，院长王小明带队走访老人八百户，替行动不便的老人量血压、送药。\n"
            "村医每月上门两次，冬天还要看看炉子是不是通风，去年冬天发现两户炉子漏烟，当场帮着换了烟管。\n联系人：赵德海，电话13800000000。\n")
    write(os.path.join(folder, "names", "柳桥县王小明.txt"), text)
    write(os.path.join(folder, "names", "青禾市报告.txt"), text.replace("柳桥", "云溪").replace("王小明", "赵德海"))
    report = os.path.join(folder, "anonymous.html")
    run("lint", "--isolated", os.path.join(folder, "names"), "--anonymous", "--format", "html", "--output", report)
    with open(report, encoding="utf-8") as f:
        whole = f.read()
    left = [n for n in names + ("云溪",) if n in whole]
    check("anonymous: no name is left in the file", not left, left)
    b.open(report, "#p1")
    shown = b.one("#p1").text
    check("anonymous: the pair is shown with the names' stand-ins", "地名" in shown and "人名" in shown and "单位" in shown, shown[:200])
    b.shot("anonymous-p1")
    check("anonymous: nothing complains", not (c := b.complaints()), c)


with tempfile.TemporaryDirectory(prefix="doclint-html-") as folder:
    downloads = os.path.join(folder, "downloads")
    os.makedirs(downloads)
    browser = Browser(downloads)
    try:
        corpus(browser, folder)
        decisions(browser, folder, downloads)
        hostile(browser, folder)
        anonymous(browser, folder)
        if "--large" in sys.argv:
            large(browser, folder)
    finally:
        browser.d.quit()
    browser = Browser(downloads, programs=False)
    try:
        plain(browser, folder)
    finally:
        browser.d.quit()
print("html: " + ("in order" if not failures else f"{failures} checks failed"))
sys.exit(1 if failures else 0)

#!/usr/bin/env python3
"""Reads SARIF that doclint wrote with two readers that know nothing of it: the models of sarif-pydantic
(every object of the standard with its types) and sarif-tools (what people count results with).

  Scripts/check-sarif.py [FILE…]      without files: the corpus of the project

The program is $DOCLINT, else the build's. Where the packages are not installed, it says so and passes.
"""
import json, os, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
try:
    from sarif_pydantic import Sarif
    from sarif import loader
except ImportError:
    print("sarif: skipped: the Python packages sarif-pydantic and sarif-tools are not installed")
    sys.exit(0)

with tempfile.TemporaryDirectory(prefix="doclint-sarif-") as folder:
    files = sys.argv[1:]
    if not files:
        program = os.environ.get("DOCLINT") or next(
            (p for p in (f"{root}/.build/release/doclint", f"{root}/.build/debug/doclint") if os.path.exists(p)), None)
        if not program:
            print("sarif: skipped: there is no build of doclint")
            sys.exit(0)
        files = [os.path.join(folder, "corpus.sarif")]
        subprocess.run([program, "lint", "--isolated", f"{root}/Corpus/incoming", "--against", f"{root}/Corpus/archive",
                        "--format", "sarif", "--output", files[0]], stdin=subprocess.DEVNULL)
    failures = 0
    for name in files:
        with open(name, encoding="utf-8") as f:
            text = f.read()
        written = json.loads(text)["runs"][0]
        try:
            run = Sarif.model_validate_json(text).runs[0]
            counted = loader.load_sarif_file(name).get_result_count()
        except Exception as error:
            print(f"FAIL {name}: {error}")
            failures += 1
            continue
        for what, holds in (
            ("both readers count the same results", len(run.results) == counted == len(written["results"])),
            ("levels are those of the standard", all(r.level in ("none", "note", "warning", "error") for r in run.results)),
            ("each result is of a rule that is described",
             all(written["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in written["results"])),
            ("each result has a fingerprint and a place",
             all(r.get("partialFingerprints") and r["locations"] for r in written["results"])),
            ("columns are said to count code points", written["columnKind"] == "unicodeCodePoints"),
        ):
            failures += not holds
            print(f"{'ok  ' if holds else 'FAIL'} {os.path.basename(name)}: {what}")
print("sarif: " + ("in order" if not failures else f"{failures} checks failed"))
sys.exit(1 if failures else 0)

"""Times AutoCorrect's lint of the texts of a folder, one thread, as user CPU time: the least of three runs.

    python3 autocorrect.py DOCS        (needs the package autocorrect_py)

The texts are in memory before the clock starts. `lint_for` gives each line that is to be changed.
"""
import os, resource, sys
import autocorrect_py

folder = sys.argv[1]
texts = [open(os.path.join(folder, name), encoding="utf-8").read()
         for name in sorted(os.listdir(folder)) if name.endswith(".txt")]
size = sum(len(text.encode()) for text in texts)


def run():
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    lines = sum(len(autocorrect_py.lint_for(text, "text").lines) for text in texts)
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - start, lines


seconds, lines = min(run() for _ in range(3))
assert lines > 0, "nothing was found"
print(f"AutoCorrect lint_for: {size / 1e6:.1f} MB, {seconds:.2f} s user, "
      f"{size / 1e6 / seconds:.1f} MB/s, {lines} lines")

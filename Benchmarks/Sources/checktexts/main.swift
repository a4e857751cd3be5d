import DocLint
import Foundation

// checktexts FOLDER SELECTION [FINDINGS]: user CPU time of the checks of a selection on the texts of a
// folder, which are in memory before the clock starts; one thread, the least of five runs.
//
// Timed is what a program that embeds the library does with a text at hand: the document made of
// its string, its structure, the rules, the findings in order with their names. No file is read, and no
// report is written. FINDINGS is the number that `doclint lint` gives for the same folder: another
// answer stops the run.

func stop(_ message: String) -> Never {
  FileHandle.standardError.write(Data("checktexts: \(message)\n".utf8))
  exit(2)
}

/// Seconds that this process has spent in its own code.
func userTime() -> Double {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
}

let arguments = CommandLine.arguments
guard arguments.count >= 3 else { stop("usage: checktexts FOLDER SELECTION [FINDINGS]") }
let folder = arguments[1]
let expected = arguments.count > 3 ? Int(arguments[3]) : nil

let texts: [(path: String, text: String)]
let linter: Linter
do {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  texts = try names.filter { $0.hasSuffix(".txt") }.map {
    (folder + "/" + $0, try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
  }
  linter = Linter(
    configuration: try Configuration().overridden(
      select: arguments[2].split(separator: ",").map(String.init)))
} catch {
  stop("\(error)")
}
let bytes = texts.reduce(0) { $0 + $1.text.utf8.count }

var least = Double.infinity
var findings = 0
for _ in 0..<5 {
  let start = userTime()
  let report = linter.lint(
    texts.map { path, text in
      Input(path: path, outcome: .document(Document(path: path, text: SourceText(text))))
    })
  least = min(least, userTime() - start)
  findings = report.diagnostics.count
  guard findings > 0, findings == expected ?? findings else {
    stop("\(findings) findings, not \(expected ?? 1)")
  }
}
let rate = String(format: "%.2f s user, %.1f MB/s", least, Double(bytes) / 1e6 / least)
print("checks alone: \(rate), \(findings) findings")

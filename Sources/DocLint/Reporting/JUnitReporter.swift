/// Writes a report in the XML of JUnit: a suite for each file, a case for each finding.
///
/// Errors and warnings are failures. Infos, which JUnit has no word for, are cases that pass and say
/// what was found in `system-out`. A file that failed is a case with an `error`, one that was skipped
/// a case that is `skipped`; a file without findings is one case that passes.
public struct JUnitReporter: Reporter {
  /// The language of messages and reasons.
  public let language: Language

  public init(language: Language = .chinese) { self.language = language }

  private struct Counts {
    let tests, failures, errors, skipped: Int
  }

  public func bytes(of report: Report) -> [UInt8] {
    let places = ReportedPlaces(of: report)
    let findings = Dictionary(grouping: report.diagnostics) { Array($0.path.utf8) }
    let files = report.files + report.archive.filter { $0.status != .checked }
    func count(_ file: Report.File) -> Counts {
      let mine = findings[Array(file.path.utf8)] ?? []
      let extra = file.status != .checked || mine.isEmpty ? 1 : 0
      return Counts(
        tests: mine.count + extra, failures: mine.count { $0.severity != .info },
        errors: file.status == .failed ? 1 : 0, skipped: file.status == .skipped ? 1 : 0)
    }
    let counts = files.map(count)
    func total(_ part: KeyPath<Counts, Int>) -> String {
      String(counts.reduce(0) { $0 + $1[keyPath: part] })
    }
    var xml = MarkupWriter()
    xml.constant("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    xml.element(
      "testsuites",
      [
        "name": "doclint", "tests": total(\.tests), "failures": total(\.failures),
        "errors": total(\.errors), "skipped": total(\.skipped),
      ]
    ) { xml in
      xml.newLine()
      for (file, count) in zip(files, counts) {
        xml.element(
          "testsuite",
          [
            "name": file.path, "tests": String(count.tests), "failures": String(count.failures),
            "errors": String(count.errors), "skipped": String(count.skipped),
          ]
        ) { xml in
          xml.newLine()
          cases(file, findings[Array(file.path.utf8)] ?? [], places, &xml)
        }
        xml.newLine()
      }
    }
    xml.newLine()
    return xml.bytes
  }

  private func cases(
    _ file: Report.File, _ findings: [Diagnostic], _ places: ReportedPlaces,
    _ xml: inout MarkupWriter
  ) {
    if file.status != .checked {
      xml.element("testcase", ["classname": file.path, "name": PseudoRule.id(file.status)]) { xml in
        let complaint = Report.complaint(file, language)
        if file.status == .failed {
          xml.leaf(
            "error", ["type": PseudoRule.id(.failed), "message": complaint],
            "\(file.path): \(complaint)")
        } else {
          xml.empty("skipped", ["message": complaint])
        }
      }
      xml.newLine()
    } else if findings.isEmpty {
      xml.empty("testcase", ["classname": file.path, "name": "doclint"])
      xml.newLine()
    }
    for one in findings {
      let start = places.positions.range(one.range, in: one.path)?.start
      let place = start.map { "\($0.line):\($0.column)" } ?? "1:1"
      let message = one.message[language]
      xml.element(
        "testcase",
        [
          "classname": file.path, "name": "\(one.rule) \(place)", "file": file.path,
          "line": String(start?.line ?? 1),
        ]
      ) { xml in
        let text = "\(file.path):\(place): \(one.severity.rawValue) \(one.rule) \(message)"
        if one.severity == .info {
          xml.leaf("system-out", [:], text)
        } else {
          xml.leaf("failure", ["type": one.severity.rawValue, "message": message], text)
        }
      }
      xml.newLine()
    }
  }
}

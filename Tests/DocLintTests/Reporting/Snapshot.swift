import Foundation
import Testing

@testable import DocLint

/// Texts that are compared with files beside the tests. With `DOCLINT_RECORD=1` in the environment
/// the files are written, and the test fails, so that no run that records can pass.
enum Snapshot {
  static func check(
    _ bytes: [UInt8], _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(name)
    // The one thing in a report that depends on the machine.
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: ICUVersion.runtime, with: "ICU")
    if ProcessInfo.processInfo.environment["DOCLINT_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: location)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != expected else { return }
    let lines = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    let first = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
    Issue.record(
      """
      \(name) differs from line \((first?.offset ?? min(lines.0.count, lines.1.count)) + 1)
      is:     \(first?.element.0 ?? "(end)")
      was:    \(first?.element.1 ?? "(end)")
      """, sourceLocation: location)
  }

  typealias SourceLocation = Testing.SourceLocation
}

internal import Foundation

/// Findings that were accepted: later runs report only what is new.
///
/// A finding is known by its fingerprint, which survives edits elsewhere in the document, and by
/// nothing that a message says. The file is JSON, sorted, one finding a line, so that two versions
/// of it can be compared and merged.
public struct Baseline: Hashable, Sendable {
  /// One accepted finding. Rule and path are there for people, and to drop what is gone.
  public struct Entry: Hashable, Sendable {
    public let path: String
    public let rule: String
    public let fingerprint: String
    public init(path: String, rule: String, fingerprint: String) {
      self.path = path
      self.rule = rule
      self.fingerprint = fingerprint
    }
  }

  /// The name and version of the form of the file.
  public static let schema = "doclint-baseline/1"

  /// Sorted by path, rule, fingerprint; each once.
  public let entries: [Entry]
  private let fingerprints: Set<String>

  public init(_ entries: [Entry]) {
    self.entries = Set(entries).sorted { a, b in
      if a.path != b.path { return a.path.precedes(b.path) }
      return (a.rule, a.fingerprint) < (b.rule, b.fingerprint)
    }
    fingerprints = Set(entries.map(\.fingerprint))
  }

  /// What a report found.
  public init(of report: Report) {
    self.init((report.diagnostics + report.accepted).flatMap(Entry.all))
  }

  /// Whether the finding was accepted: at each of its places.
  public func contains(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.allFingerprints.allSatisfy(fingerprints.contains)
  }

  /// The entries that the run would have found again if they were still there: of a file that it
  /// checked and a rule that ran on it, or of a file that is no more.
  ///
  /// - Parameters:
  ///   - report: a run with this baseline, over whatever part of the files.
  ///   - runs: whether a rule ran on a path.
  ///   - exists: whether there is a file of that path, for those that the run did not see.
  public func gone(
    in report: Report, runs: (_ rule: String, _ path: String) -> Bool,
    exists: (_ path: String) -> Bool
  ) -> [Entry] {
    let found = Set((report.accepted + report.diagnostics).flatMap(\.allFingerprints))
    var status: [[UInt8]: Report.File.Status] = [:]
    for file in report.files { status[Array(file.path.utf8)] = file.status }
    return entries.filter { entry in
      if found.contains(entry.fingerprint) { return false }
      switch status[Array(entry.path.utf8)] {
      case .checked: return runs(entry.rule, entry.path)
      // Whether it is still there, nobody has seen.
      case .failed, .skipped: return false
      case nil: return !exists(entry.path)
      }
    }
  }

  /// The same without some entries.
  public func removing(_ gone: [Entry]) -> Baseline {
    let gone = Set(gone)
    return Baseline(entries.filter { !gone.contains($0) })
  }

  // MARK: The file

  /// The file's bytes: the same for the same findings.
  public var bytes: [UInt8] {
    func quoted(_ text: String) -> String {
      var out = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
          let hex = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: out.unicodeScalars.append(scalar)
        }
      }
      return out + "\""
    }
    let lines = entries.map {
      "    {\"path\": \(quoted($0.path)), \"rule\": \(quoted($0.rule)), "
        + "\"fingerprint\": \(quoted($0.fingerprint))}"
    }
    let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
    return Array("{\n  \"schema\": \"\(Self.schema)\",\n  \"findings\": \(list)\n}\n".utf8)
  }

  /// Reads a file that `bytes` wrote.
  ///
  /// - Throws: what is wrong with it.
  public init(bytes: [UInt8], file: String) throws(ConfigurationError) {
    func wrong(_ zh: String, _ en: String) -> ConfigurationError {
      ConfigurationError(
        file: file, problem: Message(zh: "基线文件有误：\(zh)", en: "the baseline is damaged: \(en)"))
    }
    let decoded: Any
    do {
      decoded = try JSONSerialization.jsonObject(with: Data(bytes))
    } catch {
      throw wrong("不是 JSON；请用 doclint baseline write 重写", "no JSON; write it anew")
    }
    guard let root = decoded as? [String: Any], let schema = root["schema"] as? String else {
      throw wrong("缺少“schema”", "“schema” is missing")
    }
    guard schema == Self.schema else {
      throw wrong(
        "“schema”是“\(schema)”，应为“\(Self.schema)”",
        "“schema” is “\(schema)”, not “\(Self.schema)”")
    }
    guard let list = root["findings"] as? [Any] else {
      throw wrong("缺少列表“findings”", "the list “findings” is missing")
    }
    var entries: [Entry] = []
    for (index, item) in list.enumerated() {
      guard let entry = item as? [String: Any], let path = entry["path"] as? String,
        let rule = entry["rule"] as? String, let fingerprint = entry["fingerprint"] as? String,
        fingerprint.utf8.count == 16, fingerprint.allSatisfy(\.isHexDigit)
      else {
        throw wrong(
          "第\(index + 1)条缺少 path、rule 或 fingerprint（十六位十六进制）",
          "finding \(index + 1) lacks path, rule or fingerprint (16 hexadecimal digits)")
      }
      entries.append(Entry(path: path, rule: rule, fingerprint: fingerprint))
    }
    self.init(entries)
  }
}

extension Baseline.Entry {
  /// One for each place of a finding.
  static func all(of diagnostic: Diagnostic) -> [Baseline.Entry] {
    diagnostic.allFingerprints.map {
      Baseline.Entry(path: diagnostic.path, rule: diagnostic.rule, fingerprint: $0)
    }
  }
}

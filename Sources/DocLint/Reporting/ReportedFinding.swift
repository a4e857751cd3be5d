/// What the machine formats say of each finding and of each file that was not checked.
struct ReportedPlaces: Sendable {
  let positions: ReportPositions

  init(of report: Report) { positions = ReportPositions(of: report) }

  /// Lines and columns of a range, the columns in the unit, `nil` where the text is not at hand.
  struct Region: Sendable {
    let start: SourceLocation
    let end: SourceLocation
    let startColumn: Int?
    let endColumn: Int?
    var isOnOneLine: Bool { start.line == end.line }
  }

  func region(_ range: TextRange, in path: String, columns unit: ColumnUnit) -> Region? {
    guard let place = positions.range(range, in: path) else { return nil }
    let columns = positions.columns(range, in: path, unit)
    return Region(
      start: place.start, end: place.end, startColumn: columns?.start, endColumn: columns?.end)
  }
}

extension Report {
  /// The files that were not checked, those compared against behind those of the batch.
  var unchecked: [File] { (files + archive).filter { $0.status != .checked } }

  /// What to say of such a file.
  static func complaint(_ file: File, _ language: Language) -> String {
    let reason = file.reason?[language] ?? ""
    let words = Wording(language: language)
    let head = file.status == .failed ? words.notChecked : words.status(file.status)
    return reason.isEmpty ? head : head + words.colon + reason
  }

  /// The name of a file's failure among the findings: as stable as theirs.
  static func fingerprint(of file: File) -> String {
    StableHash.hex(
      StableHash.hash(Array("doclint-\(file.status.rawValue)\u{0}\(file.path)".utf8)))
  }
}

/// The rule's name for a file that was not checked, in formats where all is a finding.
enum PseudoRule {
  static func id(_ status: Report.File.Status) -> String { "doclint-\(status.rawValue)" }
}

/// A path as a URI.
enum PathURI {
  /// A relative reference, or `file://` before an absolute path; every byte but unreserved ones is
  /// percent-encoded, those of names that are no UTF-8 too.
  static func of(_ path: String) -> String {
    let bytes = InputReader.bytes(ofShown: path)
    let hex = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = bytes.first == 0x2F ? Array("file://".utf8) : []
    for b in bytes {
      switch b {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F: out.append(b)
      default: out += [0x25, hex[Int(b >> 4)], hex[Int(b & 15)]]
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

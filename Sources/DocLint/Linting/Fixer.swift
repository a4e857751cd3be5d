/// Applies the fixes of the rules that judge one document alone, until nothing is left to fix.
///
///     let result = Fixer(configuration: configuration).fix(document) { try read(path) }
///     if let bytes = result.bytes { … }
///
/// It writes no files. Of fixes that overlap, the first in the document is applied whole, the others
/// wait for the next round. Everything outside the edits stays as it is, byte by byte, in the file's
/// own encoding. What is suppressed is left alone.
public struct Fixer: Sendable {
  /// What came of it.
  public struct Result: Sendable {
    /// The document as it was read.
    public let before: Document
    /// The text with the fixes applied; the same as before where there are none.
    public let after: SourceText
    /// The bytes to write; `nil` where nothing is to be written.
    public let bytes: [UInt8]?
    /// How many fixes were applied.
    public let applied: Int
    /// What was found in `before`, in the order of the document.
    public let found: [Diagnostic]
    /// What remains to be found in `after`, in the order of the document.
    public let remaining: [Diagnostic]
    /// Why the file is left alone although there is something to fix, or not checked whole.
    public let problem: Message?
  }

  /// Fixes may set off others; after so many rounds they are taken to go in circles.
  static let mostRounds = 16

  public let configuration: Configuration
  /// Whether fixes that may change the meaning are applied too.
  public let includesUnsafe: Bool

  public init(configuration: Configuration, includesUnsafe: Bool = false) {
    self.configuration = configuration
    self.includesUnsafe = includesUnsafe
  }

  /// - Parameters:
  ///   - document: as it was read.
  ///   - suppressions: what the file beside the document says.
  ///   - read: reads the file; called only where there is something to fix.
  public func fix(
    _ document: Document, suppressions: [Suppression] = [], bytes read: () -> [UInt8]?
  ) -> Result {
    func unchanged(_ remaining: [Diagnostic], _ problem: Message?) -> Result {
      Result(
        before: document, after: document.text, bytes: nil, applied: 0, found: remaining,
        remaining: remaining,
        problem: problem)
    }
    let first = check(document, suppressions)
    if let failure = first.failure { return unchanged(first.found, failure) }
    var fixes = chosen(first.found)
    guard !fixes.isEmpty else { return unchanged(first.found, nil) }
    guard var bytes = read() else {
      return unchanged(
        first.found, Message(zh: "无法再次读取文件，未改动", en: "cannot be read again; left alone"))
    }
    var current = document
    var applied = 0
    var remaining = first.found
    // The rules of the last two rounds: those that undo one another are among them.
    var involved: [Set<String>] = []
    for _ in 0..<Self.mostRounds {
      let edits = fixes.flatMap(\.edits).sorted { $0.range < $1.range }
      do throws(EncodedText.Failure) {
        let result = try EncodedText(bytes, text: current.text).applying(edits)
        bytes = result.bytes
        current = Document(path: document.path, text: SourceText(validUTF8: result.text))
      } catch {
        return unchanged(first.found, Self.message(error, count: fixes.count))
      }
      applied += fixes.count
      involved = involved.suffix(1) + [Set(remaining.filter { $0.fix != nil }.map(\.rule))]
      let next = check(current, suppressions)
      if let failure = next.failure { return unchanged(first.found, failure) }
      remaining = next.found
      fixes = chosen(remaining)
      if fixes.isEmpty {
        guard current.text.utf8 != document.text.utf8 else { return unchanged(first.found, nil) }
        return Result(
          before: document, after: current.text, bytes: bytes, applied: applied,
          found: first.found, remaining: remaining, problem: nil)
      }
    }
    let rules = Set(involved.joined()).sorted().joined(separator: ", ")
    return unchanged(
      first.found,
      Message(
        zh: "修复互相抵消，\(Self.mostRounds)轮后仍不稳定，未改动；请用 --ignore 去掉其一：\(rules)",
        en: "the fixes undo one another, still after \(Self.mostRounds) rounds; left alone: take "
          + "one out with --ignore: \(rules)"))
  }

  private func check(
    _ document: Document, _ suppressions: [Suppression]
  ) -> (found: [Diagnostic], failure: Message?) {
    let subject = Subject(document, configuration, suppressions: suppressions)
    let verdict = subject.judge()
    let settled = subject.settle(
      verdict.found, pieces: verdict.pieces, hasFailures: !verdict.failures.isEmpty,
      isCompared: false)
    return (
      settled.reported.map { subject.restored($0) { _ in nil } }.sorted(by: Subject.precedes),
      verdict.failures.first
    )
  }

  /// The fixes to apply now: whole ones, in the order of the document, none touching another.
  func chosen(_ found: [Diagnostic]) -> [Fix] {
    let candidates = found.compactMap(\.fix).filter {
      guard !$0.edits.isEmpty else { return false }
      return $0.applicability == .safe || includesUnsafe && $0.applicability == .unsafe
    }.map { fix in (fix: fix, edits: fix.edits.sorted { $0.range < $1.range }) }
      .filter { candidate in
        zip(candidate.edits, candidate.edits.dropFirst()).allSatisfy { !Self.collide($0, $1) }
      }
    let ordered = candidates.enumerated().sorted { a, b in
      let (x, y) = (a.element.edits[0].range, b.element.edits[0].range)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
    var taken: [Edit] = []
    var fixes: [Fix] = []
    for candidate in ordered {
      let free = candidate.edits.allSatisfy { edit in
        // `taken` is sorted: only the neighbours can be in the way.
        let place = Self.place(of: edit, in: taken)
        return (place == 0 || !Self.collide(taken[place - 1], edit))
          && (place == taken.count || !Self.collide(edit, taken[place]))
      }
      guard free else { continue }
      fixes.append(candidate.fix)
      for edit in candidate.edits { taken.insert(edit, at: Self.place(of: edit, in: taken)) }
    }
    return fixes
  }

  private static func place(of edit: Edit, in taken: [Edit]) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].range < edit.range { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether two edits, in order, overlap; an insertion collides with what it touches, since their
  /// order would be in doubt.
  private static func collide(_ a: Edit, _ b: Edit) -> Bool {
    if a.range.isEmpty || b.range.isEmpty { return a.range.upperBound >= b.range.lowerBound }
    return a.range.upperBound > b.range.lowerBound
  }

  private static func message(_ failure: EncodedText.Failure, count: Int) -> Message {
    switch failure {
    case .notThisText:
      Message(
        zh: "有\(count)处可修复，但这种格式（或读取后又有改动的文件）不能改写，未改动",
        en: "\(count) could be fixed, but a file of this format, or one that has changed since, "
          + "cannot be rewritten; left alone")
    case .damaged(let damages):
      Message(
        zh: "有\(count)处可修复，但文件有\(damages)处损坏的字节，改写会丢失内容，未改动",
        en: "\(count) could be fixed, but \(damages) damaged byte sequences would be lost; left "
          + "alone")
    case .notEncodable(let text, let encoding):
      Message(
        zh: "“\(text)”不能用文件的编码 \(encoding.rawValue) 写出，未改动；请另存为 UTF-8 后再修复",
        en: "“\(text)” cannot be written in the file's encoding \(encoding.rawValue); left alone: "
          + "save it as UTF-8 first")
    case .notReadBack:
      Message(
        zh: "改写后的文件读不出同样的文字（可能混有两种编码），未改动；请另存为 UTF-8 后再修复",
        en: "the file would not be read back as the same text, perhaps two encodings are mixed; "
          + "left alone: save it as UTF-8 first")
    }
  }
}

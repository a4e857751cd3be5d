/// A list of wordings that a rule looks for, each with what stands for it and where it is right.
///
/// One wording a line: `wording replacement guards…`. A wording of two parts, `提高…范围`, may have
/// up to `gap` characters but no punctuation in its middle. `-` stands for no replacement. Guards
/// are lists that begin with a sign: `<a,b` not behind a or b; `>a,b` not before them; `^a,b` only
/// behind one of them; `&a,b` only before one of them; `!a,b` not with one of them in the middle;
/// `#20` lets the middle have so many characters.
struct PhraseTable: Sendable {
  struct Entry: Sendable {
    let wording: String
    let replacement: String?
    fileprivate let tail: [UInt32]
    fileprivate var gap: Int
    fileprivate var notBehind: [[UInt32]] = []
    fileprivate var notBefore: [[UInt32]] = []
    fileprivate var onlyBehind: [[UInt32]] = []
    fileprivate var onlyBefore: [[UInt32]] = []
    fileprivate var notWithin: [[UInt32]] = []
  }

  struct Match: Sendable {
    let range: Range<Int>
    /// The place in `entries`.
    let entry: Int
  }

  let entries: [Entry]
  let index: PhraseIndex
  private static let ellipsis: UInt32 = 0x2026

  init(_ list: String, gap: Int = 12) {
    var entries: [Entry] = []
    var heads: [[UInt32]] = []
    for line in list.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let parts = ScalarText.units(fields[0])
        .split(separator: Self.ellipsis, maxSplits: 1).map(Array.init)
      heads.append(parts[0])
      let right = fields.count > 1 && fields[1] != "-" ? fields[1] : nil
      var entry = Entry(
        wording: fields[0], replacement: right, tail: parts.count > 1 ? parts[1] : [],
        gap: gap)
      for guardWords in fields.dropFirst(2) {
        let words = guardWords.dropFirst().split(separator: ",").map {
          ScalarText.units(String($0))
        }
        switch guardWords.first {
        case "<": entry.notBehind = words
        case ">": entry.notBefore = words
        case "^": entry.onlyBehind = words
        case "&": entry.onlyBefore = words
        case "!": entry.notWithin = words
        case "#": entry.gap = Int(guardWords.dropFirst()) ?? gap
        default: preconditionFailure("a guard begins with one of < > ^ & ! #")
        }
      }
      entries.append(entry)
    }
    self.entries = entries
    index = PhraseIndex(heads)
  }

  /// Where the wordings stand, in order; within 《》 nothing is looked for.
  ///
  /// - Complexity: linear in the places where one begins.
  func matches(_ context: RuleContext) -> [Match] {
    let prose = context.prose
    var found: [Match] = []
    var covered = 0
    for place in context.places(of: index)
    where place.start >= covered && !prose.isTitled(place.start) {
      let entry = entries[place.word]
      guard let range = self.range(prose, place.start, place.word), stands(prose, range, entry)
      else { continue }
      found.append(Match(range: range, entry: place.word))
      covered = range.upperBound
    }
    return found
  }

  private func range(_ prose: Prose, _ start: Int, _ word: Int) -> Range<Int>? {
    let head = start + index.words[word].count
    let tail = entries[word].tail
    if tail.isEmpty { return start..<head }
    var i = head
    while i <= head + entries[word].gap, i < prose.count, !Prose.endsClause(prose.scalars[i]) {
      if prose.has(tail, at: i) {
        return entries[word].notWithin.isEmpty
          || !prose.contains(entries[word].notWithin, in: head..<i)
          ? start..<(i + tail.count) : nil
      }
      i += 1
    }
    return nil
  }

  private func stands(_ prose: Prose, _ range: Range<Int>, _ entry: Entry) -> Bool {
    if prose.hasAny(entry.notBehind, before: range.lowerBound) { return false }
    if prose.hasAny(entry.notBefore, at: range.upperBound) { return false }
    if !entry.onlyBehind.isEmpty, !prose.hasAny(entry.onlyBehind, before: range.lowerBound) {
      return false
    }
    return entry.onlyBefore.isEmpty || prose.hasAny(entry.onlyBefore, at: range.upperBound)
  }
}

/// A rule that is a list of wordings and says the same of each.
///
/// At the level of information a wording that stands several times is one finding, with all its
/// places; else each place is one.
protocol PhraseRule: DocumentRule {
  static var table: PhraseTable { get }
  /// How far the replacement can be trusted; `nil` where none is offered.
  static var trust: Fix.Applicability? { get }
  /// Whether a wording within “” is passed over: it is somebody else's.
  static var sparesQuotations: Bool { get }
  /// Whether a match stands, beyond what the table can tell.
  func stands(_ context: RuleContext, _ match: PhraseTable.Match) -> Bool
  /// How much a match matters; the rule's own severity unless it says otherwise.
  func severity(_ match: PhraseTable.Match) -> Severity
  func message(_ written: String, _ replacement: String?) -> Message
}

extension PhraseRule {
  static var needs: [RuleNeed] { [.phrases(table.index)] }
  static var trust: Fix.Applicability? { nil }
  static var sparesQuotations: Bool { false }

  func stands(_ context: RuleContext, _ match: PhraseTable.Match) -> Bool { true }

  func severity(_ match: PhraseTable.Match) -> Severity { Self.description.severity }

  func check(_ context: RuleContext) -> [Diagnostic] {
    let matches = Self.table.matches(context).filter {
      !(Self.sparesQuotations && context.prose.isQuoted($0.range.lowerBound))
        && stands(context, $0)
    }
    var groups: [Int: [PhraseTable.Match]] = [:]
    var found: [[PhraseTable.Match]] = []
    for match in matches {
      if severity(match) > .info {
        found.append([match])
      } else {
        groups[match.entry, default: []].append(match)
      }
    }
    return (found + groups.values).sorted { $0[0].range.lowerBound < $1[0].range.lowerBound }
      .map { report(context, $0) }
  }

  private func report(_ context: RuleContext, _ matches: [PhraseTable.Match]) -> Diagnostic {
    let first = matches[0]
    let replacement = Self.table.entries[first.entry].replacement
    let written = context.prose.string(first.range)
    var said = message(written, replacement)
    if matches.count > 1 {
      said = Message(
        said.zh + "（全文\(matches.count)处）", said.en + " (\(matches.count) places)")
    }
    var edits: [Edit] = []
    if Self.trust != nil, let replacement {
      for match in matches where !context.prose.isQuoted(match.range.lowerBound) {
        let fix = context.proseFix(.safe, match.range, replacement)
        edits += fix?.edits ?? []
      }
    }
    return context.report(
      Self.self, first.range, said, severity: severity(first),
      fix: Self.trust.flatMap { edits.isEmpty ? nil : Fix($0, edits) },
      others: matches.dropFirst().prefix(20).map {
        ($0.range, Message("又见于此", "and here"))
      }, areSame: true)
  }
}

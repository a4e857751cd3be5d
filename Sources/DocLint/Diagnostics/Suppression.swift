/// A finding that somebody has looked at and lets stand: which rules, where, and why.
public struct Suppression: Hashable, Sendable {
  /// Which findings of the rules it silences.
  public enum Target: Hashable, Sendable {
    /// Those of the whole file.
    case file
    /// Those that start in a stretch of the text as the checks see it, without the comments.
    case stretch(TextRange)
    /// The one of that name.
    case fingerprint(String)
    /// Those that start on a line of the file, or at one place of it.
    case place(line: Int, column: Int?)
  }

  /// Where it was written.
  public enum Origin: Hashable, Sendable {
    /// A comment in the text itself, in the file's own offsets.
    case comment(TextRange)
    /// A file beside the document, and the line there.
    case file(String, line: Int)
  }

  /// Rules and prefixes.
  public let selectors: [String]
  /// Empty where none was given.
  public let reason: String
  public let target: Target
  public let origin: Origin

  public init(selectors: [String], reason: String, target: Target, origin: Origin) {
    self.selectors = selectors
    self.reason = reason
    self.target = target
    self.origin = origin
  }

  /// Whether it stands in a file beside the document, not in its text.
  var isInFile: Bool { if case .file = origin { true } else { false } }

  /// Where the document is pointed at when something is wrong with it.
  public var range: TextRange {
    if case .comment(let range) = origin { return range }
    return TextRange(0, 0)
  }
}

/// The comments of a text that silence findings.
///
///     <!-- doclint-disable-next-line privacy-mobile: 值班电话,可以公开 -->
///     <!-- doclint-disable-line punct-paren-halfwidth: 原文如此 -->
///     <!-- doclint-disable heading-sequence: 节选 --> … <!-- doclint-enable heading-sequence -->
///     <!-- doclint-disable-file typo: 扫描件 -->
///
/// A comment is no part of the text for any check: one that has a line to itself goes with its
/// line, one at the end of a line with the blanks before it.
struct SuppressionComments: Sendable {
  /// A comment that begins like one of these and is none.
  struct Mistake: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// No `-->` follows.
      case unclosed
      /// The word after `doclint-` is not known; the nearest that is.
      case unknownDirective(String, nearest: String?)
      /// No rule is named.
      case noRule(String)
      /// Nothing of that name is disabled here.
      case nothingToEnable(String)
    }
    let range: TextRange
    let kind: Kind
  }

  private(set) var suppressions: [Suppression] = []
  private(set) var mistakes: [Mistake] = []
  /// The text without the comments; `nil` where there are none.
  private(set) var excised: ExcisedText?

  private static let opener = Array("<!--".utf8)
  private static let closer = Array("-->".utf8)
  private static let name = Array("doclint-".utf8)
  private static let directives = [
    "disable-next-line", "disable-line", "disable-file", "disable", "enable",
  ]

  private struct Comment {
    let range: TextRange
    let directive: String
    let selectors: [String]
    let reason: String
    /// Whether its line goes with it.
    var hasOwnLine = false
  }

  /// - Parameter skipsFences: whether what stands in fenced code blocks of Markdown is only shown.
  /// - Complexity: O(*n*).
  init(_ text: SourceText, skipsFences: Bool = false) {
    var comments: [Comment] = []
    let bytes = text.utf8
    var i = 0
    var fences = skipsFences ? Fences() : nil
    while let open = Self.find(Self.opener, in: bytes, from: i) {
      i = open + Self.opener.count
      var k = i
      while k < bytes.count, Self.isBlank(bytes[k]) { k += 1 }
      guard Self.has(Self.name, in: bytes, at: k) else { continue }
      if fences?.isInside(open, of: bytes) == true { continue }
      guard let close = Self.find(Self.closer, in: bytes, from: k) else {
        let end = bytes[open...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        mistakes.append(Mistake(range: TextRange(open, end), kind: .unclosed))
        break
      }
      i = close + Self.closer.count
      comments.append(
        Self.comment(
          String(decoding: bytes[(k + Self.name.count)..<close], as: UTF8.self),
          TextRange(open, i)))
    }
    guard !comments.isEmpty else { return }
    let cuts = Self.cuts(comments.map(\.range), in: bytes)
    var cut = 0
    for k in comments.indices {
      while cuts[cut].range.upperBound < comments[k].range.upperBound { cut += 1 }
      comments[k].hasOwnLine = cuts[cut].isWholeLine
    }
    let excised = ExcisedText(text, without: cuts.map(\.range))
    self.excised = excised
    interpret(comments, excised)
  }

  /// Splits `disable-line a, b: reason` into its parts.
  private static func comment(_ content: String, _ range: TextRange) -> Comment {
    let scalars = content.unicodeScalars
    func trimmed(_ part: some Sequence<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      let words = String(view).split(whereSeparator: \.isWhitespace)
      return words.joined(separator: " ")
    }
    let colon = scalars.firstIndex { $0 == ":" || $0 == "：" } ?? scalars.endIndex
    let head = trimmed(scalars[..<colon])
    let reason = colon == scalars.endIndex ? "" : trimmed(scalars[scalars.index(after: colon)...])
    let directive = head.prefix { !$0.isWhitespace }
    let selectors = head.dropFirst(directive.count)
      .split { $0 == "," || $0 == "，" || $0 == "、" || $0.isWhitespace }.map(String.init)
    return Comment(
      range: range, directive: String(directive), selectors: selectors, reason: reason)
  }

  private mutating func interpret(_ comments: [Comment], _ excised: ExcisedText) {
    let lines = excised.text.lines
    let bytes = excised.text.utf8
    let end = UInt32(bytes.count)
    // Those of `disable`, until they are enabled again.
    var open: [(selector: String, start: UInt32, comment: Comment)] = []
    func close(_ entry: (selector: String, start: UInt32, comment: Comment), at place: UInt32) {
      suppressions.append(
        Suppression(
          selectors: [entry.selector], reason: entry.comment.reason,
          target: .stretch(TextRange(entry.start, max(entry.start, place))),
          origin: .comment(entry.comment.range)))
    }
    for comment in comments {
      func mistake(_ kind: Mistake.Kind) {
        mistakes.append(Mistake(range: comment.range, kind: kind))
      }
      func add(_ target: Suppression.Target) {
        suppressions.append(
          Suppression(
            selectors: comment.selectors, reason: comment.reason, target: target,
            origin: .comment(comment.range)))
      }
      guard Self.directives.contains(comment.directive) else {
        mistake(
          .unknownDirective(
            comment.directive,
            nearest: Spelling.nearest(to: comment.directive, among: Self.directives)))
        continue
      }
      let place = excised.remaining(comment.range.lowerBound)
      if comment.directive == "enable" {
        let closes = comment.selectors.isEmpty ? open.map(\.selector) : comment.selectors
        if closes.isEmpty { mistake(.nothingToEnable("")) }
        for selector in closes {
          guard let index = open.lastIndex(where: { $0.selector == selector }) else {
            mistake(.nothingToEnable(selector))
            continue
          }
          close(open.remove(at: index), at: place)
        }
        continue
      }
      guard !comment.selectors.isEmpty else {
        mistake(.noRule(comment.directive))
        continue
      }
      let line = lines.line(ofByte: Int(place))
      switch comment.directive {
      case "disable-file": add(.file)
      case "disable-line": add(.stretch(lines.range(ofLine: line, in: bytes)))
      case "disable-next-line":
        // Where the comment's own line was taken out, the next line is the one in its place.
        let next = comment.hasOwnLine ? line : line + 1
        add(
          .stretch(
            next <= lines.lineCount
              ? lines.range(ofLine: next, in: bytes) : TextRange(end, end)))
      default:
        for selector in comment.selectors { open.append((selector, place, comment)) }
      }
    }
    // What is never enabled again holds to the end.
    for entry in open { close(entry, at: end + 1) }
    suppressions.sort { ($0.range, $0.selectors.joined()) < ($1.range, $1.selectors.joined()) }
  }

  // MARK: What is taken out

  private static func cuts(
    _ comments: [TextRange], in bytes: [UInt8]
  ) -> [(range: TextRange, isWholeLine: Bool)] {
    // Comments with nothing but blanks between them go together.
    var merged: [TextRange] = []
    for range in comments {
      if let last = merged.last,
        bytes[Int(last.upperBound)..<Int(range.lowerBound)].allSatisfy(isSpace)
      {
        merged[merged.count - 1] = TextRange(last.lowerBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged.map { range in
      var (left, right) = (Int(range.lowerBound), Int(range.upperBound))
      while left > 0, isSpace(bytes[left - 1]) { left -= 1 }
      while right < bytes.count, isSpace(bytes[right]) { right += 1 }
      let starts = left == 0 || isLineEnd(bytes[left - 1])
      let ends = right == bytes.count || isLineEnd(bytes[right])
      if starts && ends {
        if right < bytes.count {
          let both = bytes[right] == 0x0D && right + 1 < bytes.count && bytes[right + 1] == 0x0A
          right += both ? 2 : 1
        }
        return (TextRange(left, right), true)
      }
      if ends { return (TextRange(left, right), false) }
      if starts { return (TextRange(Int(range.lowerBound), right), false) }
      // Of two blanks around it one remains.
      let spaced = left < range.lowerBound && right > range.upperBound
      return (TextRange(Int(range.lowerBound), Int(range.upperBound) + (spaced ? 1 : 0)), false)
    }
  }

  private static func isSpace(_ b: UInt8) -> Bool { b == 0x20 || b == 0x09 }
  private static func isLineEnd(_ b: UInt8) -> Bool { b == 0x0A || b == 0x0D }
  private static func isBlank(_ b: UInt8) -> Bool { isSpace(b) || isLineEnd(b) }

  private static func has(_ word: [UInt8], in bytes: [UInt8], at i: Int) -> Bool {
    i + word.count <= bytes.count && bytes[i..<i + word.count].elementsEqual(word)
  }

  private static func find(_ word: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    var i = from
    while i + word.count <= bytes.count,
      let place = ByteScan.first(word[0], in: bytes, i..<(bytes.count - word.count + 1))
    {
      if has(word, in: bytes, at: place) { return place }
      i = place + 1
    }
    return nil
  }

  /// Fenced code blocks of Markdown, found as far as they are asked for, in ascending order.
  private struct Fences {
    private var at = 0
    private var fence: (byte: UInt8, count: Int)?

    mutating func isInside(_ place: Int, of bytes: [UInt8]) -> Bool {
      while at <= place {
        let end = bytes[at...].firstIndex { $0 == 0x0A } ?? bytes.count
        // The line that holds the place has not changed anything yet.
        if end >= place { return fence != nil }
        read(bytes[at..<end])
        at = end + 1
      }
      return fence != nil
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
      let rest = line.drop { $0 == 0x20 }
      guard line.count - rest.count < 4, let byte = rest.first, byte == 0x60 || byte == 0x7E else {
        return
      }
      let count = rest.prefix { $0 == byte }.count
      guard count >= 3 else { return }
      if let open = fence {
        let closes =
          open.byte == byte && count >= open.count
          && rest.dropFirst(count).allSatisfy { SuppressionComments.isBlank($0) }
        if closes { fence = nil }
      } else {
        fence = (byte, count)
      }
    }
  }
}

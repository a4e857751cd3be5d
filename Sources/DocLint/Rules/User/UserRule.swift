/// A rule that a user wrote in the configuration: one of eight kinds, its words or patterns, where
/// in a document it looks, and the examples that prove it.
struct UserRule: Sendable {
  /// What is looked for: words as they stand, or a regular expression.
  enum Pattern: Sendable {
    case words([String], WordTable)
    case expression(String)

    static func words(_ words: [String]) -> Pattern {
      .words(words, WordTable(words.map(ScalarText.units)))
    }
  }

  enum Measure: String, Sendable, CaseIterable {
    /// Of a paragraph, in characters that are no white space.
    case length
    case sentenceLength = "sentence-length"
    case documentLength = "document-length"
  }

  enum Kind: Sendable {
    /// Each match is a finding.
    case existence(Pattern)
    /// Each match is a finding, and what to write instead is known: by word, or as a template in
    /// which `$1` is the first group.
    case substitution(Pattern, replacements: [String])
    /// More or fewer matches in the document than allowed.
    case occurrence(Pattern, least: Int?, most: Int?)
    /// The same match again, with no more than so many characters between.
    case repetition(Pattern, within: Int)
    /// Words of more than one group are used; each group is one way of writing.
    case consistency([[String]])
    /// Where the first is found, the second must be too; with the same first group, if both have
    /// one.
    case conditional(first: String, second: String)
    /// The patterns follow one another, with no more than so many characters between two.
    case sequence([String], within: Int)
    /// Something is too long or too short.
    case metric(Measure, least: Int?, most: Int?)
  }

  static let kinds = [
    "existence", "substitution", "occurrence", "repetition", "consistency", "conditional",
    "sequence", "metric",
  ]

  let description: RuleDescription
  let kind: Kind
  /// The roles of the paragraphs that it looks at; `nil` is the whole text, line by line as it
  /// stands. `any` paragraph joins the lines of each.
  let scope: Scope?
  /// With `{found}` and the like.
  let message: Message
  let applicability: Fix.Applicability
  /// Where it is written.
  let file: String?
  let line: Int?
  /// All of it as it was written, for the hash of the configuration.
  let definition: [String: RuleContext.OptionValue]

  var id: String { description.id }

  enum Scope: Sendable {
    case any
    case roles(Set<DocumentStructure.Role>)

    func holds(_ role: DocumentStructure.Role) -> Bool {
      switch self {
      case .any: true
      case .roles(let roles): roles.contains(role)
      }
    }
  }

  /// The names of scopes, as they are written.
  static let scopes: [(name: String, role: DocumentStructure.Role)] = [
    ("title", .title), ("subtitle", .subtitle), ("issuer", .issuer),
    ("document-number", .documentNumber), ("addressee", .addressee), ("heading", .heading),
    ("body", .body), ("table", .tableRow), ("caption", .caption),
    ("attachment-list", .attachmentList), ("attachment-mark", .attachmentMark),
    ("wrapper", .wrapper), ("field", .field), ("signature", .signature), ("date", .date),
    ("note", .note), ("imprint", .imprint),
  ]

  /// What may stand in braces in the message of each kind.
  static func placeholders(_ kind: String) -> [String] {
    switch kind {
    case "substitution": ["found", "replacement"]
    case "occurrence": ["found", "count", "min", "max"]
    case "consistency": ["found", "other", "count"]
    case "metric": ["length", "min", "max"]
    default: ["found"]
    }
  }

  // MARK: The check

  /// A stretch of text that is searched as one, and the way back to the document.
  private struct Unit {
    let scalars: [UInt32]
    /// `nil` where the unit is the whole text.
    let joined: JoinedText?

    func original(_ range: Range<Int>) -> Range<Int> { joined?.original(range) ?? range }
  }

  private struct Found {
    let range: Range<Int>
    let unit: Int
    /// The word's place in the list.
    let index: Int
    let groups: [String?]
  }

  /// - Throws: for an expression that takes too many steps on this text.
  func check(_ context: RuleContext) throws(ICUError) -> [Diagnostic] {
    if case .metric(let measure, let least, let most) = kind {
      return metric(context, measure, least, most)
    }
    let units = self.units(context)
    switch kind {
    case .existence(let pattern):
      return try find(pattern, units).map { finding(context, units, $0) }
    case .substitution(let pattern, let replacements):
      return try substitution(context, units, try find(pattern, units), pattern, replacements)
    case .occurrence(let pattern, let least, let most):
      return occurrence(context, units, try find(pattern, units), least, most)
    case .repetition(let pattern, let within):
      return repetition(context, units, try find(pattern, units), within)
    case .consistency(let groups):
      return try consistency(context, units, groups)
    case .conditional(let first, let second):
      return try conditional(context, units, first, second)
    case .sequence(let steps, let within):
      return try sequence(context, units, steps, within)
    case .metric: return []
    }
  }

  private func units(_ context: RuleContext) -> [Unit] {
    guard let scope else { return [Unit(scalars: context.text.scalars, joined: nil)] }
    return context.structure.paragraphs.filter { scope.holds($0.role) }.map {
      let joined = context.structure.joined($0)
      return Unit(scalars: joined.scalars, joined: joined)
    }
  }

  private func find(_ pattern: Pattern, _ units: [Unit]) throws(ICUError) -> [Found] {
    switch pattern {
    case .words(_, let table):
      return units.enumerated().flatMap { number, unit in
        table.matches(in: unit.scalars).map {
          Found(range: $0.range, unit: number, index: $0.word, groups: [])
        }
      }
    case .expression(let source):
      return try find(source, units)
    }
  }

  private func find(_ source: String, _ units: [Unit]) throws(ICUError) -> [Found] {
    var found: [Found] = []
    let regex: RegularExpression
    do throws(RegularExpression.PatternError) {
      regex = try RegularExpression(source)
    } catch {
      throw error.error
    }
    for (number, unit) in units.enumerated() {
      for match in try regex.matches(in: unit.scalars) {
        found.append(
          Found(
            range: match.range, unit: number, index: 0,
            groups: match.groups.map { $0.map { Self.string(unit.scalars[$0]) } }))
      }
    }
    return found
  }

  private func substitution(
    _ context: RuleContext, _ units: [Unit], _ found: [Found], _ pattern: Pattern,
    _ replacements: [String]
  ) throws(ICUError) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for match in found {
      let scalars = units[match.unit].scalars
      let replacement: String
      if case .words(let words, _) = pattern {
        replacement = replacements[match.index]
        // 环境局 in 生态环境局 is what it should be already.
        if Self.isPart(match.range, of: replacement, from: words[match.index], in: scalars) {
          continue
        }
      } else {
        replacement = Self.expand(replacements.first ?? "", match.groups)
        if replacement == Self.string(scalars[match.range]) { continue }
      }
      let place = units[match.unit].original(match.range)
      // A replacement over the end of a line would take the line end with it.
      let isWhole = place.count == match.range.count
      result.append(
        finding(
          context, units, match, ["replacement": replacement],
          fix: Fix(isWhole ? applicability : .display, [context.edit(place, replacement)])))
    }
    return result
  }

  private func occurrence(
    _ context: RuleContext, _ units: [Unit], _ found: [Found], _ least: Int?, _ most: Int?
  ) -> [Diagnostic] {
    let values = [
      "count": String(found.count), "min": least.map(String.init) ?? "",
      "max": most.map(String.init) ?? "",
    ]
    if let most, found.count > most {
      return [finding(context, units, found[most], values)]
    }
    if let least, found.count < least {
      if let last = found.last { return [finding(context, units, last, values)] }
      return [finding(context, start(context), values)]
    }
    return []
  }

  private func repetition(
    _ context: RuleContext, _ units: [Unit], _ found: [Found], _ within: Int
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for (first, second) in zip(found, found.dropFirst()) where first.unit == second.unit {
      let scalars = units[first.unit].scalars
      let between = scalars[first.range.upperBound..<second.range.lowerBound]
        .count { !ScalarText.isSpace($0) && !ScalarText.isLineEnd($0) }
      if between <= within, scalars[first.range] == scalars[second.range] {
        result.append(finding(context, units, second))
      }
    }
    return result
  }

  private func consistency(
    _ context: RuleContext, _ units: [Unit], _ groups: [[String]]
  ) throws(ICUError) -> [Diagnostic] {
    let words = groups.flatMap { $0 }
    let owners = groups.indices.flatMap { group in groups[group].map { _ in group } }
    let found = try find(.words(words), units)
    let counts = groups.indices.map { group in found.count { owners[$0.index] == group } }
    guard counts.count(where: { $0 > 0 }) > 1 else { return [] }
    // The way that is used most; of several, the one that is used first.
    let first = groups.indices.map { group in
      found.firstIndex { owners[$0.index] == group } ?? .max
    }
    let main = groups.indices.min { (-counts[$0], first[$0]) < (-counts[$1], first[$1]) } ?? 0
    return groups.indices.compactMap { group in
      let mine = found.filter { owners[$0.index] == group }
      guard group != main, let one = mine.first, first[main] < found.count else { return nil }
      let other = found[first[main]]
      let place = units[other.unit].original(other.range)
      var diagnostic = finding(
        context, units, one,
        [
          "count": String(mine.count),
          "other": Self.string(units[other.unit].scalars[other.range]),
        ])
      diagnostic.related = [
        RelatedPlace(
          path: context.document.path,
          range: context.text.range(place.lowerBound, place.upperBound),
          message: Message(
            zh: "另一种写法（\(counts[main])处）", en: "the other way (×\(counts[main]))"))
      ]
      return diagnostic
    }
  }

  private func conditional(
    _ context: RuleContext, _ units: [Unit], _ first: String, _ second: String
  ) throws(ICUError) -> [Diagnostic] {
    let wanted = try find(first, units)
    guard !wanted.isEmpty else { return [] }
    let given = try find(second, units)
    let grouped = wanted[0].groups.count > 1 && (given.first.map { $0.groups.count > 1 } ?? true)
    guard grouped else { return given.isEmpty ? [finding(context, units, wanted[0])] : [] }
    let names = Set(given.compactMap { $0.groups.count > 1 ? $0.groups[1] : nil })
    var told: Set<String> = []
    return wanted.compactMap { match in
      guard let name = match.groups[1], !names.contains(name), told.insert(name).inserted else {
        return nil
      }
      return finding(context, units, match)
    }
  }

  private func sequence(
    _ context: RuleContext, _ units: [Unit], _ steps: [String], _ within: Int
  ) throws(ICUError) -> [Diagnostic] {
    var matches: [[Found]] = []
    for step in steps { matches.append(try find(step, units)) }
    // What has been matched so far, by where it ends: for each step the nearest earlier end counts.
    var chains = matches.first.map { $0.map { (start: $0.range.lowerBound, last: $0) } } ?? []
    for step in matches.dropFirst() {
      var next: [(start: Int, last: Found)] = []
      var k = 0
      for match in step {
        // The last chain that ends before the match begins.
        while k < chains.count,
          (chains[k].last.unit, chains[k].last.range.upperBound)
            <= (match.unit, match.range.lowerBound)
        {
          k += 1
        }
        guard k > 0, chains[k - 1].last.unit == match.unit,
          match.range.lowerBound - chains[k - 1].last.range.upperBound <= within
        else { continue }
        next.append((chains[k - 1].start, match))
      }
      chains = next
    }
    return chains.map { chain in
      finding(
        context, units,
        Found(
          range: chain.start..<chain.last.range.upperBound, unit: chain.last.unit, index: 0,
          groups: []))
    }
  }

  private func metric(
    _ context: RuleContext, _ measure: Measure, _ least: Int?, _ most: Int?
  ) -> [Diagnostic] {
    func isLetter(_ s: UInt32) -> Bool { !ScalarText.isSpace(s) && !ScalarText.isLineEnd(s) }
    var result: [Diagnostic] = []
    func judge(_ length: Int, _ range: Range<Int>) {
      guard most.map({ length > $0 }) == true || least.map({ length < $0 }) == true else { return }
      result.append(
        finding(
          context, range,
          [
            "length": String(length), "min": least.map(String.init) ?? "",
            "max": most.map(String.init) ?? "",
          ]))
    }
    let paragraphs = context.structure.paragraphs.filter { scope?.holds($0.role) ?? true }
    switch measure {
    case .length:
      for paragraph in paragraphs {
        let joined = context.structure.joined(paragraph)
        judge(joined.scalars.count(where: isLetter), paragraph.range)
      }
    case .sentenceLength:
      for paragraph in paragraphs {
        let joined = context.structure.joined(paragraph)
        for range in Self.sentences(joined.scalars) {
          judge(joined.scalars[range].count(where: isLetter), joined.original(range))
        }
      }
    case .documentLength:
      let length = paragraphs.reduce(0) {
        $0 + context.structure.joined($1).scalars.count(where: isLetter)
      }
      judge(length, start(context))
    }
    return result
  }

  /// The sentences of a paragraph, as places of its scalars.
  private static func sentences(_ scalars: [UInt32]) -> [Range<Int>] {
    let text = SourceText(string(scalars[...]))
    var at = 0
    var count = 0
    func place(_ byte: UInt32) -> Int {
      while at < Int(byte) {
        if text.utf8[at] & 0xC0 != 0x80 { count += 1 }
        at += 1
      }
      return count
    }
    return SentenceSplitter().sentences(of: text).map {
      let lower = place($0.lowerBound)
      return lower..<place($0.upperBound)
    }
  }

  // MARK: Findings

  /// Where the document is pointed at as a whole: its first line that is not blank.
  private func start(_ context: RuleContext) -> Range<Int> {
    context.structure.lines.first { !$0.isBlank }?.content ?? 0..<0
  }

  private func finding(
    _ context: RuleContext, _ units: [Unit], _ match: Found, _ values: [String: String] = [:],
    fix: Fix? = nil
  ) -> Diagnostic {
    let unit = units[match.unit]
    var values = values
    values["found"] = Self.string(unit.scalars[match.range])
    return finding(context, unit.original(match.range), values, fix: fix)
  }

  private func finding(
    _ context: RuleContext, _ range: Range<Int>, _ values: [String: String], fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      rule: id, severity: description.severity, path: context.document.path,
      range: context.text.range(range.lowerBound, range.upperBound),
      message: Message(
        zh: Self.filled(message.zh, values), en: Self.filled(message.en, values)),
      fix: fix)
  }

  /// Puts the values in the places of their names in braces, in one walk.
  private static func filled(_ template: String, _ values: [String: String]) -> String {
    var out = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      out += rest[..<open]
      let tail = rest[rest.index(after: open)...]
      guard let close = tail.firstIndex(of: "}"), let value = values[String(tail[..<close])] else {
        out += "{"
        rest = tail
        continue
      }
      out += value
      rest = tail[tail.index(after: close)...]
    }
    return out + rest
  }

  /// The template with `$1` and the like replaced; `$$` is a dollar.
  private static func expand(_ template: String, _ groups: [String?]) -> String {
    var out = ""
    var dollar = false
    for character in template {
      if dollar {
        dollar = false
        if let digit = character.wholeNumberValue, character.isASCII {
          out += groups.indices.contains(digit) ? groups[digit] ?? "" : ""
        } else {
          out += character == "$" ? "$" : "$\(character)"
        }
      } else if character == "$" {
        dollar = true
      } else {
        out.append(character)
      }
    }
    return out + (dollar ? "$" : "")
  }

  /// Whether the word stands inside its own replacement.
  private static func isPart(
    _ range: Range<Int>, of replacement: String, from word: String, in scalars: [UInt32]
  ) -> Bool {
    let (whole, part) = (ScalarText.units(replacement), ScalarText.units(word))
    guard whole.count > part.count else { return false }
    return (0...(whole.count - part.count)).contains { offset in
      whole.has(part, at: offset) && scalars.has(whole, at: range.lowerBound - offset)
    }
  }

  private static func string(_ scalars: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }
}

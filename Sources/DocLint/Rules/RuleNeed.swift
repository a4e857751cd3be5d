/// Something that a document must hold for a rule to find anything in it.
///
/// Most rules speak of a character or a word that most documents do not hold. Which do is seen in
/// one pass for all of them, and where the words stand in another.
public struct RuleNeed: Sendable {
  fileprivate let scalars: ScalarSet?
  /// Words of the prose that are looked for.
  let phrases: PhraseIndex?
  /// Whether the rule has something to say without them.
  fileprivate let isOptional: Bool

  private init(_ scalars: ScalarSet?, _ phrases: PhraseIndex?, isOptional: Bool = false) {
    self.scalars = scalars
    self.phrases = phrases
    self.isOptional = isOptional
  }

  /// One of the scalars.
  static func any(_ scalars: ScalarSet) -> RuleNeed { RuleNeed(scalars, nil) }

  /// One of the words, which are separated by spaces, of two characters at least.
  static func words(_ list: String) -> RuleNeed { phrases(PhraseIndex(ScalarText.words(list))) }

  /// One of the words; `RuleContext.places(of:)` tells where they stand.
  static func phrases(_ index: PhraseIndex) -> RuleNeed { RuleNeed(nil, index) }

  /// Words that the rule asks for, although it may find something without them.
  static func perhaps(_ index: PhraseIndex) -> RuleNeed { RuleNeed(nil, index, isOptional: true) }

  /// One of the scalars or one of the words.
  static func either(_ scalars: ScalarSet, _ list: String) -> RuleNeed {
    RuleNeed(scalars, PhraseIndex(ScalarText.words(list)))
  }

  func isMet(by occurrences: ScalarOccurrences, _ words: PhraseCensus.Result) -> Bool {
    if isOptional { return true }
    if let scalars, scalars.mayOccur(in: occurrences) { return true }
    return phrases.flatMap(RuleRegistry.census.number(of:)).map(words.holds) ?? false
  }
}

extension RuleRegistry {
  /// The words of all rules, looked for together.
  static let census = PhraseCensus(documentRules.flatMap { $0.needs }.compactMap(\.phrases))
}

/// What many rules need, in a form that is quickly held against a document.
final class RuleNeedTable: Sendable {
  private struct Need: Sendable {
    let parts: Range<Int>
    /// The number of its words in the census; -1 for none.
    let words: Int
    let allowsBeyond: Bool
  }

  /// For each rule its needs.
  private let rules: [Range<Int>]
  private let needs: [Need]
  private let parts: [(word: Int, bits: UInt64)]

  init(_ rules: [[RuleNeed]]) {
    var ranges: [Range<Int>] = []
    var needs: [Need] = []
    var parts: [(word: Int, bits: UInt64)] = []
    for rule in rules {
      let first = needs.count
      for need in rule where !need.isOptional {
        let part = parts.count
        parts += need.scalars?.parts ?? []
        needs.append(
          Need(
            parts: part..<parts.count,
            words: need.phrases.flatMap(RuleRegistry.census.number(of:)) ?? -1,
            allowsBeyond: !(need.scalars?.beyond.isEmpty ?? true)))
      }
      ranges.append(first..<needs.count)
    }
    self.rules = ranges
    self.needs = needs
    self.parts = parts
  }

  /// The places of the rules that may find something.
  ///
  /// - Complexity: O(number of scalars that the rules name).
  func met(by occurrences: ScalarOccurrences, _ words: PhraseCensus.Result) -> [Int] {
    let (needs, parts, present) = (needs, parts, occurrences.words)
    var met: [Int] = []
    met.reserveCapacity(rules.count)
    next: for (rule, range) in rules.enumerated() {
      check: for n in range {
        let need = needs[n]
        if need.words >= 0, words.holds(need.words) { continue check }
        for k in need.parts where present[parts[k].word] & parts[k].bits != 0 { continue check }
        if need.allowsBeyond, occurrences.hasBeyond { continue check }
        continue next
      }
      met.append(rule)
    }
    return met
  }
}

extension ScalarSet {
  /// ASCII and full-width.
  static let digits = ScalarSet(ranges: [0x30...0x39, 0xFF10...0xFF19])
  static let capitals = ScalarSet(ranges: [0x41...0x5A])
  static let smallLetters = ScalarSet(ranges: [0x61...0x7A])
  /// What `ScalarText.isSpace` answers.
  static let blanks: ScalarSet = [0x20, 0x09, 0x3000, 0xA0]
}

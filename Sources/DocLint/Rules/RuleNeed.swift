/// Something that a document must hold for a rule to find anything in it.
///
/// Most rules speak of a character or a word that most documents do not hold. Which do is seen in
/// one pass for all of them.
public struct RuleNeed: Sendable {
  fileprivate let scalars: ScalarSet?
  fileprivate let phrases: PhraseIndex?

  /// One of the scalars.
  static func any(_ scalars: ScalarSet) -> RuleNeed { RuleNeed(scalars: scalars, phrases: nil) }

  /// One of the words, which are separated by spaces, of two characters at least.
  static func words(_ list: String) -> RuleNeed { phrases(PhraseIndex(ScalarText.words(list))) }

  static func phrases(_ index: PhraseIndex) -> RuleNeed { RuleNeed(scalars: nil, phrases: index) }

  /// One of the scalars or one of the words.
  static func either(_ scalars: ScalarSet, _ list: String) -> RuleNeed {
    RuleNeed(scalars: scalars, phrases: PhraseIndex(ScalarText.words(list)))
  }

  func isMet(by occurrences: ScalarOccurrences) -> Bool {
    if let scalars, scalars.mayOccur(in: occurrences) { return true }
    return phrases?.mayOccur(in: occurrences) ?? false
  }
}

/// What many rules need, in a form that is quickly held against a document.
final class RuleNeedTable: Sendable {
  private struct Need: Sendable {
    let parts: Range<Int>
    let heads: Range<Int>
    let allowsBeyond: Bool
  }

  /// For each rule its needs.
  private let rules: [Range<Int>]
  private let needs: [Need]
  private let parts: [(word: Int, bits: UInt64)]
  private let heads: [(UInt32, UInt32)]

  init(_ rules: [[RuleNeed]]) {
    var ranges: [Range<Int>] = []
    var needs: [Need] = []
    var parts: [(word: Int, bits: UInt64)] = []
    var heads: [(UInt32, UInt32)] = []
    for rule in rules {
      let first = needs.count
      for need in rule {
        let (part, head) = (parts.count, heads.count)
        parts += need.scalars?.parts ?? []
        heads += need.phrases?.heads ?? []
        needs.append(
          Need(
            parts: part..<parts.count, heads: head..<heads.count,
            allowsBeyond: !(need.scalars?.beyond.isEmpty ?? true)))
      }
      ranges.append(first..<needs.count)
    }
    self.rules = ranges
    self.needs = needs
    self.parts = parts
    self.heads = heads
  }

  /// The places of the rules that may find something.
  ///
  /// - Complexity: O(number of scalars and words that the rules name).
  func met(by occurrences: ScalarOccurrences) -> [Int] {
    let (needs, parts, heads, words) = (needs, parts, heads, occurrences.words)
    var met: [Int] = []
    met.reserveCapacity(rules.count)
    next: for (rule, range) in rules.enumerated() {
      check: for n in range {
        let need = needs[n]
        for k in need.parts where words[parts[k].word] & parts[k].bits != 0 { continue check }
        for k in need.heads where occurrences.mayHold(heads[k].0, heads[k].1) { continue check }
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

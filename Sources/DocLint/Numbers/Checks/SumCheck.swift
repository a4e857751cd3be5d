/// Parts and wholes: sums, parts larger than their whole, overall rates beside those of the parts.
enum SumCheck {
  static let sum = "num-subtotal-mismatch"
  static let order = "num-order-violated"
  static let outside = "num-rate-outside-parts"

  /// A stated total with its stated parts.
  struct Group {
    let total: Int
    let parts: [Int]
    enum Strength {
      case asserted, likely, loose
      /// A sum that follows its parts: 甲3家、乙5家，共8家.
      case stated
    }
    let strength: Strength
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated() where !sentence.figures.isEmpty {
      let own = sentence.figures.filter { addable($0, a) && !isEach($0, a) }
      var groups: [Group] = []
      if sentence.words.contains(.among) { groups += among(sentence, own, a) }
      if groups.isEmpty { groups += enumerated(sentence, own, a) }
      if sentence.words.contains(.total) { groups += totals(sentence, own, a) }
      if groups.isEmpty { groups += inside(sentence, own, a) }
      if groups.isEmpty, sentence.words.contains(.split) { groups += breakdown(index, a) }
      if groups.isEmpty { groups += complementary(index, own, a) }
      if groups.isEmpty { groups += withRest(own, a) }
      for group in groups { found += judge(group, a) }
      found += itemised(index, own, a)
      if sentence.kinds.contains(.percent) {
        found += sentence.words.contains(.among) ? rates(sentence, a) : shares(sentence, a)
      }
    }
    return found
  }

  /// A list of more parts is none that anybody adds up.
  static let mostParts = 100

  static func addable(_ k: Int, _ a: NumberAnalysis) -> Bool {
    guard a.figures[k].quantity.isPoint, !a.figures[k].isWords, a.figures[k].partner == nil else {
      return false
    }
    switch a.figures[k].quantity.unit.kind {
    case .count: return !a.figures[k].quantity.unit.text.isEmpty
    case .money, .measure: return true
    // 365天，其中优良332天
    case .period: return a.figures[k].quantity.unit.isCalled(0x5929)
    default: return false
    }
  }

  static let splitBy = WordTable("按 从")
}

/// 分别: as many values as subjects.
enum RespectivelyCheck {
  static let id = "num-respectively-arity"
  static let word = WordTable("分别")
  private static let joiners = ScalarSet(ScalarText.units("、，,和与及/"))
  private static let conjunctions = ScalarSet(ScalarText.units("和与及"))

  /// One 分别 with values behind it and subjects before it.
  private struct Place {
    let sentence: Sentence
    /// What stands before 分别 in its clause, as far as it belongs to no other figure.
    let subjects: Range<Int>
    /// The figures behind it.
    let values: [Int]
    /// How many subjects there are, at least and at most.
    let counts: ClosedRange<Int>
  }

  private static func places(_ a: NumberAnalysis) -> [Place] {
    var places: [Place] = []
    for sentence in a.sentences
    where sentence.figures.count >= 2 && sentence.words.contains(.respectively) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      for i in sentence.range where word.contains(at: i, in: s) {
        // The values: figures behind it with nothing but joiners between.
        let values = values(behind: i + 2, sentence, a)
        guard values.count >= 2 else { continue }
        let clause = a.figures[values[0]].clause
        guard clause.contains(i) else { continue }
        var start = clause.lowerBound
        // A figure in the clause before 分别 belongs to no subject.
        if values[0] > sentence.figures.lowerBound {
          start = min(i, max(start, a.figures[values[0] - 1].extent.upperBound))
        }
        guard let counts = subjects(start..<i, s) else { continue }
        places.append(
          Place(sentence: sentence, subjects: start..<i, values: values, counts: counts))
      }
    }
    return places
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for place in places(a) {
      let text = a.paragraphs[place.sentence.paragraph].text
      let (values, counts) = (place.values, place.counts)
      let operands = values.map { a.figures[$0].place }
      let end = a.figures[values[values.count - 1]].range.upperBound
      let whole = text.original(place.subjects.lowerBound..<end)
      if counts.contains(values.count) {
        found.append(
          Relation(
            id, .pass, at: whole, operands: operands,
            formula: "\(values.count) = \(values.count)"))
        continue
      }
      // 2022年、2023年分别…: two subjects and pairs of values are another matter.
      let most = counts.upperBound
      if values.count % most == 0 && values.count > most { continue }
      let isClear = counts.lowerBound == counts.upperBound
      let shown = isClear ? "\(most)" : "\(counts.lowerBound)或\(most)"
      found.append(
        Relation(
          id, .fail, severity: isClear ? .error : .warning, at: whole, operands: operands,
          formula: "\(most) ≠ \(values.count)", printed: "\(values.count)", computed: shown,
          message: Message(
            zh: "“分别”之前列了\(shown)项，之后有\(values.count)个数值，不能一一对应。请核对",
            en: "分别 stands between \(shown) subjects and \(values.count) values. Please check")))
    }
    return found
  }

  /// Whether figures are the values of one 分别: nothing but joiners between them.
  static func areListed(_ figures: [Int], _ a: NumberAnalysis) -> Bool {
    guard let first = figures.first, figures.count >= 2 else { return false }
    let s = a.text(a.figures[first]).scalars
    let isNext = zip(figures, figures.dropFirst()).allSatisfy { areJoined($0, $1, a) }
    let lead = a.figures[first].lead
    return isNext && word.isFound(in: s, lead)
  }

  /// Whether nothing but joiners stands between two figures.
  static func areJoined(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    guard a.figures[x].paragraph == a.figures[y].paragraph else { return false }
    let s = a.text(a.figures[x]).scalars
    let gap = s[stretch(a.figures[x].extent.upperBound, a.figures[y].extent.lowerBound)]
    return !gap.isEmpty && gap.count <= 3 && gap.allSatisfy { joiners.contains($0) }
  }

  /// Gives each value of 甲、乙分别为3个、5个 its own subject.
  static func assignSubjects(_ a: inout NumberAnalysis) {
    for place in places(a) where place.counts.contains(place.values.count) {
      let text = a.paragraphs[place.sentence.paragraph].text
      let s = text.scalars
      let values = place.values
      var names: [Range<Int>] = []
      var low = place.subjects.lowerBound
      for k in place.subjects where s[k] == 0x3001 {
        names.append(low..<k)
        low = k + 1
      }
      if names.count + 2 == values.count,
        let cut = (low..<place.subjects.upperBound).first(where: { conjunctions.contains(s[$0]) })
      {
        names.append(low..<cut)
        low = cut + 1
      }
      names.append(low..<place.subjects.upperBound)
      guard names.count == values.count else { continue }
      for (k, name) in zip(values, names) {
        var noun = Indicator.nounBefore(s, name)
        guard noun.count >= 2 else { continue }
        if let at = Indicator.perHead.first(in: s, noun) {
          noun = at.lowerBound..<noun.upperBound
        }
        var fact = a.figures[k].fact
        fact.words = Array(s[noun])
        fact.key = Indicator.key(fact.words)
        // 每千人口床位数、医生数: all of them per head.
        if let first = names.first, let at = Indicator.perHead.first(in: s, first),
          Indicator.perHead.first(in: s, name) == nil, name != first,
          a.figures[k].quantity.unit.kind == .count || a.figures[k].quantity.unit.isPercentSign
        {
          fact.key = Array(s[at]) + fact.key
          fact.words = Array(s[at]) + fact.words
        }
        fact.qualifiers = Qualifiers(Array(s[name]))
        for mention in a.paragraphs[place.sentence.paragraph].mentions
        where mention.kind == .age && name.contains(mention.range.lowerBound) {
          fact.qualifiers.insert(age: text.string(mention.extent))
        }
        a.figures[k] = a.figures[k].about(fact)
      }
    }
  }

  private static func values(behind i: Int, _ sentence: Sentence, _ a: NumberAnalysis) -> [Int] {
    let s = a.paragraphs[sentence.paragraph].text.scalars
    var values: [Int] = []
    var last = i
    for k in a.figures(of: sentence, from: i) {
      let figure = a.figures[k]
      if figure.isWords { break }
      if figure.partner.map({ $0 < k }) ?? false {
        last = figure.extent.upperBound
        continue
      }
      let gap = s[stretch(last, figure.extent.lowerBound)]
      if values.isEmpty {
        guard gap.count <= 8, !gap.contains(where: { $0 == 0xFF0C }) else { break }
      } else {
        guard gap.count >= 1, gap.count <= 3, gap.allSatisfy({ joiners.contains($0) }) else {
          break
        }
        guard sameKind(values[0], k, a) else { break }
      }
      values.append(k)
      last = figure.extent.upperBound
    }
    return values
  }

  private static func sameKind(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (p, q) = (a.figures[x].quantity.unit, a.figures[y].quantity.unit)
    return p.kind == q.kind || p.kind == .rate && q.kind == .percent
      || p.kind == .percent && q.kind == .rate || p.text.isEmpty
  }

  /// How many subjects a list names: by 、 alone, and with 和 counted too.
  private static func subjects(_ range: Range<Int>, _ s: [UInt32]) -> ClosedRange<Int>? {
    let words = s[range]
    let marks = words.filter { $0 == 0x3001 }.count
    guard !words.contains(where: { $0 == 0xFF08 || $0 == 0xFF09 }) else { return nil }
    let last = words.split(separator: 0x3001).last ?? []
    let joined = last.filter { conjunctions.contains($0) }.count
    guard marks >= 1 || joined >= 1 else { return nil }
    if marks == 0 { return joined == 1 ? nil : nil }
    return (marks + 1)...(marks + 1 + min(joined, 1))
  }
}

/// 男性35例、女性28例，男女性别比为1.25∶1: a proportion against the two counts that it is of.
enum ProportionCheck {
  private static let id = RatioCheck.ratio
  static let sexes = WordTable("男女性别比 男女比例 男女之比 男女比 男女性别比例 性别比")
  private static let men = WordTable("男")
  private static let women = WordTable("女")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for (index, sentence) in a.sentences.enumerated() where sentence.words.contains(.sexes) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      guard let word = sexes.first(in: s, sentence.range),
        let read = proportion(s, stretch(word.upperBound, sentence.range.upperBound))
      else { continue }
      let near = a.points(a.figures(upTo: index, back: 2)).filter {
        a.figures[$0].quantity.unit.kind == .count
          && a.figures[$0].extent.lowerBound < word.lowerBound
          || a.figures[$0].sentence < index
      }
      let (x, y) = (near.filter { isOf(men, $0, a) }, near.filter { isOf(women, $0, a) })
      guard x.count == 1, y.count == 1, a.sameUnit(x[0], y[0]), a.value(y[0]) > .zero,
        a.figures[x[0]].sentence == a.figures[y[0]].sentence
      else { continue }
      found.append(judge(x[0], y[0], read, s, a, sentence.paragraph))
    }
    return found
  }

  private static func isOf(_ word: WordTable, _ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let lead = stretch(
      max(figure.lead.lowerBound, figure.lead.upperBound - 6), figure.lead.upperBound)
    let (isMan, isWoman) = (
      men.isFound(in: a.text(figure).scalars, lead), women.isFound(in: a.text(figure).scalars, lead)
    )
    return isMan != isWoman && word.isFound(in: a.text(figure).scalars, lead)
  }

  private struct Proportion {
    let range: Range<Int>
    /// The side that is not 1, and whether it is the first.
    let value: Exact
    let decimals: Int
    let isFirst: Bool
  }

  /// 为1.25∶1, 1:1.2 right behind the word.
  private static func proportion(_ s: [UInt32], _ range: Range<Int>) -> Proportion? {
    var i = range.lowerBound
    while i < range.upperBound, i - range.lowerBound < 4, !NumberText.isDigit(s[i]) { i += 1 }
    guard i < range.upperBound, let first = ChineseNumeral(s, at: i), first.end < range.upperBound,
      s[first.end] == 0x3A || s[first.end] == 0x2236,
      let second = ChineseNumeral(s, at: first.end + 1), second.end <= range.upperBound,
      first.value > .zero, second.value > .zero
    else { return nil }
    // 105∶100 is said of births.
    guard first.value == .one || second.value == .one else { return nil }
    let isFirst = second.value == .one
    let side = isFirst ? first : second
    return Proportion(
      range: i..<second.end, value: side.value, decimals: side.decimals, isFirst: isFirst)
  }

  private static func judge(
    _ men: Int, _ women: Int, _ read: Proportion, _ s: [UInt32], _ a: NumberAnalysis, _ p: Int
  ) -> Relation {
    let (over, under) = read.isFirst ? (men, women) : (women, men)
    let value = a.value(under) > .zero ? a.value(over) / a.value(under) : .zero
    let step = Exact.ten(-read.decimals)
    let half = step / Exact(2)
    let interval = a.interval(over).divided(by: a.interval(under))
    // Rounded or cut off.
    let printed = NumberInterval(read.value - half, read.value + step, upperIsOpen: true)
    let text = a.paragraphs[p].text
    let place = text.original(read.range)
    let shown = value.rounded(to: max(read.decimals, 2))
    let written = text.string(read.range)
    let formula = "\(a.number(over)) ÷ \(a.number(under)) = \(shown)"
    let operands = [a.figures[over].place, a.figures[under].place, place]
    if interval.intersects(printed) {
      return Relation(
        id, .pass, at: place, operands: operands, formula: formula, printed: written,
        computed: shown, interval: interval)
    }
    return Relation(
      id, .fail, severity: .error, at: place, operands: operands, formula: formula,
      printed: written, computed: shown, interval: interval,
      message: Message(
        zh: "男女之比写作\(written)，按\(formula)，应为\(read.isFirst ? "\(shown)∶1" : "1∶\(shown)")。请核对",
        en: "the proportion of men to women is given as \(written), but \(formula). Please check"))
  }
}

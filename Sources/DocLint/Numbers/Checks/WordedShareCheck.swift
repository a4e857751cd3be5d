/// 占67.7%，超过三分之二: a percentage against the fraction in words that is said to be of it.
enum WordedShareCheck {
  private static let id = RatioCheck.ratio
  private static let over = WordTable("超过 超 逾 高于 过")
  private static let under = WordTable("不足 不到 低于 未达 少于")
  private static let near = WordTable("近 接近 将近 约 约占 大约")
  private static let half = WordTable("半数 一半 半")

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for sentence in a.sentences where sentence.kinds.contains(.percent) {
      let s = a.paragraphs[sentence.paragraph].text.scalars
      for r in sentence.figures {
        let figure = a.figures[r]
        guard figure.quantity.unit.isPercentSign, figure.quantity.isPoint, !figure.isWords,
          figure.partner == nil
        else { continue }
        let i = figure.extent.upperBound
        guard i + 2 < sentence.range.upperBound, s[i] == 0xFF0C, RatioCheck.isNamed(r, a),
          ChangeCheck.isRising(r, a) == nil,
          let word = side(s, i + 1), let part = part(s, word.end),
          part.end >= sentence.range.upperBound || isEnd(s[part.end])
        else { continue }
        let value = a.value(r)
        let holds =
          switch word.side {
          case 1: value > part.value
          case -1: value < part.value
          default: (value - part.value).magnitude <= part.step / Exact(2)
          }
        let range = (i + 1)..<part.end
        let text = a.paragraphs[sentence.paragraph].text
        let operands = [figure.place, text.original(range)]
        let words = text.string(range)
        let sign = word.side > 0 ? ">" : word.side < 0 ? "<" : "≈"
        let shown = part.value.rounded(to: part.value.integer == nil ? 1 : 0)
        let formula = "\(a.number(r))% \(holds ? sign : "≯") \(shown)%"
        if holds {
          found.append(
            Relation(
              id, .pass, at: text.original(range), operands: operands,
              formula: "\(a.number(r))% \(sign) \(shown)%"))
        } else if word.side != 0 {
          found.append(
            Relation(
              id, .fail, severity: .error, at: text.original(range), operands: operands,
              formula: word.side > 0 ? formula : "\(a.number(r))% ≮ \(shown)%", printed: words,
              computed: a.printed(figure),
              message: Message(
                zh: "“\(words)”（\(shown)%）与前面的\(a.printed(figure))不符。请核对",
                en: "“\(words)” (\(shown)%) does not go with \(a.printed(figure)). Please check")))
        }
      }
    }
    return found
  }

  /// 1 for 超过, −1 for 不足, 0 for 近.
  private static func side(_ s: [UInt32], _ i: Int) -> (side: Int, end: Int)? {
    if let length = over.length(at: i, in: s) { return (1, i + length) }
    if let length = under.length(at: i, in: s) { return (-1, i + length) }
    return near.length(at: i, in: s).map { (0, i + $0) }
  }

  /// 三分之二, 七成, 一半; in percent.
  private static func part(_ s: [UInt32], _ i: Int) -> (value: Exact, step: Exact, end: Int)? {
    if let length = half.length(at: i, in: s) { return (Exact(50), Exact(10), i + length) }
    guard i + 1 < s.count, let first = ChineseCount.digit(s[i]) else { return nil }
    // 七成
    if s[i + 1] == 0x6210 { return (Exact(first * 10), Exact(10), i + 2) }
    guard i + 3 < s.count, s[i + 1] == 0x5206, s[i + 2] == 0x4E4B, first > 1,
      let count = ChineseCount.digit(s[i + 3]), count < first
    else { return nil }
    return (Exact(count * 100) / Exact(first), Exact(100) / Exact(first), i + 4)
  }

  private static func isEnd(_ s: UInt32) -> Bool { WordTables.isStop(s) }
}

import Foundation
import Testing

@testable import DocLint

/// Every formula that is shown is computed again from the numbers that it quotes, and its numbers
/// are those of the figures that it names.
@Suite struct ExplanationTests {
  /// The value of `a + b`, `(a − b) ÷ c`, `a ÷ b × c`; `nil` for what is none of these.
  private func value(_ text: Substring) -> Exact? {
    var tokens: [Substring] = []
    var rest = text
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
      } else if "()+−÷×".contains(first) {
        tokens.append(rest.prefix(1))
        rest.removeFirst()
      } else {
        let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        guard !number.isEmpty else { return nil }
        tokens.append(number)
        rest = rest[number.endIndex...]
      }
    }
    var at = 0
    func primary() -> Exact? {
      guard at < tokens.count else { return nil }
      let token = tokens[at]
      at += 1
      if token == "(" {
        let inner = sum()
        guard at < tokens.count, tokens[at] == ")" else { return nil }
        at += 1
        return inner
      }
      return number(token)
    }
    func product() -> Exact? {
      guard var left = primary() else { return nil }
      while at < tokens.count, tokens[at] == "÷" || tokens[at] == "×" {
        let isQuotient = tokens[at] == "÷"
        at += 1
        guard let right = primary() else { return nil }
        left = isQuotient ? left / right : left * right
      }
      return left
    }
    func sum() -> Exact? {
      guard var left = product() else { return nil }
      while at < tokens.count, tokens[at] == "+" || tokens[at] == "−" {
        let isDifference = tokens[at] == "−"
        at += 1
        guard let right = product() else { return nil }
        left = isDifference ? left - right : left + right
      }
      return left
    }
    let result = sum()
    return at == tokens.count ? result : nil
  }

  private func number(_ text: Substring) -> Exact? {
    let isNegative = text.first == "-"
    let digits = text.drop { $0 == "-" }
    let decimals =
      digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .first?.count ?? 0
    guard
      let value = Exact(
        digits: digits.utf8.filter { $0 != 0x2E }.map { $0 &- 0x30 }, decimals: decimals)
    else { return nil }
    return isNegative ? -value : value
  }

  /// Documents as they are, and each with one figure changed.
  private func texts() throws -> [String] {
    var texts: [String] = []
    var dice = Dice(99)
    for document in try MarkedDocument.all(prefix: "d") {
      texts.append(document.text)
      for at in document.marks {
        if let copy = Harm.digit.apply(document, at, &dice) { texts.append(copy.text) }
      }
    }
    for rule in RuleRegistry.all where rule.id.hasPrefix("num-") {
      texts += (rule.triggering + rule.nonTriggering).map { $0.replacing("↓", with: "") }
    }
    return texts
  }

  @Test func everyFormulaHolds() throws {
    var checked = 0
    for text in try texts() {
      let analysis = NumberAnalysis(Document(path: "a.txt", text: SourceText(text)))
      for relation in analysis.relations {
        let sides = relation.formula.split(separator: "=")
        guard sides.count == 2, !relation.formula.contains("^"), !relation.formula.contains("?"),
          let left = value(sides[0][...].trimmed)
        else { continue }
        let isPercent = sides[1].hasSuffix("%")
        let right = sides[1].trimmed.prefix { $0.isNumber || $0 == "." || $0 == "-" }
        guard let stated = number(right) else { continue }
        let decimals = right.split(separator: ".").dropFirst().first?.count ?? 0
        let half = Exact.ten(-decimals) / Exact(2)
        let computed = isPercent ? left * Exact(100) : left
        #expect((computed - stated).magnitude <= half, "\(relation.check): \(relation.formula)")
        checked += 1

        // The numbers on the left are those of the figures that take part.
        var values: Set<String> = ["1000", "10000", "100000", "1", "100"]
        for figure in analysis.figures where relation.operands.contains(figure.place) {
          values.insert(figure.quantity.value.decimal(atMost: 6))
        }
        for table in analysis.tables {
          for row in table.rows {
            for cell in row where relation.operands.contains(cell.place) {
              if let quantity = cell.quantity { values.insert(quantity.value.decimal(atMost: 6)) }
            }
          }
        }
        guard
          [
            "num-subtotal-mismatch", "num-ratio-mismatch", "num-difference-mismatch",
            "num-growth-mismatch", "num-table-total", "num-average-mismatch",
          ].contains(relation.check)
        else { continue }
        let quoted = sides[0].split { !$0.isNumber && $0 != "." }.map(String.init)
        for number in quoted {
          #expect(values.contains(number), "\(relation.check): \(relation.formula) \(values)")
        }
      }
    }
    #expect(checked > 300)
  }

  /// Each change that is said to mend a finding does: put into the formula, it gives what is printed.
  @Test func everyRepairMends() throws {
    let mark = "改正其中一个即可成立："
    var checked = 0
    for text in try texts() + Self.wrong {
      let analysis = NumberAnalysis(Document(path: "a.txt", text: SourceText(text)))
      for relation in analysis.relations {
        guard let at = relation.message.zh.range(of: mark),
          let printed = analysis.figures.first(where: { $0.place == relation.place })?.quantity
            .value,
          // Two legs that imply one population: the formula gives it, and not what is printed.
          let stated = relation.check == "num-implied-base"
            ? number(relation.computed[...]) : printed,
          let side = relation.formula.split(separator: "=").first, !relation.formula.contains("^")
        else { continue }
        let isPercent = relation.formula.hasSuffix("%")
        for change in relation.message.zh[at.upperBound...].prefix(while: { $0 != "。" })
          .split(separator: "，")
        {
          let ends = change.split(separator: "→").map { $0.prefix { $0.isNumber || $0 == "." } }
          guard ends.count == 2, let old = number(ends[0]), let new = number(ends[1]) else {
            continue
          }
          // Only where it stands once: 12 ÷ (12 + 5).
          let tokens = side.split { !$0.isNumber && $0 != "." }.compactMap { number($0) }
          guard tokens.contains(old),
            !(side.contains("+") && tokens.count(where: { $0 == old }) > 1)
          else { continue }
          let parts = side.split(separator: " ", omittingEmptySubsequences: false).map { token in
            let bare = token.drop { $0 == "(" }.prefix { $0.isNumber || $0 == "." }
            return number(bare) == old
              ? String(token).replacing(String(bare), with: String(ends[1])) : String(token)
          }
          let joined = parts.joined(separator: " ")
          guard let value = value(joined[...].trimmed) else { continue }
          let result = isPercent ? value * Exact(100) : value
          let margin = max(stated.magnitude / Exact(50), Exact(1, over: 10))
          #expect((result - stated).magnitude <= margin, "\(relation.message.zh) \(change) \(new)")
          checked += 1
        }
      }
    }
    #expect(checked > 60)
  }

  private static let wrong = [
    "全县举办培训班12期，培训960人次，平均每期85人次。", "投入资金186万元，改造卫生间62处，平均每处5万元。",
    "投入资金1260万元，比上年增加260万元，增长29.0%。", "服务点由20个增加到40个，是原来的3倍。",
    "2022年，全县活产5620人，婴儿死亡14人，婴儿死亡率3.49‰。", "全县抽检药品420批次，合格率92.5%，不合格2批次。",
    "其中乙类传染病126例，占45.9%；丙类传染病360例，占74.1%。",
  ]

  @Test func averagesHoldWhenRaisedAgain() throws {
    var checked = 0
    for text in try texts() {
      for relation in NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
      where relation.check == "num-average-growth-mismatch" && relation.formula.contains("=") {
        // (644 ÷ 400)^(1/5) − 1 = 10.0%
        let numbers = relation.formula.split { !$0.isNumber && $0 != "." }.map(String.init)
        guard numbers.count == 6, let end = number(numbers[0][...]),
          let start = number(numbers[1][...]),
          let years = Int(numbers[3]), let percent = number(numbers[5][...])
        else { continue }
        func grown(_ rate: Exact) -> Exact {
          (0..<years).reduce(Exact.one) { product, _ in product * (Exact.one + rate / Exact(100)) }
        }
        let half = Exact(1, over: 20)
        let ratio = end / start
        #expect(grown(percent - half) <= ratio && ratio <= grown(percent + half))
        checked += 1
      }
    }
    #expect(checked >= 3)
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return rest
  }
}

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
            "num-growth-mismatch", "num-table-total",
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

/// The figures of one document as they are listed: what is a quantity, what only looks like one,
/// and how many of them a relation could be checked for.
public struct NumberInventory: Sendable {
  public struct Entry: Sendable {
    public let range: TextRange
    public let text: String
    public let quantity: Quantity
    public let indicator: String
    public let region: String
    public let period: String?
    public let status: String
  }

  public struct Ignored: Sendable {
    public let range: TextRange
    public let text: String
    public let kind: String
  }

  public struct Outcome: Sendable {
    public let relation: Relation
    public let ranges: [TextRange]
  }

  /// In order of the document.
  public let quantities: [Entry]
  public let ignored: [Ignored]
  public let relations: [Outcome]
  /// Figures that some relation with an outcome has as an operand.
  public let assessed: Int
  public var notAssessed: Int { quantities.count - assessed }

  public init(_ analysis: NumberAnalysis) {
    let scalars = analysis.structure.text
    func text(_ range: Range<Int>) -> String {
      NumberText.string(scalars.scalars[range].filter { !ScalarText.isLineEnd($0) })
    }
    var entries: [(Range<Int>, Entry)] = []
    var ignored: [(Range<Int>, String)] = []
    for figure in analysis.figures where !figure.isWords {
      entries.append((figure.place, Self.entry(figure, scalars, text(figure.place))))
    }
    for paragraph in analysis.paragraphs {
      for mention in paragraph.mentions where mention.kind != .quantity {
        ignored.append((paragraph.text.original(mention.range), mention.kind.rawValue))
      }
    }
    for (index, table) in analysis.tables.enumerated() {
      let numbers = Set(table.rowNumbers)
      for (r, row) in table.rows.enumerated() {
        for (c, cell) in row.enumerated() {
          if numbers.contains(cell.place) {
            ignored.append((cell.place, Mention.Class.rowNumber.rawValue))
            continue
          }
          let fact = analysis.fact(ofRow: r, column: c, table: index)
          for mention in cell.mentions {
            let place = cell.text.original(mention.range)
            if let quantity = cell.quantity ?? mention.quantity, mention.kind == .quantity {
              entries.append(
                (place, Self.entry(quantity, fact, place, scalars, text(place))))
            } else {
              ignored.append((place, mention.kind.rawValue))
            }
          }
        }
      }
    }
    entries.sort { $0.0.lowerBound < $1.0.lowerBound }
    ignored.sort { $0.0.lowerBound < $1.0.lowerBound }
    quantities = entries.map(\.1)
    self.ignored = ignored.map { place, kind in
      Ignored(
        range: scalars.range(place.lowerBound, place.upperBound), text: text(place), kind: kind)
    }
    relations = analysis.relations.map { relation in
      Outcome(
        relation: relation,
        ranges: relation.operands.map { scalars.range($0.lowerBound, $0.upperBound) })
    }
    var covered: Set<Int> = []
    for relation in analysis.relations where relation.verdict != .notAssessable {
      for operand in relation.operands { covered.insert(operand.lowerBound) }
    }
    assessed = entries.count { covered.contains($0.0.lowerBound) }
  }

  private static func entry(_ figure: Figure, _ scalars: ScalarText, _ text: String) -> Entry {
    entry(figure.quantity, figure.fact, figure.place, scalars, text)
  }

  private static func entry(
    _ quantity: Quantity, _ fact: Fact, _ place: Range<Int>, _ scalars: ScalarText, _ text: String
  ) -> Entry {
    Entry(
      range: scalars.range(place.lowerBound, place.upperBound), text: text, quantity: quantity,
      indicator: fact.indicator, region: fact.region,
      period: fact.period == Fact.earlier ? nil : fact.period.map(Self.period),
      status: fact.status.rawValue)
  }

  private static func period(_ period: String) -> String {
    guard period.hasPrefix("plan"), let end = Int(period.dropFirst(4)) else { return period }
    return "\(end - 4)-\(end)"
  }
}

extension Quantity {
  /// The value without rounding; `nil` for a fraction such as 1/3.
  public var decimalValue: String? { value.exactDecimal }

  /// The ends of what the figure may stand for; `nil` where one is open to infinity or has no end
  /// of decimals.
  public var decimalInterval: [String]? {
    guard let low = interval.lower?.exactDecimal, let high = interval.upper?.exactDecimal else {
      return nil
    }
    return [low, high]
  }
}

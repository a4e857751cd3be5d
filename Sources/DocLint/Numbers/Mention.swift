/// Anything in a text that is or looks like a number, and what it is.
public struct Mention: Sendable {
  public enum Class: String, Sendable {
    case quantity
    case listMark = "list-mark"
    case year
    case date
    case time
    case period
    case documentNumber = "document-number"
    case phone
    case ordinal
    case grade
    case age
    case label
    case section
    case address
    case rowNumber = "row-number"
    case ratio
    case countedTerm = "counted-term"
    case anniversary
    case code
    /// 全覆盖: 100 % in words.
    case coverage
    case idiom
    /// A number whose reading is not settled: 十七十八.
    case unread
  }

  /// The classes that checks of a whole paragraph ask for.
  struct Classes: OptionSet {
    let rawValue: UInt8

    static let years = Classes(rawValue: 1)
    /// What may count the items of a list.
    static let counts = Classes(rawValue: 2)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ kind: Class) {
      switch kind {
      case .year: self = .years
      case .quantity, .countedTerm, .label, .grade: self = .counts
      default: self = []
      }
    }
  }

  let kind: Class
  /// In the paragraph's `NumberText`: the number with its unit.
  let range: Range<Int>
  /// The digits alone, with 万 and the like.
  let number: Range<Int>
  /// From the first limiting word (不少于, 约) to the last (以上, 左右).
  let extent: Range<Int>
  /// For quantities, counted terms and coverage.
  let quantity: Quantity?
  /// For years.
  let year: Int?
  /// For ranges (5—10个): the place of the other end among the mentions of the paragraph.
  var partner: Int?

  /// Whether it is a figure: one that a check can take as an operand.
  let isMeasured: Bool

  init(
    _ kind: Class, _ range: Range<Int>, number: Range<Int>? = nil, extent: Range<Int>? = nil,
    quantity: Quantity? = nil, year: Int? = nil, partner: Int? = nil
  ) {
    self.kind = kind
    self.range = range
    self.number = number ?? range
    self.extent = extent ?? range
    self.quantity = quantity
    isMeasured =
      quantity != nil && (kind == .quantity || kind == .coverage || kind == .countedTerm)
    self.year = year
    self.partner = partner
  }
}

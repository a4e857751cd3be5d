/// The units that owe submissions, and how many each class owes a month.
public struct UnitRegistry: Hashable, Sendable {
  /// From which state on a piece can count.
  public enum Basis: String, Sendable, CaseIterable { case submitted, accepted, adopted }

  /// How a piece of several units is credited.
  public enum Joint: String, Sendable, CaseIterable {
    /// In equal parts.
    case share
    /// To the unit that is named first.
    case first
  }

  /// What an office may ask of a piece before it counts, beside its being accepted and its own.
  public enum Requirement: String, Sendable, CaseIterable {
    /// It is of a kind that is known: a report, a brief, a case, a notice, a plan.
    case type
    /// It is as long as is usual for its kind.
    case length
    /// A signature or an issuer in it names the unit that sent it.
    case signature
    /// The rules find no error in it.
    case noErrors = "no-errors"
  }

  /// One unit under one name; a unit that was renamed has two rows.
  public struct Unit: Hashable, Sendable {
    public var name: String
    public var aliases: [String]
    /// Other names that may stand under what it sends, such as that of the office above it.
    public var signsAs: [String]
    public var unitClass: String
    /// The first and the last month, `2021-03`; `nil` is open.
    public var from: String?
    public var to: String?
    public init(
      name: String, aliases: [String] = [], signsAs: [String] = [], unitClass: String,
      from: String? = nil, to: String? = nil
    ) {
      self.name = name
      self.aliases = aliases
      self.signsAs = signsAs
      self.unitClass = unitClass
      self.from = from
      self.to = to
    }

    func isValid(in month: String) -> Bool {
      (from.map { $0.utf8.lexicographicallyPrecedes(month.utf8) || $0 == month } ?? true)
        && (to.map { month.utf8.lexicographicallyPrecedes($0.utf8) || $0 == month } ?? true)
    }
  }

  /// In the order of the file, which is the order of the table.
  public var units: [Unit]
  public var minima: [String: Int]
  public var basis: Basis
  public var joint: Joint
  /// None by default: who accepts a piece has judged it.
  public var requirements: Set<Requirement>

  public init(
    units: [Unit], minima: [String: Int], basis: Basis = .accepted, joint: Joint = .share,
    requirements: Set<Requirement> = []
  ) {
    self.units = units
    self.minima = minima
    self.basis = basis
    self.joint = joint
    self.requirements = requirements
  }

  /// Names without white space, with brackets of one width.
  static func folded(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "(": result.append("（")
      case ")": result.append("）")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The index of the unit that goes by `name` in a month.
  func unit(named name: String, in month: String) -> Int? {
    let name = Self.folded(name)
    func find(_ names: (Unit) -> [String]) -> Int? {
      units.indices.first { i in
        units[i].isValid(in: month) && names(units[i]).contains { Self.folded($0) == name }
      }
    }
    return find { [$0.name] } ?? find(\.aliases)
  }

  /// The units of a piece: the whole as one name, or its parts. `nil` stands for an unknown one.
  func units(of text: String, in month: String) -> [(name: String, unit: Int?)] {
    if let whole = unit(named: text, in: month) { return [(text, whole)] }
    var parts: [(name: String, unit: Int?)] = []
    for part in text.split(whereSeparator: { "、，,;；".contains($0) }) {
      let name = part.singleSpaced
      if name.isEmpty { continue }
      let unit = unit(named: name, in: month)
      // A unit that is named twice has one part.
      let isThere = parts.contains { unit == nil ? $0.name == name : $0.unit == unit }
      if !isThere { parts.append((name, unit)) }
    }
    return parts
  }
}

/// One submission, as far as counting is concerned.
public struct QuotaPiece: Hashable, Sendable {
  /// What a reviewer said of it last.
  public enum Review: Hashable, Sendable {
    case none
    case rejected(reason: String)
    /// It is accepted as it is: nothing more is asked of it.
    case accepted
    /// It counts although it looks repeated.
    case original(reason: String)
  }

  /// Something that is asked of pieces that count and that this one has not.
  public struct Shortcoming: Hashable, Sendable {
    public let requirement: UnitRegistry.Requirement
    /// What is wrong.
    public let message: Message
    public init(requirement: UnitRegistry.Requirement, message: Message) {
      self.requirement = requirement
      self.message = message
    }
  }

  /// Another submission that this one's text stands in.
  public struct Twin: Hashable, Sendable {
    public let number: Int
    /// The share of this piece that stands in it.
    public let ratio: Double
    public init(number: Int, ratio: Double) {
      self.number = number
      self.ratio = ratio
    }
  }

  public let number: Int
  public let path: String
  public let unit: String?
  public let received: String
  public let isWithdrawn: Bool
  /// Submitted, accepted, adopted; a withdrawn piece has the least.
  public let reached: UnitRegistry.Basis
  public let replaces: Int?
  public let review: Review
  /// Pieces of whatever time that most of its text stands in.
  public let twins: [Twin]
  public let shortcomings: [Shortcoming]

  public init(
    number: Int, path: String, unit: String?, received: String, isWithdrawn: Bool = false,
    reached: UnitRegistry.Basis, replaces: Int? = nil, review: Review = .none, twins: [Twin] = [],
    shortcomings: [Shortcoming] = []
  ) {
    self.number = number
    self.path = path
    self.unit = unit
    self.received = received
    self.isWithdrawn = isWithdrawn
    self.reached = reached
    self.replaces = replaces
    self.review = review
    self.twins = twins
    self.shortcomings = shortcomings
  }

  /// Shortcomings that no reviewer has looked past.
  var unmet: [Shortcoming] {
    switch review {
    case .accepted, .original: []
    case .none, .rejected: shortcomings
    }
  }

  var month: String { String(received.unicodeScalars.prefix(7).map(Character.init)) }
}

/// Who sent how many effective pieces in a month, against what they owe.
public struct QuotaTable: Hashable, Sendable {
  /// Why a piece does not count.
  public enum Reason: Hashable, Sendable {
    case withdrawn
    case replaced(by: Int)
    case rejected(String)
    /// It has not come as far as the basis asks.
    case notReached(UnitRegistry.Basis)
    /// Most of it stands in an earlier piece.
    case recycled(QuotaPiece.Twin)
    /// The same unit sent it before in this month: it counts once.
    case resent(QuotaPiece.Twin)
    /// It is not what the office asks of a piece that counts.
    case unmet([QuotaPiece.Shortcoming])
  }

  public struct Rejection: Hashable, Sendable {
    public let piece: QuotaPiece
    public let reason: Reason
  }

  public struct Row: Hashable, Sendable {
    public let unit: UnitRegistry.Unit
    /// Pieces that the unit sent or had a part in.
    public var submitted: Int
    public var effective: Share
    public var rejected: [Rejection]
    public let required: Int
    public var gap: Share {
      let gap = Share(required) - effective
      return gap < Share(0) ? Share(0) : gap
    }
  }

  /// A piece of a unit that the registry does not know, or of none.
  public struct Unknown: Hashable, Sendable {
    public let piece: QuotaPiece
    public let unit: String?
  }

  public let month: String
  public let basis: UnitRegistry.Basis
  /// Pieces of the month, each once.
  public let submitted: Int
  /// Each unit of the month, in the order of the registry.
  public let rows: [Row]
  public let unknown: [Unknown]
  /// Pieces that are in no month, for no date is known.
  public let undated: Int

  /// - Parameters:
  ///   - month: `2021-03`.
  ///   - registry: the units, and what each class owes.
  ///   - pieces: those of the month, and those that their twins and replacements name.
  ///   - undated: how many pieces have no date.
  public init(month: String, registry: UnitRegistry, pieces: [QuotaPiece], undated: Int = 0) {
    self.month = month
    self.basis = registry.basis
    self.undated = undated
    let byNumber = Dictionary(pieces.map { ($0.number, $0) }, uniquingKeysWith: { a, _ in a })
    func isEarlier(_ a: QuotaPiece, _ b: QuotaPiece) -> Bool {
      if a.received == b.received { return a.number < b.number }
      return a.received.utf8.lexicographicallyPrecedes(b.received.utf8)
    }
    let own = pieces.filter { $0.month == month }.sorted(by: isEarlier)
    submitted = own.count
    // A correction takes the place of what it corrects as soon as it can count itself.
    var replacedBy: [Int: Int] = [:]
    for piece in pieces.sorted(by: isEarlier)
    where !piece.isWithdrawn && piece.reached.rank >= registry.basis.rank {
      if case .rejected = piece.review { continue }
      if let old = piece.replaces { replacedBy[old] = piece.number }
    }
    func formal(_ piece: QuotaPiece) -> Reason? {
      if piece.isWithdrawn { return .withdrawn }
      if let by = replacedBy[piece.number] { return .replaced(by: by) }
      if case .rejected(let reason) = piece.review { return .rejected(reason) }
      if piece.reached.rank < registry.basis.rank { return .notReached(piece.reached) }
      return nil
    }
    func chain(_ piece: QuotaPiece) -> Set<Int> {
      // What a correction corrects is no source of it.
      var numbers: Set<Int> = []
      var at = piece.replaces
      while let number = at, numbers.insert(number).inserted { at = byNumber[number]?.replaces }
      return numbers
    }
    func units(_ piece: QuotaPiece) -> Set<Int> {
      Set(registry.units(of: piece.unit ?? "", in: month).compactMap(\.unit))
    }
    func repeated(_ piece: QuotaPiece) -> Reason? {
      if case .original = piece.review { return nil }
      let corrected = chain(piece)
      let own = units(piece)
      let sources = piece.twins.compactMap { twin -> (QuotaPiece.Twin, QuotaPiece)? in
        guard let other = byNumber[twin.number], !corrected.contains(twin.number),
          !other.isWithdrawn, isEarlier(other, piece)
        else { return nil }
        // In the month only what can count itself takes the credit; older text is old whatever
        // became of it.
        if other.month == month {
          if formal(other) != nil { return nil }
          // What a unit sends again because the first was not in order is no repetition.
          if !other.unmet.isEmpty, !own.isEmpty, own == units(other) { return nil }
        }
        return (twin, other)
      }
      guard let (twin, other) = sources.min(by: { isEarlier($0.1, $1.1) }) else { return nil }
      return other.month == month && !own.isEmpty && own == units(other)
        ? .resent(twin) : .recycled(twin)
    }
    var rows = registry.units.map { unit in
      Row(
        unit: unit, submitted: 0, effective: Share(0), rejected: [],
        required: registry.minima[unit.unitClass] ?? 0)
    }
    var unknown: [Unknown] = []
    for piece in own {
      let units = registry.units(of: piece.unit ?? "", in: month)
      if units.isEmpty { unknown.append(Unknown(piece: piece, unit: nil)) }
      let unmet = piece.unmet.isEmpty ? nil : Reason.unmet(piece.unmet)
      let reason = formal(piece) ?? repeated(piece) ?? unmet
      for (i, (name, unit)) in units.enumerated() {
        guard let unit else {
          unknown.append(Unknown(piece: piece, unit: name))
          continue
        }
        rows[unit].submitted += 1
        if let reason {
          rows[unit].rejected.append(Rejection(piece: piece, reason: reason))
        } else if registry.joint == .share {
          rows[unit].effective = rows[unit].effective + Share(1, over: units.count)
        } else if i == 0 {
          rows[unit].effective = rows[unit].effective + Share(1)
        }
      }
    }
    self.rows = rows.filter { $0.unit.isValid(in: month) }
    self.unknown = unknown
  }

  public var effective: Share { rows.reduce(Share(0)) { $0 + $1.effective } }
  public var required: Int { rows.reduce(0) { $0 + $1.required } }
  public var gap: Share { rows.reduce(Share(0)) { $0 + $1.gap } }

  /// The findings of the month: repeated pieces, unknown units, units that sent too few.
  ///
  /// - Parameters:
  ///   - registry: the path of the registry, which shortfalls are reported on.
  ///   - name: what a twin is called, by its number.
  public func diagnostics(registry: String, name: (Int) -> String) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: Set<Int> = []
    for rejection in rows.flatMap(\.rejected) where seen.insert(rejection.piece.number).inserted {
      let twin: QuotaPiece.Twin
      let sameUnit: Bool
      switch rejection.reason {
      case .recycled(let found): (twin, sameUnit) = (found, false)
      case .resent(let found): (twin, sameUnit) = (found, true)
      default: continue
      }
      found.append(
        QuotaDuplicateSubmission().finding(
          path: rejection.piece.path, ratio: twin.ratio, twin: name(twin.number),
          sameUnit: sameUnit))
    }
    for unknown in unknown {
      found.append(
        QuotaUnitUnknown().finding(
          path: unknown.piece.path, unit: unknown.unit, month: month))
    }
    for row in rows where row.gap > Share(0) {
      found.append(
        QuotaMonthShortfall().finding(
          path: registry, unit: row.unit.name, month: month, required: row.required,
          effective: row.effective.text, gap: row.gap.text, rejected: row.rejected.count))
    }
    return found
  }
}

extension UnitRegistry.Basis {
  var rank: Int { self == .submitted ? 0 : self == .accepted ? 1 : 2 }
}

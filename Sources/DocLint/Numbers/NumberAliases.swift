/// Names of one indicator, learnt from the documents themselves.
///
/// Two names of like wording are taken for one where at least two values of one place and year each
/// are equal under both: 老年人健康管理率 and 老年人健康服务管理率. One coincidence teaches nothing. The
/// equal values are kept, so that every conclusion drawn from an alias can show them.
///
/// Method: equality of values as weak evidence that two descriptions mean one thing, as in the
/// matching of figures between tables of financial reports.
public struct NumberAliases: Sendable {
  public struct Alias: Sendable {
    /// The two names as they are written.
    public let names: [String]
    /// Every value that both have, as written, two at least.
    public let values: [String]
    let keys: [[UInt32]]
  }

  /// In order of the names.
  public let learnt: [Alias]
  /// From a key to the one that stands for it.
  private let canonical: [[UInt32]: [UInt32]]
  /// From a key that stands for others to all that mean the same, itself among them.
  private let families: [[UInt32]: [[UInt32]]]

  /// How alike two names must be, by Dice's coefficient of their pairs of characters. Below, equal
  /// values are chance; the head noun must be the same in any case.
  static let likeness = Exact(3, over: 5)
  /// Equal values from which two names mean one thing.
  static let fewest = 2
  /// A value that more names share than this is anyone's: 100%, 1个.
  private static let most = 12

  /// - Complexity: O(*n*) in the facts: only facts of one place, year, unit and value are compared,
  ///   and no more than a few names of each.
  init(_ digests: [NumberDigest]) {
    struct Meeting: Hashable {
      let region: String
      let period: String
      let unit: String
      let value: Exact
      let head: UInt64
    }
    struct Pair: Hashable {
      let a, b: [UInt32]
    }
    var meetings: [Meeting: [[UInt32]]] = [:]
    var names: [[UInt32]: String] = [:]
    var texts: [Meeting: String] = [:]
    var qualifiers: [[UInt32]: Qualifiers] = [:]
    for digest in digests {
      for entry in digest.entries {
        guard let period = entry.period ?? digest.factYear, Self.isTelling(entry.quantity),
          entry.status == .actual, entry.times.isEmpty, !entry.key.contains(0x7C)
        else { continue }
        let meeting = Meeting(
          region: entry.region, period: period, unit: entry.quantity.unit.family,
          value: entry.quantity.value, head: FactCheck.head(entry.key))
        if meetings[meeting]?.contains(entry.key) != true {
          meetings[meeting, default: []].append(entry.key)
        }
        names[entry.key] = names[entry.key] ?? entry.indicator
        texts[meeting] = texts[meeting] ?? entry.text
        qualifiers[entry.key] = qualifiers[entry.key] ?? entry.qualifiers
      }
    }
    var shared: [Pair: Set<String>] = [:]
    for (meeting, keys) in meetings where keys.count >= 2 && keys.count <= Self.most {
      for (i, x) in keys.enumerated() {
        for y in keys[(i + 1)...] where qualifiers[x] == qualifiers[y] {
          guard let likeness = FactCheck.likeness(x, y), likeness >= Self.likeness else { continue }
          let pair = x.lexicographicallyPrecedes(y) ? Pair(a: x, b: y) : Pair(a: y, b: x)
          shared[pair, default: []].insert(texts[meeting] ?? "")
        }
      }
    }
    var canonical: [[UInt32]: [UInt32]] = [:]
    func root(_ key: [UInt32]) -> [UInt32] {
      var key = key
      while let next = canonical[key] { key = next }
      return key
    }
    var learnt: [Alias] = []
    let pairs = shared.filter { $0.value.count >= Self.fewest }.sorted {
      ($0.key.a + [0] + $0.key.b).lexicographicallyPrecedes($1.key.a + [0] + $1.key.b)
    }
    for (pair, values) in pairs {
      let (x, y) = (root(pair.a), root(pair.b))
      if x != y { canonical[y] = x }
      learnt.append(
        Alias(
          names: [names[pair.a] ?? "", names[pair.b] ?? ""],
          values: values.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
          keys: [pair.a, pair.b]))
    }
    var families: [[UInt32]: Set<[UInt32]>] = [:]
    for alias in learnt {
      for key in alias.keys { families[root(key), default: [root(key)]].insert(key) }
    }
    self.canonical = canonical
    self.families = families.mapValues { names in
      names.sorted { $0.lexicographicallyPrecedes($1) }
    }
    self.learnt = learnt
  }

  /// Whether a value is written with three digits or more: fewer are equal by chance.
  private static func isTelling(_ quantity: Quantity) -> Bool {
    guard quantity.isPoint, !quantity.isApproximate, let text = quantity.value.exactDecimal else {
      return false
    }
    let digits = text.utf8.filter { $0 != 0x2E }.drop { $0 == 0x30 }
    let kept = digits.reversed().drop { $0 == 0x30 }.count
    return max(kept, quantity.decimals > 0 ? digits.count : 0) >= 3
  }

  /// The key that stands for `key` and for all that mean the same.
  func canonical(_ key: [UInt32]) -> [UInt32] {
    var key = key
    while let next = canonical[key] { key = next }
    return key
  }

  /// All other names of what `key` names; empty where none has been learnt.
  func otherNames(of key: [UInt32]) -> [[UInt32]] {
    (families[canonical(key)] ?? []).filter { $0 != key }
  }

  /// What has to be said where two facts are joined by a learnt alias; empty where their names are
  /// one.
  func shown(_ a: NumberDigest.Entry, _ b: NumberDigest.Entry) -> Message {
    guard a.key != b.key else { return Message(zh: "", en: "") }
    let values =
      learnt.first { $0.keys.contains(a.key) && $0.keys.contains(b.key) }?.values
      ?? learnt.first { $0.keys.contains(a.key) }?.values ?? []
    let list = values.prefix(3).joined(separator: "、")
    return Message(
      zh: "（“\(a.indicator)”与“\(b.indicator)”有相同的\(list)，视为同一指标）",
      en: " (“\(a.indicator)” and “\(b.indicator)” share \(list) and are taken for one)")
  }
}

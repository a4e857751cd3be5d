/// What the facts of a document can be found by, where documents stand in an index of their own.
///
/// A key is the hash of what two facts must have in common before `NumberBatch` holds one against
/// the other; two documents without a key in common have nothing to say of each other's figures.
extension NumberDigest {
  /// Grams of the sequence of figures that stand for it: of two sequences that have half their
  /// grams in common, some of the smallest agree.
  private static let gramsKept = 16

  /// All keys of the document, ascending.
  var keys: [UInt32] {
    var keys: Set<UInt32> = []
    for entry in entries {
      let name = Self.hash(entry)
      keys.insert(UInt32(truncatingIfNeeded: name))
      if let year = entry.period ?? factYear { keys.insert(Self.dated(name, year)) }
    }
    keys.formUnion(grams)
    return keys.sorted()
  }

  /// The keys under which others are looked for, ascending: facts of the same year, and, where the
  /// document states a yearly change, of any year.
  var wantedKeys: [UInt32] {
    var keys: Set<UInt32> = []
    let changing = Set(trends.map(\.key))
    for entry in entries {
      let name = Self.hash(entry)
      if changing.contains(entry.key) { keys.insert(UInt32(truncatingIfNeeded: name)) }
      if let year = entry.period ?? factYear { keys.insert(Self.dated(name, year)) }
    }
    keys.formUnion(grams)
    return keys.sorted()
  }

  /// The keys under which facts stand by the other names that `aliases` has for them.
  ///
  /// - Complexity: O(*n*) in the entries, for each of which a few names are known at most.
  func aliasKeys(_ aliases: NumberAliases) -> [UInt32] {
    entries.flatMap { entry -> [UInt32] in
      guard let year = entry.period ?? factYear else { return [] }
      return aliases.otherNames(of: entry.key).map {
        Self.dated(Self.hash($0, entry.region, entry.quantity.unit.kind), year)
      }
    }
  }

  private var grams: [UInt32] {
    guard sequence.count >= NumberBatch.fewest else { return [] }
    var grams = NumberBatch.grams(sequence).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    grams.sort()
    return Array(grams.prefix(Self.gramsKept))
  }

  private static func hash(_ entry: Entry) -> UInt64 {
    hash(entry.key, entry.region, entry.quantity.unit.kind)
  }

  private static func hash(_ key: [UInt32], _ region: String, _ kind: Unit.Kind) -> UInt64 {
    let place = StableHash.hash(Array("\(region)|\(kind)".utf8))
    return StableHash.mix(StableHash.hash(key) ^ place)
  }

  private static func dated(_ name: UInt64, _ year: String) -> UInt32 {
    UInt32(truncatingIfNeeded: StableHash.mix(name ^ StableHash.hash(Array(year.utf8))))
  }
}

/// The documents of neighbouring keys, as one row of the index holds them.
///
/// A key that more than `SimilarityIndex.crowd` documents have had stands here with their number
/// and the first of them in order alone; the whole list is in a table of its own.
///
/// As bytes: for each key its distance from the one before (variable length, two low bits for the
/// form: one document, a list, a crowd), then the documents; four bytes of checksum at the end.
struct PostingBucket {
  struct Entry: Equatable {
    let low: UInt32
    /// How many documents have the key.
    var count: Int
    /// All of them, ascending; of a crowd, the first in order.
    var documents: [UInt32]
    var isCrowd: Bool
  }

  var entries: [Entry] = []

  /// How many of a crowd stand in its entry.
  static let first = 8

  init() {}

  /// `nil` for bytes that no bucket was written as.
  init?(_ bytes: [UInt8]) {
    var entries: [Entry] = []
    let intact = Self.scan(bytes) { entries.append($0) }
    guard intact else { return nil }
    self.entries = entries
  }

  /// Calls `visit` for each entry, or for those of `wanted` (ascending) alone.
  ///
  /// - Returns: whether the bytes are intact.
  static func scan(
    _ bytes: [UInt8], wanted: ArraySlice<UInt32>? = nil, _ visit: (Entry) -> Void
  ) -> Bool {
    guard bytes.count >= 4 else { return false }
    let end = bytes.count - 4
    let b = bytes.span
    var sum = checksum(b, end)
    for i in 0..<4 {
      guard b[end + i] == UInt8(truncatingIfNeeded: sum) else { return false }
      sum >>= 8
    }
    var at = 0
    func number() -> UInt32? {
      var value: UInt32 = 0
      var shift: UInt32 = 0
      while at < end && shift < 35 {
        let byte = b[at]
        at += 1
        value |= UInt32(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }
    var low: UInt32 = 0
    var next = wanted?.startIndex ?? 0
    while at < end {
      guard let head = number() else { return false }
      low &+= head >> 2
      var isWanted = true
      if let wanted {
        while next < wanted.endIndex && wanted[next] < low { next += 1 }
        if next == wanted.endIndex { return true }
        isWanted = wanted[next] == low
      }
      switch head & 3 {
      case 0:
        guard let document = number() else { return false }
        if isWanted {
          visit(Entry(low: low, count: 1, documents: [document], isCrowd: false))
        }
      case 1:
        guard let count = number(), count <= UInt32(end) else { return false }
        var documents: [UInt32] = []
        if isWanted { documents.reserveCapacity(Int(count)) }
        var document: UInt32 = 0
        for _ in 0..<count {
          guard let step = number() else { return false }
          document &+= step
          if isWanted { documents.append(document) }
        }
        if isWanted {
          visit(Entry(low: low, count: Int(count), documents: documents, isCrowd: false))
        }
      case 2:
        guard let count = number(), let listed = number(), listed <= UInt32(end) else {
          return false
        }
        var documents: [UInt32] = []
        for _ in 0..<listed {
          guard let document = number() else { return false }
          documents.append(document)
        }
        if isWanted {
          visit(Entry(low: low, count: Int(count), documents: documents, isCrowd: true))
        }
      default: return false
      }
    }
    return true
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    func number(_ value: UInt32) {
      var rest = value
      while rest >= 0x80 {
        out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      out.append(UInt8(truncatingIfNeeded: rest))
    }
    var low: UInt32 = 0
    for entry in entries {
      let step = (entry.low - low) << 2
      low = entry.low
      if entry.isCrowd {
        number(step | 2)
        number(UInt32(entry.count))
        number(UInt32(entry.documents.count))
        for document in entry.documents { number(document) }
      } else if entry.documents.count == 1 {
        number(step)
        number(entry.documents[0])
      } else {
        number(step | 1)
        number(UInt32(entry.documents.count))
        var before: UInt32 = 0
        for document in entry.documents {
          number(document - before)
          before = document
        }
      }
    }
    var sum = Self.checksum(out.span, out.count)
    for _ in 0..<4 {
      out.append(UInt8(truncatingIfNeeded: sum))
      sum >>= 8
    }
    return out
  }

  /// Eight bytes at a time: it stands between every query and its answer.
  static func checksum(_ bytes: Span<UInt8>, _ count: Int) -> UInt32 {
    var h = UInt64(count)
    var i = 0
    while i + 8 <= count {
      var word: UInt64 = 0
      for k in 0..<8 { word |= UInt64(bytes[i + k]) << UInt64(8 * k) }
      h = StableHash.mix(h ^ word)
      i += 8
    }
    while i < count {
      h = StableHash.mix(h ^ UInt64(bytes[i]))
      i += 1
    }
    return UInt32(truncatingIfNeeded: h >> 32)
  }
}

extension ArchiveKeyKind {
  /// The low bits of a key that tell it apart in its bucket.
  var lowBits: UInt32 { self == .fingerprint ? 12 : 16 }

  /// The row that holds the first key. Bands stand behind all fingerprints, facts behind the bands.
  private var firstBucket: Int {
    switch self {
    case .fingerprint: 0
    case .band: 1 << 20
    case .fact: 1 << 20 + 1 << 16
    }
  }

  /// The row that holds the key.
  func bucket(_ key: UInt32) -> Int { firstBucket + Int(key >> lowBits) }

  func low(_ key: UInt32) -> UInt32 { key & (1 << lowBits - 1) }

  /// The key's own number among the keys of all kinds.
  func crowd(_ key: UInt32) -> Int64 {
    let kind: Int64 =
      switch self {
      case .fingerprint: 0
      case .band: 1
      case .fact: 2
      }
    return kind << 32 | Int64(key)
  }
}

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
    guard let end = end(of: bytes) else { return false }
    let b = bytes.span
    var at = 0
    var low: UInt32 = 0
    var next = wanted?.startIndex ?? 0
    while at < end {
      guard let head = number(b, &at, end) else { return false }
      low &+= head >> 2
      if let wanted {
        while next < wanted.endIndex && wanted[next] < low { next += 1 }
        if next == wanted.endIndex { return true }
        if wanted[next] != low {
          guard skip(head & 3, b, &at, end) else { return false }
          continue
        }
      }
      guard let entry = entry(low, head & 3, b, &at, end) else { return false }
      visit(entry)
    }
    return true
  }

  /// The bytes of a bucket to which postings were added. What they do not touch is copied as it
  /// stands.
  ///
  /// - Parameters:
  ///   - old: the bytes of a bucket, or none.
  ///   - postings: key and document, ascending; all keys are of this bucket.
  ///   - low: what tells a key apart in its bucket.
  ///   - grow: adds documents to the entry of a key.
  /// - Complexity: linear in the bytes.
  static func adding(
    _ postings: ArraySlice<UInt64>, to old: [UInt8], low lowOf: (UInt32) -> UInt32,
    grow: (inout Entry, [UInt32], _ key: UInt32) throws -> Void
  ) throws -> [UInt8] {
    var end = 0
    if !old.isEmpty {
      guard let found = self.end(of: old) else { throw ArchiveError.damaged("index") }
      end = found
    }
    let b = old.span
    var out: [UInt8] = []
    out.reserveCapacity(old.count + postings.count * 6 + 4)
    // The key that `out` ends with, and what of `old` is still to be copied behind it.
    var last: UInt32 = 0
    var copied = 0
    var at = 0
    var low: UInt32 = 0
    var next = postings.startIndex
    func nextLow() -> UInt32? {
      next < postings.endIndex ? lowOf(UInt32(truncatingIfNeeded: postings[next] >> 32)) : nil
    }
    func write(_ grown: Entry) throws {
      var grown = grown
      let key = UInt32(truncatingIfNeeded: postings[next] >> 32)
      var documents: [UInt32] = []
      while next < postings.endIndex, postings[next] >> 32 == UInt64(key) {
        documents.append(UInt32(truncatingIfNeeded: postings[next]))
        next += 1
      }
      try grow(&grown, documents, key)
      append(grown, after: last, to: &out)
      last = grown.low
    }
    while at < end {
      let start = at
      guard let head = number(b, &at, end) else { throw ArchiveError.damaged("index") }
      low &+= head >> 2
      if let new = nextLow(), new <= low {
        out += old[copied..<start]
        while let new = nextLow(), new < low {
          try write(Entry(low: new, count: 0, documents: [], isCrowd: false))
        }
        if nextLow() == low {
          guard let entry = entry(low, head & 3, b, &at, end) else {
            throw ArchiveError.damaged("index")
          }
          try write(entry)
          copied = at
          continue
        }
        append((low - last) << 2 | head & 3, to: &out)
        copied = at
      }
      guard skip(head & 3, b, &at, end) else { throw ArchiveError.damaged("index") }
      last = low
    }
    out += old[copied..<end]
    while let new = nextLow() {
      try write(Entry(low: new, count: 0, documents: [], isCrowd: false))
    }
    seal(&out)
    return out
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var low: UInt32 = 0
    for entry in entries {
      Self.append(entry, after: low, to: &out)
      low = entry.low
    }
    Self.seal(&out)
    return out
  }

  // MARK: Bytes

  /// Where the checksum begins; `nil` if it is not that of the bytes before it.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    let end = bytes.count - 4
    var sum = checksum(bytes.span, end)
    for i in 0..<4 {
      guard bytes[end + i] == UInt8(truncatingIfNeeded: sum) else { return nil }
      sum >>= 8
    }
    return end
  }

  private static func seal(_ out: inout [UInt8]) {
    var sum = checksum(out.span, out.count)
    for _ in 0..<4 {
      out.append(UInt8(truncatingIfNeeded: sum))
      sum >>= 8
    }
  }

  @inline(__always)
  private static func number(_ b: Span<UInt8>, _ at: inout Int, _ end: Int) -> UInt32? {
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

  private static func append(_ value: UInt32, to out: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Passes over the documents of an entry of a form.
  @inline(__always)
  private static func skip(_ form: UInt32, _ b: Span<UInt8>, _ at: inout Int, _ end: Int) -> Bool {
    var count: UInt32 = 1
    if form != 0 {
      guard form < 3, form == 1 || number(b, &at, end) != nil, let listed = number(b, &at, end),
        listed <= UInt32(end)
      else { return false }
      count = listed
    }
    for _ in 0..<count {
      guard number(b, &at, end) != nil else { return false }
    }
    return true
  }

  /// Reads the documents of an entry of a form.
  private static func entry(
    _ low: UInt32, _ form: UInt32, _ b: Span<UInt8>, _ at: inout Int, _ end: Int
  ) -> Entry? {
    switch form {
    case 0:
      guard let document = number(b, &at, end) else { return nil }
      return Entry(low: low, count: 1, documents: [document], isCrowd: false)
    case 1:
      guard let count = number(b, &at, end), count <= UInt32(end) else { return nil }
      var documents: [UInt32] = []
      documents.reserveCapacity(Int(count))
      var document: UInt32 = 0
      for _ in 0..<count {
        guard let step = number(b, &at, end) else { return nil }
        document &+= step
        documents.append(document)
      }
      return Entry(low: low, count: Int(count), documents: documents, isCrowd: false)
    case 2:
      guard let count = number(b, &at, end), let listed = number(b, &at, end),
        listed <= UInt32(end)
      else { return nil }
      var documents: [UInt32] = []
      for _ in 0..<listed {
        guard let document = number(b, &at, end) else { return nil }
        documents.append(document)
      }
      return Entry(low: low, count: Int(count), documents: documents, isCrowd: true)
    default: return nil
    }
  }

  private static func append(_ entry: Entry, after low: UInt32, to out: inout [UInt8]) {
    let step = (entry.low - low) << 2
    if entry.isCrowd {
      append(step | 2, to: &out)
      append(UInt32(entry.count), to: &out)
      append(UInt32(entry.documents.count), to: &out)
      for document in entry.documents { append(document, to: &out) }
    } else if entry.documents.count == 1 {
      append(step, to: &out)
      append(entry.documents[0], to: &out)
    } else {
      append(step | 1, to: &out)
      append(UInt32(entry.documents.count), to: &out)
      var before: UInt32 = 0
      for document in entry.documents {
        append(document - before, to: &out)
        before = document
      }
    }
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

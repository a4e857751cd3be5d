/// The shingles of one document, asked for what each of many others shares with them.
struct ShingleTable {
  /// The number of distinct ones.
  private(set) var count = 0
  private let mask: Int
  /// Open addressing; a mark of 0 is a free place.
  private var hashes: [UInt64]
  private var marks: [UInt32]
  private var asked: UInt32 = 1
  /// A bit for each value of the upper sixteen bits that a shingle has.
  private var isPresent = [UInt64](repeating: 0, count: 1 << 10)

  /// - Parameter shingles: well-mixed hashes in any order, repetitions allowed.
  /// - Complexity: O(*n*).
  init(_ shingles: [UInt64]) {
    var size = 16
    while size < shingles.count * 2 { size *= 2 }
    mask = size - 1
    hashes = [UInt64](repeating: 0, count: size)
    marks = [UInt32](repeating: 0, count: size)
    for hash in shingles {
      let place = place(of: hash)
      if marks[place] != 0 { continue }
      hashes[place] = hash
      marks[place] = asked
      isPresent[Int(hash >> 54)] |= 1 << (hash >> 48 & 63)
      count += 1
    }
  }

  /// Where a shingle stands, or would.
  @inline(__always)
  private func place(of hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & mask
    while marks[place] != 0 && hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  /// How many distinct shingles of another document are here.
  ///
  /// - Complexity: O(*m*).
  mutating func shared(with shingles: [UInt64]) -> Int {
    asked += 1
    var shared = 0
    for hash in shingles where isPresent[Int(hash >> 54)] >> (hash >> 48 & 63) & 1 != 0 {
      let place = place(of: hash)
      if marks[place] == 0 || marks[place] == asked { continue }
      marks[place] = asked
      shared += 1
    }
    return shared
  }
}

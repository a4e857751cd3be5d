internal import CBytes

/// Looks at many scalars at once.
enum ScalarScan {
  /// A text decoded: what `ScalarText` holds.
  struct Decoded {
    var scalars: [UInt32] = []
    /// The places of all but the ideographs of the basic block.
    var marks: [Int] = []
    /// The byte at which every scalar starts whose place `stride` divides.
    var offsets: [UInt32] = []
  }

  static let stride = Int(CBYTES_STRIDE)

  /// Decodes valid UTF-8.
  ///
  /// - Parameter count: the number of its scalars.
  /// - Complexity: O(*n*).
  static func decode(_ utf8: [UInt8], count: Int) -> Decoded {
    var decoded = Decoded()
    guard count > 0 else { return decoded }
    unsafe utf8.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      unsafe decoded.scalars = .init(unsafeUninitializedCapacity: count) { scalars, written in
        unsafe decoded.marks = .init(unsafeUninitializedCapacity: count) { marks, marked in
          let places = (count - 1) / stride + 1
          unsafe decoded.offsets = .init(unsafeUninitializedCapacity: places) { offsets, filled in
            if let scalars = scalars.baseAddress, let marks = marks.baseAddress,
              let offsets = offsets.baseAddress
            {
              marked = unsafe cbytes_decode(first, bytes.count, count, scalars, marks, offsets)
              filled = places
              written = count
            }
          }
        }
      }
    }
    return decoded
  }

  /// The places of digits, of Latin letters and of enclosing marks among `marks`, which are places
  /// in `scalars`.
  ///
  /// - Complexity: O(*n*).
  static func split(
    _ marks: [Int], in scalars: [UInt32]
  ) -> (digits: [Int], letters: [Int], enclosing: [Int]) {
    precondition(marks.last.map { $0 < scalars.count } ?? true)
    let room = marks.count
    var (digits, letters, enclosing): ([Int], [Int], [Int]) = ([], [], [])
    guard room > 0 else { return (digits, letters, enclosing) }
    unsafe digits = .init(unsafeUninitializedCapacity: room) { first, count in
      unsafe letters = .init(unsafeUninitializedCapacity: room) { second, otherCount in
        unsafe enclosing = .init(unsafeUninitializedCapacity: room) { third, lastCount in
          var other = 0
          var counts = [0, 0, 0, 0]
          unsafe withUnsafeMutablePointer(to: &other) { other in
            let lists = unsafe [other, first.baseAddress, second.baseAddress, third.baseAddress]
            unsafe cbytes_split_marks(scalars, marks, room, lists, &counts)
          }
          (count, otherCount, lastCount) = (counts[1], counts[2], counts[3])
        }
      }
    }
    return (digits, letters, enclosing)
  }

  /// Scalars that are looked for together, eight at most.
  struct Wanted: Sendable, ExpressibleByArrayLiteral {
    private static let most = 8

    fileprivate let scalars: [UInt32]

    /// `nil` where they are none or too many.
    init?(_ scalars: Set<UInt32>) {
      guard let first = scalars.first, scalars.count <= Self.most else { return nil }
      self.scalars = scalars + Array(repeating: first, count: Self.most - scalars.count)
    }

    init(arrayLiteral elements: UInt32...) {
      precondition((1...Self.most).contains(elements.count), "one to eight scalars are looked for")
      scalars = elements + Array(repeating: elements[0], count: Self.most - elements.count)
    }
  }

  /// The first place in `range`, which is within `scalars`, of a wanted one.
  ///
  /// - Complexity: O(length of the range).
  static func first(_ wanted: Wanted, in scalars: [UInt32], _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= scalars.count)
    let place = unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe wanted.scalars.withUnsafeBufferPointer { wanted -> Int? in
        guard let first = scalars.baseAddress, let wanted = wanted.baseAddress else { return nil }
        return unsafe cbytes_find_scalar(first, range.lowerBound, range.upperBound, wanted)
      }
    }
    return place.flatMap { $0 < range.upperBound ? $0 : nil }
  }

  /// The first place, from `start` on, of a scalar whose bit is set.
  ///
  /// - Parameters:
  ///   - words: 64 scalars each.
  ///   - base: the place of the first word among those of all scalars.
  /// - Complexity: O(*n*).
  static func first(
    in scalars: [UInt32], from start: Int, _ words: [UInt64], base: Int
  ) -> Int? {
    precondition(start >= 0 && base >= 0)
    let place = unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe words.withUnsafeBufferPointer { words -> Int? in
        guard let first = scalars.baseAddress, let bits = words.baseAddress else { return nil }
        return unsafe cbytes_find_in_set(
          first, start, scalars.count, bits, words.count, base)
      }
    }
    return place.flatMap { $0 < scalars.count ? $0 : nil }
  }

  /// Which two neighbours `firstPair` finds: two bits for each, so that it stops at few others.
  struct PairFilter: Sendable {
    fileprivate private(set) var words = [UInt64](repeating: 0, count: 2048)

    mutating func insert(_ a: UInt32, _ b: UInt32) {
      for bit in [cbytes_pair(a, b), cbytes_pair_again(a, b)] {
        words[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }

    /// Whether they were inserted; seldom a wrong yes, never a wrong no.
    @inline(__always)
    func mayHold(_ a: UInt32, _ b: UInt32) -> Bool {
      holds(cbytes_pair(a, b)) && holds(cbytes_pair_again(a, b))
    }

    @inline(__always)
    private func holds(_ bit: Int) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 != 0 }
  }

  /// A number for two neighbours, below 65,536, to deal them out by.
  static func pair(_ a: UInt32, _ b: UInt32) -> Int { cbytes_pair(a, b) }

  /// The first place, from `start` on, of two neighbours that `filter` may hold.
  ///
  /// - Complexity: O(*n*).
  static func firstPair(in scalars: [UInt32], from start: Int, _ filter: PairFilter) -> Int? {
    precondition(start >= 0)
    let place = unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe filter.words.withUnsafeBufferPointer { filter -> Int? in
        guard let first = scalars.baseAddress, let filter = filter.baseAddress else { return nil }
        return unsafe cbytes_find_pair(first, start, scalars.count, filter)
      }
    }
    return place.flatMap { $0 < scalars.count ? $0 : nil }
  }

  /// How far behind two ideographs `firstReturn` looks for the same two.
  static let returns = Int(CBYTES_NEAREST_RETURN)...Int(CBYTES_FARTHEST_RETURN)

  /// The first place, from `start` on, of two ideographs of the basic block that stand side by side
  /// again `returns` scalars later.
  ///
  /// - Complexity: O(*n*).
  static func firstReturn(in scalars: [UInt32], from start: Int) -> Int? {
    precondition(start >= 0)
    let place = unsafe scalars.withUnsafeBufferPointer { scalars -> Int? in
      guard let first = scalars.baseAddress else { return nil }
      return unsafe cbytes_find_return(first, start, scalars.count)
    }
    return place.flatMap { $0 < scalars.count ? $0 : nil }
  }

  /// One bit for each scalar of the basic plane that occurs, and whether there are others.
  ///
  /// - Complexity: O(*n*).
  static func occurrences(of scalars: [UInt32]) -> (words: [UInt64], hasBeyond: Bool) {
    var words = [UInt64](repeating: 0, count: 1024)
    let isBasic = unsafe scalars.withUnsafeBufferPointer { scalars in
      unsafe words.withUnsafeMutableBufferPointer { words -> Bool in
        guard let first = scalars.baseAddress, let words = words.baseAddress else { return true }
        return unsafe cbytes_set_bits(first, scalars.count, words)
      }
    }
    return (words, !isBasic)
  }
}

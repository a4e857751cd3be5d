/// Places in a text, told by one bit for each of its bytes: an eighth of what a list of 32-bit places
/// takes where every third byte is one.
struct BytePlaces: Sendable {
  private var words: [UInt64]
  /// For each word, how many places stand before it.
  private var ranks: [UInt32]
  private(set) var count = 0

  /// - Parameters:
  ///   - places: in strictly ascending order.
  ///   - length: of the text, in bytes; a place may stand at its end.
  /// - Returns: `nil` where one place stands twice or out of order.
  /// - Complexity: O(*places* + *length* / 64).
  init?(_ places: some Sequence<UInt32>, length: Int) {
    words = [UInt64](repeating: 0, count: length / 64 + 1)
    ranks = [UInt32](repeating: 0, count: words.count)
    var last = -1
    for place in places {
      guard Int(place) > last else { return nil }
      last = Int(place)
      words[last / 64] |= 1 << UInt64(last % 64)
    }
    for (at, word) in words.enumerated() {
      ranks[at] = UInt32(count)
      count += word.nonzeroBitCount
    }
  }

  /// - Complexity: O(1).
  func contains(_ byte: UInt32) -> Bool {
    let word = Int(byte / 64)
    return word < words.count && words[word] & (1 << UInt64(byte % 64)) != 0
  }

  /// How many places stand before a byte.
  ///
  /// - Complexity: O(1).
  func count(before byte: UInt32) -> Int {
    let word = Int(byte / 64)
    guard word < words.count else { return count }
    let before = words[word] & ((1 << UInt64(byte % 64)) - 1)
    return Int(ranks[word]) + before.nonzeroBitCount
  }

  /// The place with this number, from 0.
  ///
  /// - Precondition: there are more.
  /// - Complexity: O(log *length*).
  subscript(_ index: Int) -> UInt32 {
    precondition(index >= 0 && index < count, "there is no such place")
    // The last word before which there are no more than so many.
    var low = 0
    var high = ranks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(ranks[middle]) <= index { low = middle } else { high = middle }
    }
    var rest = words[low]
    for _ in 0..<(index - Int(ranks[low])) { rest &= rest - 1 }
    return UInt32(low * 64 + rest.trailingZeroBitCount)
  }
}

/// A text with some stretches taken out, and the way back to the whole.
///
///     let whole = SourceText("甲<!-- x -->乙")
///     let cut = ExcisedText(whole, without: [TextRange(3, 13)])
///     cut.text                             // 甲乙
///     cut.whole(TextRange(3, 6))           // 13..<16, where 乙 stands in the whole
///
/// Checks read `text` as if the stretches had never stood there; what they find is moved back.
struct ExcisedText: Sendable {
  /// What remains.
  let text: SourceText
  /// Where, in what remains, something is missing, ascending; and how many bytes up to there.
  private let cuts: [(at: UInt32, removed: UInt32)]

  /// - Parameter ranges: ascending, none overlaps another, each from scalar to scalar.
  /// - Complexity: O(*n*).
  init(_ whole: SourceText, without ranges: [TextRange]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(whole.utf8.count)
    var cuts: [(at: UInt32, removed: UInt32)] = []
    var at = 0
    var removed: UInt32 = 0
    for range in ranges where !range.isEmpty {
      precondition(Int(range.lowerBound) >= at, "the stretches are out of order")
      bytes += whole.utf8[at..<Int(range.lowerBound)]
      removed += UInt32(range.count)
      if cuts.last?.at == UInt32(bytes.count) {
        cuts[cuts.count - 1].removed = removed
      } else {
        cuts.append((UInt32(bytes.count), removed))
      }
      at = Int(range.upperBound)
    }
    bytes += whole.utf8[at...]
    text = SourceText(validUTF8: bytes)
    self.cuts = cuts
  }

  /// Where a range of what remains stands in the whole: from its first scalar to its last. It
  /// holds a missing stretch only if it reaches over one.
  ///
  /// - Complexity: O(log *cuts*).
  func whole(_ range: TextRange) -> TextRange {
    let end = range.upperBound + removed(before: range.upperBound)
    if range.isEmpty { return TextRange(end, end) }
    return TextRange(range.lowerBound + removed(before: range.lowerBound + 1), end)
  }

  /// Whether something is missing inside a range of what remains.
  func reachesOver(_ range: TextRange) -> Bool {
    !range.isEmpty
      && removed(before: range.upperBound) != removed(before: range.lowerBound + 1)
  }

  /// Where a byte of the whole stands in what remains; for a byte that is missing, where it would.
  ///
  /// - Complexity: O(log *cuts*).
  func remaining(_ byte: UInt32) -> UInt32 {
    // The stretch of a cut stood in the whole from `at` plus what was missing before, up to `at`
    // plus what is missing with it.
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle].at + cuts[middle].removed <= byte { low = middle + 1 } else { high = middle }
    }
    let before = low == 0 ? 0 : cuts[low - 1].removed
    return low < cuts.count ? min(byte - before, cuts[low].at) : byte - before
  }

  /// The bytes that are missing at places below `byte`.
  private func removed(before byte: UInt32) -> UInt32 {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle].at < byte { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : cuts[low - 1].removed
  }
}

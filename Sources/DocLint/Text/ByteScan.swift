internal import CBytes

/// Looks at many bytes at once.
enum ByteScan {
  /// Bytes of a text by kind.
  struct Counts {
    /// First bytes of sequences of UTF-8, ASCII among them.
    let scalars: Int
    /// First bytes of sequences of two bytes or more.
    let leads: Int
    let nulls: Int
    /// All but tab, line feed, vertical tab, form feed and carriage return.
    let controls: Int
    /// Line feeds and carriage returns.
    let ends: Int
  }

  /// What stands in `range`, which is within `bytes`.
  ///
  /// - Complexity: O(length of the range).
  static func counts(_ bytes: [UInt8], _ range: Range<Int>) -> Counts {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let counts = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe cbytes_count($0 + range.lowerBound, range.count) }
    }
    guard let counts else { return Counts(scalars: 0, leads: 0, nulls: 0, controls: 0, ends: 0) }
    return Counts(
      scalars: counts.scalars, leads: counts.leads, nulls: counts.nulls,
      controls: counts.controls, ends: counts.ends)
  }

  /// The first place in `range`, which is within `bytes`, of `byte`.
  ///
  /// - Complexity: O(length of the range).
  static func first(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    let place = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe cbytes_find($0 + range.lowerBound, range.count, byte) }
    }
    return place.flatMap { $0 < range.count ? range.lowerBound + $0 : nil }
  }

  /// The first place, from `start` on, of a line feed or carriage return, and how many scalars stand
  /// before it; `nil` for the place where there is none.
  ///
  /// - Complexity: O(length of the line).
  static func line(_ bytes: [UInt8], from start: Int) -> (end: Int?, scalars: Int) {
    precondition(start >= 0 && start <= bytes.count)
    var scalars = 0
    let end = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe bytes.baseAddress.map { unsafe cbytes_line($0, start, bytes.count, &scalars) }
    }
    return (end.flatMap { $0 < bytes.count ? $0 : nil }, scalars)
  }
}

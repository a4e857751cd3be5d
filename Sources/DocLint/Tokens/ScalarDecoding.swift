/// Reading scalars out of valid UTF-8 by byte offset.
enum ScalarDecoding {
  /// The scalar that starts at byte `i`, and its length in bytes.
  ///
  /// - Precondition: `utf8` is valid, and `i` is the start of a scalar in it.
  @inline(__always)
  static func scalar(in utf8: Span<UInt8>, at i: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(utf8[i])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | trail(utf8, i + 1), 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | trail(utf8, i + 1) << 6 | trail(utf8, i + 2), 3)
    }
    return (
      (lead & 0x07) << 18 | trail(utf8, i + 1) << 12 | trail(utf8, i + 2) << 6
        | trail(utf8, i + 3), 4
    )
  }

  /// The start of the scalar that ends at byte `i`.
  ///
  /// - Precondition: `i > 0`, and `i` is the end of a scalar in valid UTF-8.
  @inline(__always)
  static func start(before i: Int, in utf8: Span<UInt8>) -> Int {
    var start = i - 1
    while utf8[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  @inline(__always)
  private static func trail(_ utf8: Span<UInt8>, _ i: Int) -> UInt32 { UInt32(utf8[i]) & 0x3F }
}

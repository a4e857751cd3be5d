/// Looks at many bytes at once: loops without a check of each index, which the compiler turns into
/// vector instructions.
enum ByteScan {
  /// Bytes of a text by kind.
  struct Counts {
    /// First bytes of sequences of UTF-8, ASCII among them.
    var scalars = 0
    /// First bytes of sequences of two bytes or more.
    var leads = 0
    var nulls = 0
    /// All but tab, line feed, vertical tab, form feed and carriage return.
    var controls = 0
  }

  /// - Complexity: O(*n*).
  static func counts(_ bytes: [UInt8]) -> Counts {
    var counts = Counts()
    unsafe bytes.withUnsafeBufferPointer { b in
      var i = 0
      while i < b.count {
        let end = min(i + 128, b.count)
        var continuations: UInt8 = 0
        var first: UInt8 = 0
        var zero: UInt8 = 0
        var control: UInt8 = 0
        for k in i..<end {
          let x = unsafe b[k]
          continuations &+= x & 0xC0 == 0x80 ? 1 : 0
          first &+= x >= 0xC0 ? 1 : 0
          zero &+= x == 0 ? 1 : 0
          control &+= (x < 0x20 ? 1 : 0) ^ (x &- 0x09 < 5 ? 1 : 0)
          control &+= x == 0x7F ? 1 : 0
        }
        counts.scalars += end - i - Int(continuations)
        counts.leads += Int(first)
        counts.nulls += Int(zero)
        counts.controls += Int(control)
        i = end
      }
    }
    return counts
  }

  /// The first bytes of sequences of UTF-8 in `range`, and whether a line ends there.
  ///
  /// - Precondition: `range` is within `bytes` and no longer than 255.
  static func line(_ bytes: [UInt8], _ range: Range<Int>) -> (scalars: Int, ends: Bool) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count && range.count < 256)
    var first: UInt8 = 0
    var ends: UInt8 = 0
    unsafe bytes.withUnsafeBufferPointer { b in
      for k in range {
        let x = unsafe b[k]
        first &+= x & 0xC0 != 0x80 ? 1 : 0
        ends |= (x == 0x0A ? 1 : 0) | (x == 0x0D ? 1 : 0)
      }
    }
    return (Int(first), ends != 0)
  }

  /// Whether one of the bytes in `range`, which is within `bytes`, is `byte`.
  static func holds(_ byte: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    var found: UInt8 = 0
    unsafe bytes.withUnsafeBufferPointer { b in
      for k in range { found |= unsafe b[k] == byte ? 1 : 0 }
    }
    return found != 0
  }
}

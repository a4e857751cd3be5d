/// A half-open range of UTF-8 byte offsets in one source text: the only position that is stored.
///
/// Lines, columns and scalar offsets are made from it at the edge, by `LineIndex`.
/// It says nothing of which text it belongs to; a `Diagnostic` holds that beside it.
public struct TextRange: Hashable, Sendable {
  /// Where the range starts, in bytes from the start of the text.
  public let lowerBound: UInt32
  /// Where the range ends, in bytes; never below `lowerBound`.
  public let upperBound: UInt32

  /// - Precondition: `lowerBound <= upperBound`.
  public init(_ lowerBound: UInt32, _ upperBound: UInt32) {
    precondition(lowerBound <= upperBound, "a text range ends before it starts")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// - Precondition: `0 <= lowerBound <= upperBound`, both below 2^32.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    self.init(UInt32(lowerBound), UInt32(upperBound))
  }

  /// The number of bytes.
  public var count: Int { Int(upperBound - lowerBound) }
  public var isEmpty: Bool { lowerBound == upperBound }
  /// The same range as array indices.
  public var indices: Range<Int> { Int(lowerBound)..<Int(upperBound) }

  /// Whether the two ranges have a byte in common.
  public func overlaps(_ other: TextRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }
}

extension TextRange: Comparable {
  public static func < (a: TextRange, b: TextRange) -> Bool {
    (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
  }
}

extension TextRange: CustomStringConvertible {
  public var description: String { "\(lowerBound)..<\(upperBound)" }
}

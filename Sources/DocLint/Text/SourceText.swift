/// The text of one document as it was read: valid UTF-8 without a byte-order mark, line ends as
/// they stand in the file.
public struct SourceText: Sendable {
  /// Valid UTF-8.
  public let utf8: [UInt8]
  /// Where its lines start.
  public let lines: LineIndex

  /// Takes `utf8` as it is.
  ///
  /// - Precondition: `utf8` is valid UTF-8 and shorter than 4 GiB. `SourceText(_: String)` always
  ///   is; bytes of unknown origin go through `TextDecoder`.
  public init(validUTF8 utf8: [UInt8]) {
    precondition(utf8.count < Int(UInt32.max), "a text of 4 GiB or more")
    self.utf8 = utf8
    self.lines = LineIndex(of: utf8)
  }

  public init(_ string: String) { self.init(validUTF8: Array(string.utf8)) }

  /// The number of Unicode scalars.
  public var scalarCount: Int { lines.scalarCount }

  /// The text of a range.
  public func string(_ range: TextRange) -> String {
    String(decoding: utf8[range.indices], as: UTF8.self)
  }

  /// The place of a byte offset: scalar offset, line, column.
  public func location(ofByte byte: Int) -> SourceLocation {
    lines.location(ofByte: byte, in: utf8)
  }

  /// The text of line `line` (from 1) without its line end.
  public func line(_ line: Int) -> String {
    var range = lines.range(ofLine: line, in: utf8).indices
    while let last = range.last, utf8[last] == 0x0A || utf8[last] == 0x0D {
      range = range.lowerBound..<last
    }
    return String(decoding: utf8[range], as: UTF8.self)
  }
}

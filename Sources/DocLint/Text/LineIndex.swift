/// A place as people and other programs name it, made from a byte offset.
public struct SourceLocation: Hashable, Sendable {
  /// Unicode scalars before the place, from 0.
  public let offset: Int
  /// The line, from 1. A line ends with LF, CR LF or a lone CR.
  public let line: Int
  /// Unicode scalars from the start of the line, from 1.
  public let column: Int

  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// Where each line of a text starts, in bytes and in Unicode scalars.
///
///     let index = LineIndex(of: Array("首行\r\n二".utf8))
///     index.location(ofByte: 8, in: bytes)      // offset 4, line 2, column 1
///
/// - Complexity: O(*n*) to make; O(log *lines* + length of the line) to look up.
public struct LineIndex: Sendable {
  private let starts: [UInt32]
  private let scalarsBefore: [UInt32]
  /// The number of Unicode scalars in the whole text.
  public let scalarCount: Int

  public init(of utf8: [UInt8]) {
    var starts: [UInt32] = []
    var before: [UInt32] = []
    // A guess, so that most texts need no more.
    starts.reserveCapacity(utf8.count / 64 + 1)
    before.reserveCapacity(utf8.count / 64 + 1)
    starts.append(0)
    before.append(0)
    var scalars = 0
    var i = 0
    while true {
      let line = ByteScan.line(utf8, from: i)
      scalars += line.scalars
      guard let end = line.end else { break }
      // CR LF is one line end.
      let length = utf8[end] == 0x0D && end + 1 < utf8.count && utf8[end + 1] == 0x0A ? 2 : 1
      i = end + length
      scalars += length
      starts.append(UInt32(i))
      before.append(UInt32(scalars))
    }
    self.starts = starts
    self.scalarsBefore = before
    self.scalarCount = scalars
  }

  /// The number of lines; a text that ends with a line end has an empty last line.
  public var lineCount: Int { starts.count }

  /// The bytes of line `line` (from 1), its line end included.
  public func range(ofLine line: Int, in utf8: [UInt8]) -> TextRange {
    precondition(line >= 1 && line <= starts.count, "line \(line) is not in the text")
    let end = line < starts.count ? starts[line] : UInt32(utf8.count)
    return TextRange(starts[line - 1], end)
  }

  /// The line, from 1, that holds a byte, where it starts, and how many scalars stand before it.
  func start(ofLineAt byte: Int) -> (line: Int, byte: Int, scalars: Int) {
    let line = self.line(ofByte: byte)
    return (line, Int(starts[line - 1]), Int(scalarsBefore[line - 1]))
  }

  /// The line, from 1, that holds a byte.
  ///
  /// - Complexity: O(log *lines*).
  public func line(ofByte byte: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= byte { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place of a byte offset.
  ///
  /// - Precondition: `0 <= byte <= utf8.count`, and `utf8` is the text the index was made of.
  public func location(ofByte byte: Int, in utf8: [UInt8]) -> SourceLocation {
    precondition(byte >= 0 && byte <= utf8.count, "byte \(byte) is not in the text")
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= byte { low = middle } else { high = middle }
    }
    var scalars = 0
    for i in Int(starts[low])..<byte where utf8[i] & 0xC0 != 0x80 { scalars += 1 }
    return SourceLocation(
      offset: Int(scalarsBefore[low]) + scalars, line: low + 1, column: scalars + 1)
  }
}

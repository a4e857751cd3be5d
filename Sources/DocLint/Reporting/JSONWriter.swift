/// Writes one JSON value from front to back: keys in the order they are given, nothing kept but the
/// bytes.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.member("path", "a.txt")
///     json.endObject()
///     json.bytes                    // {\n  "path": "a.txt"\n}
///
/// It does not check that keys and values alternate or that a key comes once.
/// - Complexity: linear in what is written.
public struct JSONWriter: Sendable {
  /// How the value is laid out.
  public enum Layout: Sendable {
    /// Two spaces for each level; objects begun with `onOneLine` stay on theirs.
    case pretty
    /// No white space at all.
    case compact
  }

  /// What was written so far: UTF-8.
  public private(set) var bytes: [UInt8] = []
  private let layout: Layout
  /// For each open container: whether it is empty so far.
  private var isEmpty: [Bool] = []
  /// How many containers are open since the outermost one that stands on one line.
  private var oneLineDepth = 0
  private var afterKey = false

  public init(layout: Layout = .pretty) { self.layout = layout }

  public mutating func beginObject(onOneLine: Bool = false) { begin(0x7B, onOneLine) }
  public mutating func endObject() { end(0x7D) }
  public mutating func beginArray(onOneLine: Bool = false) { begin(0x5B, onOneLine) }
  public mutating func endArray() { end(0x5D) }

  /// Writes the key of the member whose value comes next.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    if layout == .pretty { bytes.append(0x20) }
    afterKey = true
  }

  public mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  /// Writes the string, or `null`.
  public mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  public mutating func integer(_ value: Int) {
    separate()
    digits(value)
  }

  /// Writes a member that is a string, or `null`.
  public mutating func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  /// Writes a member that is a whole number.
  public mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// Writes a number with a fixed number of decimals, rounded to nearest, ties away from zero;
  /// what is not finite becomes `null`.
  public mutating func ratio(_ value: Double, decimals: Int = 4) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * Double(scale)).rounded()
    guard scaled.isFinite, abs(scaled) < 9e15 else { return null() }
    separate()
    let whole = Int(scaled)
    if whole < 0 { bytes.append(0x2D) }
    digits(abs(whole) / scale)
    if decimals > 0 {
      bytes.append(0x2E)
      let rest = String(abs(whole) % scale)
      for _ in rest.utf8.count..<decimals { bytes.append(0x30) }
      bytes.append(contentsOf: rest.utf8)
    }
  }

  public mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Ends the text with a line feed, once the outermost value is closed.
  public mutating func finish() {
    precondition(isEmpty.isEmpty, "a JSON container is still open")
    bytes.append(0x0A)
  }

  // MARK: Inside

  private mutating func begin(_ mark: UInt8, _ onOneLine: Bool) {
    separate()
    bytes.append(mark)
    isEmpty.append(true)
    if oneLineDepth > 0 || onOneLine { oneLineDepth += 1 }
  }

  private mutating func end(_ mark: UInt8) {
    let wasEmpty = isEmpty.removeLast()
    if oneLineDepth > 0 { oneLineDepth -= 1 } else if !wasEmpty { newLine() }
    bytes.append(mark)
  }

  /// Before a key, or a value that has none: the comma and the new line.
  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    guard let last = isEmpty.indices.last else { return }
    let first = isEmpty[last]
    isEmpty[last] = false
    if !first { bytes.append(0x2C) }
    if oneLineDepth == 0 {
      newLine()
    } else if !first && layout == .pretty {
      bytes.append(0x20)
    }
  }

  private mutating func newLine() {
    guard layout == .pretty else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * isEmpty.count))
  }

  private mutating func digits(_ value: Int) {
    bytes.append(contentsOf: String(value).utf8)
  }

  private mutating func quote(_ value: String) {
    if Self.isPlain(value) {
      bytes.append(0x22)
      bytes.append(contentsOf: value.utf8)
      bytes.append(0x22)
    } else {
      quoteEscaping(value)
    }
  }

  /// Whether the string stands in JSON as it is.
  private static func isPlain(_ value: String) -> Bool {
    let utf8 = value.utf8.span
    for i in 0..<utf8.count {
      let b = utf8[i]
      // Behind these a byte of U+0080…U+009F, U+2028 or U+2029 may follow.
      if b == 0xC2, utf8[i + 1] < 0xA0 { return false }
      if b == 0xE2, utf8[i + 1] == 0x80, utf8[i + 2] | 1 == 0xA9 { return false }
      if b < 0x20 || b == 0x22 || b == 0x5C || b == 0x7F { return false }
    }
    return true
  }

  private mutating func quoteEscaping(_ value: String) {
    bytes.append(0x22)
    var one: UInt8 = 0
    var two: UInt8 = 0
    for b in value.utf8 {
      switch b {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(b)
      case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
      case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
      case 0..<0x20, 0x7F: escape(UInt32(b))
      case 0xA8...0xA9 where two == 0xE2 && one == 0x80:
        // U+2028 and U+2029 end a line in JavaScript.
        bytes.removeLast(2)
        escape(0x2000 + UInt32(b) - 0x80)
      case 0x80..<0xA0 where one == 0xC2:
        bytes.removeLast()
        escape(UInt32(b))
      default: bytes.append(b)
      }
      two = one
      one = b
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ value: UInt32) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: [0x5C, 0x75])
    for shift in [12, 8, 4, 0] as [UInt32] { bytes.append(hex[Int((value >> shift) & 15)]) }
  }
}

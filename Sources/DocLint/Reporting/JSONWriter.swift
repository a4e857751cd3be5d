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
  public var bytes: [UInt8] { count == room.count ? room : Array(room[..<count]) }
  /// The bytes written, and behind them room for more: appending byte by byte would ask each time
  /// whether there is.
  private var room: [UInt8] = []
  private var count = 0
  private let layout: Layout
  /// How many containers are open.
  private var depth = 0
  /// Whether the innermost of them is empty so far.
  private var isEmpty = true
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
    quote(name, isKey: true)
    afterKey = true
  }

  public mutating func string(_ value: String) {
    quote(value, isKey: false)
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
    if whole < 0 { put(0x2D) }
    digits(abs(whole) / scale)
    if decimals > 0 {
      put(0x2E)
      let rest = String(abs(whole) % scale)
      for _ in rest.utf8.count..<decimals { put(0x30) }
      put(rest)
    }
  }

  public mutating func boolean(_ value: Bool) {
    separate()
    put(value ? "true" : "false")
  }

  public mutating func null() {
    separate()
    put("null")
  }

  /// Ends the text with a line feed, once the outermost value is closed.
  public mutating func finish() {
    precondition(depth == 0, "a JSON container is still open")
    put(0x0A)
    room.removeLast(room.count - count)
  }

  // MARK: In parts

  /// The number of bytes since the last that were handed over.
  var length: Int { count }

  /// Gives away the bytes so far, which are not kept.
  mutating func handOver<Failure: Error>(
    to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    try give(to: sink)
    count = 0
  }

  private func give<Failure: Error>(
    to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    if count > 0 { try sink(room[..<count]) }
  }

  /// A writer that stands where this one does and has written nothing: what it writes is appended
  /// here.
  ///
  /// - Parameter isFirst: whether no element of the innermost container comes before it.
  func continuation(isFirst: Bool) -> JSONWriter {
    var other = self
    other.room = []
    other.count = 0
    other.isEmpty = isFirst
    return other
  }

  /// Appends what a continuation has written, the containers of which are closed; where both together
  /// are longer than `partLength`, they are handed over as they are.
  mutating func append<Failure: Error>(
    _ other: JSONWriter, partLength: Int, to sink: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    precondition(depth == other.depth, "a JSON container of a continuation is still open")
    isEmpty = isEmpty && other.isEmpty
    if other.count > partLength - count {
      try handOver(to: sink)
      return try other.give(to: sink)
    }
    reserve(other.count)
    let start = count
    var out = room.mutableSpan
    let bytes = other.room.span
    for i in 0..<other.count { out[start + i] = bytes[i] }
    count = start + other.count
  }

  // MARK: Inside

  private mutating func begin(_ mark: UInt8, _ onOneLine: Bool) {
    separate()
    put(mark)
    depth += 1
    isEmpty = true
    if oneLineDepth > 0 || onOneLine { oneLineDepth += 1 }
  }

  private mutating func end(_ mark: UInt8) {
    precondition(depth > 0, "no JSON container is open")
    depth -= 1
    if oneLineDepth > 0 { oneLineDepth -= 1 } else if !isEmpty { newLine() }
    // Its own container holds it.
    isEmpty = false
    put(mark)
  }

  /// What stands before a key, or before a value that has none.
  private struct Separator {
    var hasComma = false
    /// How many blanks stand on the new line before it; `nil` where no line begins.
    var indentation: Int?
    var hasBlank = false

    var longest: Int { 2 + (indentation ?? 0) }

    /// Writes it; where it ends.
    @inline(__always)
    func write(to out: inout MutableSpan<UInt8>, at start: Int) -> Int {
      var at = start
      if hasComma {
        out[at] = 0x2C
        at += 1
      }
      if let indentation {
        out[at] = 0x0A
        at += 1
        let end = at + indentation
        while at < end {
          out[at] = 0x20
          at += 1
        }
      } else if hasBlank {
        out[at] = 0x20
        at += 1
      }
      return at
    }
  }

  @inline(__always)
  private mutating func separator() -> Separator {
    if afterKey {
      afterKey = false
      return Separator()
    }
    guard depth > 0 else { return Separator() }
    let isFirst = isEmpty
    isEmpty = false
    let isPretty = layout == .pretty
    return Separator(
      hasComma: !isFirst, indentation: isPretty && oneLineDepth == 0 ? 2 * depth : nil,
      hasBlank: isPretty && !isFirst)
  }

  private mutating func separate() { write(separator()) }

  private mutating func newLine() {
    if layout == .pretty { write(Separator(indentation: 2 * depth)) }
  }

  private mutating func write(_ separator: Separator) {
    reserve(separator.longest)
    let start = count
    var out = room.mutableSpan
    let end = separator.write(to: &out, at: start)
    count = end
  }

  /// Makes room for `more` bytes.
  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if room.count - count < more { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    room.append(contentsOf: repeatElement(0, count: max(more, room.count / 2, 256)))
  }

  @inline(__always)
  private mutating func put(_ byte: UInt8) {
    reserve(1)
    room[count] = byte
    count += 1
  }

  private mutating func put(_ text: String) {
    for byte in text.utf8 { put(byte) }
  }

  private mutating func digits(_ value: Int) {
    guard value >= 0 else { return put(String(value)) }
    var length = 1
    var rest = value / 10
    while rest > 0 {
      length += 1
      rest /= 10
    }
    reserve(length)
    let end = count + length
    var out = room.mutableSpan
    rest = value
    for k in 1...length {
      out[end - k] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count = end
  }

  /// Writes a string with what stands before it, and behind a key the colon.
  private mutating func quote(_ value: String, isKey: Bool) {
    let separator = separator()
    let utf8 = value.utf8.span
    reserve(separator.longest + utf8.count + 4)
    let (before, isPretty) = (count, layout == .pretty)
    var out = room.mutableSpan
    let start = separator.write(to: &out, at: before)
    out[start] = 0x22
    // Most strings stand in JSON as they are: copied and looked at in one go.
    if Self.copyPlain(utf8, to: &out, at: start + 1) {
      var at = start + 1 + utf8.count
      out[at] = 0x22
      at += 1
      if isKey {
        out[at] = 0x3A
        out[at + 1] = 0x20
        at += isPretty ? 2 : 1
      }
      count = at
    } else {
      count = start
      quoteEscaping(value)
      if isKey { put(isPretty ? ": " : ":") }
    }
  }

  /// Copies the string; false where some of it stands otherwise in JSON.
  @inline(__always)
  private static func copyPlain(
    _ utf8: Span<UInt8>, to out: inout MutableSpan<UInt8>, at start: Int
  ) -> Bool {
    for i in 0..<utf8.count {
      let b = utf8[i]
      out[start + i] = b
      if b < 0x80 {
        if b < 0x20 || b == 0x22 || b == 0x5C || b == 0x7F { return false }
      } else {
        // Behind these a byte of U+0080…U+009F, U+2028 or U+2029 may follow.
        if b == 0xC2, utf8[i + 1] < 0xA0 { return false }
        if b == 0xE2, utf8[i + 1] == 0x80, utf8[i + 2] | 1 == 0xA9 { return false }
      }
    }
    return true
  }

  private mutating func quoteEscaping(_ value: String) {
    put(0x22)
    var one: UInt8 = 0
    var two: UInt8 = 0
    for b in value.utf8 {
      switch b {
      case 0x22, 0x5C:
        put(0x5C)
        put(b)
      case 0x0A: put("\\n")
      case 0x0D: put("\\r")
      case 0x09: put("\\t")
      case 0..<0x20, 0x7F: escape(UInt32(b))
      case 0xA8...0xA9 where two == 0xE2 && one == 0x80:
        // U+2028 and U+2029 end a line in JavaScript.
        count -= 2
        escape(0x2000 + UInt32(b) - 0x80)
      case 0x80..<0xA0 where one == 0xC2:
        count -= 1
        escape(UInt32(b))
      default: put(b)
      }
      two = one
      one = b
    }
    put(0x22)
  }

  private mutating func escape(_ value: UInt32) {
    put("\\u")
    for shift in [12, 8, 4, 0] as [UInt32] {
      let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
      put(digit + (digit < 10 ? 0x30 : 0x57))
    }
  }
}

/// The part of a source line around a range, ready to be shown, and where in it the carets stand.
struct Excerpt: Hashable {
  /// What is shown; controls escaped, tabs as spaces, `…` where the line was cut.
  let text: String
  /// Columns before the first caret.
  let indent: Int
  /// How many carets: one at least.
  let carets: Int

  /// - Complexity: O(`width` + length of the shown part), however long the line is.
  init(of range: TextRange, in text: SourceText, width: Int) {
    let bytes = text.utf8
    let start = min(Int(range.lowerBound), bytes.count)
    let end = min(Int(range.upperBound), bytes.count)

    // The marked part, up to the end of its first line.
    var marked = Piece()
    var at = start
    while at < end, marked.width < width * 2 / 3, let next = Self.scalar(bytes, at) {
      if Self.endsLine(next.scalar) { break }
      marked.append(next.scalar)
      at = next.end
    }
    let cutMark = at < end && at < bytes.count && !Self.endsLine(Self.scalar(bytes, at)?.scalar)

    var before: [(scalar: Unicode.Scalar, width: Int)] = []
    var beforeWidth = 0
    var head = start
    while head > 0, beforeWidth <= width {
      var i = head - 1
      while i > 0, bytes[i] & 0xC0 == 0x80 { i -= 1 }
      guard let previous = Self.scalar(bytes, i), !Self.endsLine(previous.scalar) else { break }
      let columns = Self.width(previous.scalar)
      before.append((previous.scalar, columns))
      beforeWidth += columns
      head = i
    }

    var after: [(scalar: Unicode.Scalar, width: Int)] = []
    var afterWidth = 0
    var tail = at
    while !cutMark, tail < bytes.count, afterWidth <= width, let next = Self.scalar(bytes, tail) {
      if Self.endsLine(next.scalar) { break }
      let columns = Self.width(next.scalar)
      after.append((next.scalar, columns))
      afterWidth += columns
      tail = next.end
    }

    if beforeWidth + marked.width + afterWidth > width {
      let room = max(0, width - marked.width - 4)
      let forBefore = max(room / 2, room - afterWidth)
      if beforeWidth > forBefore {
        while beforeWidth > forBefore, let last = before.popLast() { beforeWidth -= last.width }
        before.append(("…", 1))
        beforeWidth += 1
      }
      let forAfter = max(0, width - marked.width - beforeWidth - 2)
      if afterWidth > forAfter {
        while afterWidth > forAfter, let last = after.popLast() { afterWidth -= last.width }
        after.append(("…", 1))
      }
    }
    var line = String.UnicodeScalarView()
    for piece in before.reversed() { Self.append(piece.scalar, to: &line) }
    line.append(contentsOf: marked.text)
    if cutMark { line.append("…") }
    for piece in after { Self.append(piece.scalar, to: &line) }
    self.text = String(line)
    self.indent = beforeWidth
    self.carets = max(1, marked.width)
  }

  private struct Piece {
    var text = String.UnicodeScalarView()
    var width = 0
    mutating func append(_ scalar: Unicode.Scalar) {
      Excerpt.append(scalar, to: &text)
      width += Excerpt.width(scalar)
    }
  }

  static func shown(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "\t" { return ("    ", 4) }
    if VisibleText.needsEscape(scalar) {
      var text = ""
      VisibleText.append(scalar, to: &text)
      return (text, text.utf8.count)
    }
    return (String(scalar), DisplayWidth.of(scalar))
  }

  /// The columns that `shown` takes.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar != "\t", !VisibleText.needsEscape(scalar) { return DisplayWidth.of(scalar) }
    return shown(scalar).width
  }

  private static func append(_ scalar: Unicode.Scalar, to line: inout String.UnicodeScalarView) {
    if scalar != "\t", !VisibleText.needsEscape(scalar) {
      line.append(scalar)
    } else {
      line.append(contentsOf: shown(scalar).text.unicodeScalars)
    }
  }

  private static func endsLine(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "\n" || scalar == "\r"
  }

  /// The scalar that starts at byte `i` of valid UTF-8.
  private static func scalar(_ bytes: [UInt8], _ i: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard i < bytes.count else { return nil }
    let b = bytes[i]
    let length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    guard i + length <= bytes.count else { return nil }
    var value = length == 1 ? UInt32(b) : UInt32(b) & (0xFF >> UInt32(length + 1))
    for k in 1..<length { value = value << 6 | UInt32(bytes[i + k] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", i + length)
  }
}

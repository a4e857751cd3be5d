/// Breaks a sentence into lines of a terminal.
///
/// Between hanzi a line may end anywhere, but not before a closing mark nor after an opening one
/// (UAX #14, classes CL and OP). A path or a word of other letters stays whole, even if it is
/// longer than a line.
struct LineBreaker {
  /// Columns of a line.
  let width: Int
  /// The spaces that every line but the first begins with.
  let indent: Int

  /// The lines, at least one. `used` columns of the first are taken already.
  func lines(of text: String, after used: Int) -> [String] {
    if used + DisplayWidth.of(text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    var columns = used
    for piece in pieces(of: text) {
      let wide = DisplayWidth.of(piece)
      if columns + wide > width, columns > indent {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        columns = indent
        if piece == " " { continue }
      }
      line += piece
      columns += wide
    }
    return lines + [line]
  }

  /// What no line end may come into.
  private func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let joined =
        previous.map {
          Self.closing(scalar) || Self.opening($0) || DisplayWidth.of(scalar) == 0
            || (Self.isLetter(scalar) && Self.isLetter($0))
        } ?? false
      if joined {
        pieces[pieces.count - 1].unicodeScalars.append(scalar)
      } else {
        pieces.append(String(scalar))
      }
      previous = scalar
    }
    return pieces
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value < 0x2000
  }

  /// Whether no line begins with it.
  static func closing(_ scalar: Unicode.Scalar) -> Bool {
    mayBeMark(scalar) && "，。、；：？！”’）》〉】〕％…—".unicodeScalars.contains(scalar)
  }

  /// Whether no line ends with it.
  static func opening(_ scalar: Unicode.Scalar) -> Bool {
    mayBeMark(scalar) && "“‘（《〈【〔".unicodeScalars.contains(scalar)
  }

  /// Neither ASCII nor Han: what hardly a character is not.
  private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x2000 && !(scalar.value >= 0x4E00 && scalar.value < 0xFF00)
  }
}

/// What no rule on typography may judge or change: code, addresses, tags and formulas.
///
/// - Complexity: O(*n*) to make, one byte for each scalar.
struct ProtectedText: Sendable {
  enum Kind: UInt8, Sendable {
    case none, code, address, tag, formula
  }

  private let kinds: [UInt8]

  /// Whether the scalar at `index` stands in something protected.
  func contains(_ index: Int) -> Bool { index >= 0 && index < kinds.count && kinds[index] != 0 }

  func kind(_ index: Int) -> Kind {
    index >= 0 && index < kinds.count ? Kind(rawValue: kinds[index]) ?? .none : .none
  }

  init(_ structure: DocumentStructure) {
    var marker = Marker(text: structure.text)
    marker.mark(structure.lines)
    kinds = marker.kinds
  }
}

private struct Marker {
  let text: ScalarText
  var kinds: [UInt8]

  init(text: ScalarText) {
    self.text = text
    kinds = [UInt8](repeating: 0, count: text.count)
  }

  mutating func set(_ range: Range<Int>, _ kind: ProtectedText.Kind) {
    for i in range { kinds[i] = kind.rawValue }
  }

  mutating func mark(_ lines: [DocumentStructure.Line]) {
    var fences: [Int] = []
    for (n, line) in lines.enumerated() where isFence(line.content) { fences.append(n) }
    var n = 0
    var fence = 0
    while n < lines.count {
      if fence + 1 < fences.count, n == fences[fence] {
        let last = fences[fence + 1]
        set(lines[n].range.lowerBound..<lines[last].range.upperBound, .code)
        fence += 2
        n = last + 1
        continue
      }
      markLine(lines[n])
      n += 1
    }
  }

  private func isFence(_ content: Range<Int>) -> Bool {
    guard content.count >= 3 else { return false }
    let first = text.scalars[content.lowerBound]
    guard first == 0x60 || first == 0x7E else { return false }
    return text.at(content.lowerBound + 1) == first && text.at(content.lowerBound + 2) == first
  }

  private mutating func markLine(_ whole: DocumentStructure.Line) {
    let line = whole.content
    let scalars = text.scalars
    // Lengths of backtick runs, and marks, of which no closing one is left on this line.
    var noTick: [Int] = []
    var noDollar = false
    var noTag = false
    // Where what was read last ends.
    var next = line.lowerBound
    for place in whole.marks {
      let mark = text.marks[place]
      guard mark >= next, Self.begins(scalars[mark]) else { continue }
      var i = mark
      defer { next = i }
      switch scalars[i] {
      case 0x60:
        var run = 1
        while i + run < line.upperBound, scalars[i + run] == 0x60 { run += 1 }
        if run <= 3, !noTick.contains(run), let end = closingTicks(i + run, line.upperBound, run) {
          set(i..<end, .code)
          i = end
        } else {
          if run <= 3 { noTick.append(run) }
          i += run
        }
      case 0x24:
        if !noDollar, let end = closingDollar(i, line.upperBound) {
          set(i..<end, .formula)
          i = end
        } else {
          noDollar = true
          i += 1
        }
      case 0x3C:
        if !noTag, isTagStart(text.at(i + 1)) {
          if let end = scalars[i..<min(line.upperBound, i + 2000)].firstIndex(of: 0x3E) {
            set(i..<(end + 1), .tag)
            i = end + 1
          } else {
            noTag = true
            i += 1
          }
        } else {
          i += 1
        }
      case 0x3A where text.at(i + 1) == 0x2F && text.at(i + 2) == 0x2F:
        var start = i
        while start > line.lowerBound, i - start < 12,
          ScalarText.isASCIIAlphanumeric(scalars[start - 1])
        {
          start -= 1
        }
        guard start < i else {
          i += 3
          continue
        }
        let end = addressEnd(i + 3, line.upperBound)
        set(start..<end, .address)
        i = end
      case 0x57, 0x77:
        let www =
          text.at(i + 1) | 0x20 == 0x77 && text.at(i + 2) | 0x20 == 0x77 && text.at(i + 3) == 0x2E
          && !ScalarText.isASCIIAlphanumeric(i > line.lowerBound ? scalars[i - 1] : 0)
        if www {
          let end = addressEnd(i + 4, line.upperBound)
          set(i..<end, .address)
          i = end
        } else {
          i += 1
        }
      case 0x40:
        i = markMail(i, line)
      default:
        i += 1
      }
    }
  }

  /// Whether something protected begins here or near: ` $ < : W w @.
  private static func begins(_ s: UInt32) -> Bool {
    s < 0x80
      && (s == 0x60 || s == 0x24 || s == 0x3C || s == 0x3A || s == 0x57 || s == 0x77 || s == 0x40)
  }

  private func closingTicks(_ from: Int, _ end: Int, _ run: Int) -> Int? {
    var i = from
    while i < end {
      guard text.scalars[i] == 0x60 else {
        i += 1
        continue
      }
      var length = 1
      while i + length < end, text.scalars[i + length] == 0x60 { length += 1 }
      if length == run, i > from { return i + length }
      i += length
    }
    return nil
  }

  /// `$x$` and `$$x$$`: what stands between does not start with a digit, as money does.
  private func closingDollar(_ open: Int, _ end: Int) -> Int? {
    let width = text.at(open + 1) == 0x24 ? 2 : 1
    let start = open + width
    guard start < end, !ScalarText.isSpace(text.scalars[start]),
      !ScalarText.isASCIIDigit(text.scalars[start]), text.scalars[start] != 0x7B
    else { return nil }
    guard let close = text.scalars[start..<min(end, start + 400)].firstIndex(of: 0x24),
      close > start
    else { return nil }
    return min(end, close + width)
  }

  private func isTagStart(_ s: UInt32) -> Bool {
    ScalarText.isLatinLetter(s) || s == 0x2F || s == 0x21
  }

  /// Where an address ends: at a blank or a mark of Chinese text; at Chinese letters too, unless
  /// they follow a slash or the like.
  private func addressEnd(_ from: Int, _ limit: Int) -> Int {
    var i = from
    var open = false
    while i < limit {
      let s = text.scalars[i]
      if s <= 0x20 || s == 0x22 || s == 0x3C || s == 0x3E || s == 0x60 || ScalarText.isSpace(s) {
        break
      }
      if s >= 0x80 {
        if ScalarText.isChineseMark(s) { break }
        if !open, !"/#=?&-_%".unicodeScalars.contains(where: { $0.value == text.at(i - 1) }) {
          break
        }
        open = true
      }
      i += 1
    }
    // A full stop or comma behind it belongs to the sentence.
    while i > from, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29].contains(text.scalars[i - 1]) {
      i -= 1
    }
    return i
  }

  private mutating func markMail(_ at: Int, _ line: Range<Int>) -> Int {
    func part(_ s: UInt32) -> Bool {
      ScalarText.isASCIIAlphanumeric(s) || s == 0x2E || s == 0x5F || s == 0x2D || s == 0x2B
    }
    var start = at
    while start > line.lowerBound, at - start < 64, part(text.scalars[start - 1]) { start -= 1 }
    var end = at + 1
    var dot = false
    while end < line.upperBound, part(text.scalars[end]) {
      if text.scalars[end] == 0x2E { dot = true }
      end += 1
    }
    while end > at + 1, text.scalars[end - 1] == 0x2E { end -= 1 }
    if start < at, dot, end > at + 3 { set(start..<end, .address) }
    return max(at + 1, end)
  }
}

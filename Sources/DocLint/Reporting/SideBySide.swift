/// Two texts beside each other: the source on the left, the document on the right, one row for each
/// sentence, in the order of the document.
///
/// Signs stand where colour cannot: ` ` the same, `~` with a substitution, `!` with a name left over
/// from the source, `↕` moved, `-` only in the source, `+` only in the document; a substituted
/// wording reads `[南→奈]`, a left-over name `{南昌市}`.
public struct SideBySide: Sendable {
  /// The columns that are used at most.
  public let width: Int
  private let style: Style

  /// - Parameters:
  ///   - width: columns of the terminal; at least 40 are used.
  ///   - color: whether changes are coloured, beside the signs that they always have.
  public init(width: Int = 100, color: Bool = false) {
    self.width = max(40, width)
    self.style = Style(color: color)
  }

  /// The rows of one pair, without line ends.
  ///
  /// - Complexity: linear in the two texts.
  public func lines(of pair: ReusePair, in reuse: ReuseReport) -> [String] {
    let document = reuse.documents[pair.document].text
    let source = reuse.documents[pair.source].text
    var right: [Mark] = []
    var left: [Mark] = []
    for substitution in pair.substitutions {
      for (d, s) in zip(substitution.documentRanges, substitution.sourceRanges) {
        let shown = "[\(substitution.source)→\(substitution.document)]"
        right.append(Mark(range: d.indices, text: shown))
        left.append(Mark(range: s.indices, text: "[\(substitution.source)]"))
      }
    }
    for leftover in pair.leftovers {
      for range in leftover.ranges {
        right.append(Mark(range: range.indices, text: "{\(leftover.text)}", isLeftover: true))
      }
    }
    right.sort { $0.range.lowerBound < $1.range.lowerBound }
    left.sort { $0.range.lowerBound < $1.range.lowerBound }
    let rightSide = Side(text: document, marks: right)
    let leftSide = Side(text: source, marks: left)

    var out: [String] = []
    for one in PairRows(of: pair, document: document, source: source).rows {
      switch one.kind {
      case .sourceOnly: row("-", .red, runs(one.source, leftSide, plain: .red), [], &out)
      case .documentOnly: row("+", .green, [], runs(one.document, rightSide, plain: .green), &out)
      case .shared, .moved:
        let moved = one.kind == .moved
        let marks = rightSide.marks(in: one.document)
        let changed = !marks.isEmpty || !leftSide.marks(in: one.source).isEmpty
        let left = marks.contains { $0.isLeftover }
        let sign = left ? "!" : moved ? "↕" : changed ? "~" : " "
        let plain: Style.Ink? = moved ? .blue : nil
        row(
          sign, left ? .boldRed : moved ? .blue : .magenta,
          runs(one.source, leftSide, plain: plain), runs(one.document, rightSide, plain: plain),
          &out)
      }
    }
    return out
  }

  // MARK: Rows

  private struct Mark {
    let range: Range<Int>
    let text: String
    var isLeftover = false
  }

  private struct Side {
    let text: SourceText
    let marks: [Mark]

    /// The marks that start in `range`.
    func marks(in range: Range<Int>) -> ArraySlice<Mark> {
      func first(_ bound: Int) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
          let middle = (low + high) / 2
          if marks[middle].range.lowerBound < bound { low = middle + 1 } else { high = middle }
        }
        return low
      }
      let start = first(range.lowerBound)
      return marks[start..<max(start, first(range.upperBound))]
    }
  }

  /// A stretch of a cell in one colour.
  private typealias Run = (text: String, ink: Style.Ink?)

  private func runs(_ range: Range<Int>, _ side: Side, plain: Style.Ink?) -> [Run] {
    var out: [Run] = []
    var at = range.lowerBound
    func text(_ piece: Range<Int>) -> String {
      String(decoding: side.text.utf8[piece], as: UTF8.self)
    }
    for mark in side.marks(in: range) where mark.range.lowerBound >= at {
      if mark.range.lowerBound > at { out.append((text(at..<mark.range.lowerBound), plain)) }
      out.append((mark.text, mark.isLeftover ? .boldRed : .boldMagenta))
      at = min(range.upperBound, mark.range.upperBound)
    }
    if at < range.upperBound { out.append((text(at..<range.upperBound), plain)) }
    return out
  }

  private func row(
    _ sign: String, _ ink: Style.Ink, _ left: [Run], _ right: [Run], _ out: inout [String]
  ) {
    let columns = (width - 5) / 2
    let l = wrap(left, columns)
    let r = wrap(right, columns)
    for i in 0..<max(l.count, r.count, 1) {
      let a = i < l.count ? l[i] : (text: "", width: 0)
      let b = i < r.count ? r[i] : (text: "", width: 0)
      let gap = String(repeating: " ", count: columns - a.width)
      out.append(
        style(ink, sign) + " " + a.text + gap + " " + style(.faint, "│")
          + (b.text.isEmpty ? "" : " " + b.text))
    }
  }

  /// Breaks styled text into lines of `columns` at most.
  private func wrap(_ runs: [Run], _ columns: Int) -> [(text: String, width: Int)] {
    var lines: [(text: String, width: Int)] = []
    var line = ""
    var used = 0
    for run in runs {
      var piece = ""
      func close() {
        line += run.ink.map { style($0, piece) } ?? piece
        piece = ""
      }
      var rest = run.text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        let shown = Excerpt.shown(scalar)
        // A closing mark takes its hanzi along to the next line.
        let closing = rest.first.map { LineBreaker.closing($0) ? DisplayWidth.of($0) : 0 } ?? 0
        if used + shown.width + closing > columns, used > 0 {
          close()
          lines.append((line, used))
          line = ""
          used = 0
        }
        piece += shown.text
        used += shown.width
      }
      close()
    }
    if used > 0 { lines.append((line, used)) }
    return lines
  }
}

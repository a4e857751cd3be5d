/// One paragraph as the number analysis reads it: blanks, footnote marks and emphasis taken out,
/// widths folded, with the way back to the document.
///
/// A blank stays where it parts two digits or letters.
struct NumberText: Sendable {
  /// Scalars that stand side by side in the document, too.
  private struct Run: Sendable {
    /// Where it begins in the text and in the document; it ends where the next one begins.
    let start: Int
    let origin: Int
  }

  let scalars: [UInt32]
  /// In order.
  private let runs: ShortList<Run>

  /// Of nothing.
  init() { (scalars, runs) = ([], .many([])) }

  /// - Parameters:
  ///   - fragments: the lines of the paragraph, in order, as places in `source`.
  ///   - source: the document's text.
  init(_ fragments: some Collection<Range<Int>>, of source: ScalarText) {
    let (marks, changing) = (source.marks, Self.changing)
    if fragments.count == 1, let only = fragments.first, !only.isEmpty,
      !source.marks(in: only).contains(where: { changing.contains(source.scalars[$0]) })
    {
      // So are most paragraphs.
      scalars = Array(source.scalars[only])
      runs = .one(Run(start: 0, origin: only.lowerBound))
      return
    }
    var draft = Draft()
    draft.scalars.reserveCapacity(fragments.reduce(0) { $0 + $1.count })
    for fragment in fragments { draft.scalars.append(contentsOf: source.scalars[fragment]) }
    var start = 0
    for fragment in fragments {
      draft.begin(at: start, shift: fragment.lowerBound - start)
      for k in source.places(ofMarksIn: fragment) {
        let place = marks[k] - draft.shift
        // Ideographs stand as they are, and so do most others.
        if changing.contains(draft.scalars[place]) || draft.isBehindBlank(place) {
          draft.read(place)
        }
      }
      start += fragment.count
      draft.keep(upTo: start)
    }
    draft.scalars.removeLast(draft.scalars.count - draft.count)
    scalars = draft.scalars
    runs = draft.runs
  }

  /// A text on its way: what stays of it moves up in place.
  private struct Draft {
    var scalars: [UInt32] = []
    private(set) var runs: ShortList<Run> = .many([])
    /// How many stay so far.
    private(set) var count = 0
    /// How much farther back the line stands in the document.
    private(set) var shift = 0
    /// What is read next.
    private var next = 0
    /// Whether a blank was taken out just before.
    private var isBlank = false
    /// Whether the next that stays stands apart from the one before it.
    private var isApart = true

    mutating func begin(at start: Int, shift: Int) {
      self.shift = shift
      next = start
      isApart = true
    }

    func isBehindBlank(_ place: Int) -> Bool { isBlank && place == next }

    /// Keeps what stands before `end` as it is.
    mutating func keep(upTo end: Int) {
      guard next < end else { return }
      beginRun(from: next)
      if count == next {
        count = end
      } else {
        for place in next..<end {
          scalars[count] = scalars[place]
          count += 1
        }
      }
      next = end
      isBlank = false
    }

    /// Takes the scalar at `place` out, or folds it.
    mutating func read(_ place: Int) {
      keep(upTo: place)
      let scalar = scalars[place]
      next = place + 1
      if NumberText.isBlank(scalar) {
        isBlank = true
        isApart = true
        return
      }
      let before = count > 0 ? scalars[count - 1] : 0
      // m² and m³ are units.
      if NumberText.isMark(scalar), !(scalar <= 0xB3 && before == 0x6D) {
        isApart = true
        return
      }
      var folded = NumberText.folded(scalar)
      // A half-width comma, but not that of 12,345.
      if scalar == 0x2C,
        !NumberText.isDigit(before) || next >= scalars.count || !NumberText.isDigit(scalars[next])
      {
        folded = 0xFF0C
      }
      if isBlank, NumberText.isLatin(before) || NumberText.isDigit(before),
        NumberText.isLatin(folded) || NumberText.isDigit(folded)
      {
        // There is room for it: it takes the place of one that was taken out.
        isApart = true
        add(0x20, from: place)
        isApart = true
      }
      isBlank = false
      add(folded, from: place)
    }

    private mutating func add(_ scalar: UInt32, from place: Int) {
      beginRun(from: place)
      scalars[count] = scalar
      count += 1
    }

    private mutating func beginRun(from place: Int) {
      guard isApart else { return }
      runs.append(Run(start: count, origin: place + shift))
      isApart = false
    }
  }

  init(_ string: String) {
    let text = ScalarText(SourceText(string))
    self.init(CollectionOfOne(0..<text.count), of: text)
  }

  var count: Int { scalars.count }

  /// The place in the document of `range`, from its first to its last scalar.
  ///
  /// - Complexity: O(log *n*) in the places where something was taken out.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first, let last = range.last, last < count else { return 0..<0 }
    return origin(of: first)..<(origin(of: last) + 1)
  }

  private func origin(of index: Int) -> Int {
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].start <= index { low = middle } else { high = middle }
    }
    return runs[low].origin + index - runs[low].start
  }

  func string(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

  static func string(_ scalars: some Sequence<UInt32>) -> String { ScalarText.string(scalars) }

  func has(_ word: [UInt32], at index: Int) -> Bool { scalars.has(word, at: index) }

  subscript(index: Int) -> UInt32 { index >= 0 && index < scalars.count ? scalars[index] : 0 }

  static func isDigit(_ s: UInt32) -> Bool { s >= 0x30 && s <= 0x39 }
  static func isLatin(_ s: UInt32) -> Bool {
    (s >= 0x41 && s <= 0x5A) || (s >= 0x61 && s <= 0x7A)
  }

  /// All that is left out or folded, and some that are not.
  static let changing = ScalarSet(ranges: [
    0x09...0x0D, 0x20...0x2A, 0x2C...0x2C, 0x3B...0x3F, 0x5B...0x5D, 0xA0...0xB9, 0x66A...0x66A,
    0x2009...0x2015,
    0x202F...0x202F, 0x2053...0x2053, 0x2070...0x2079, 0x2212...0x2212, 0x223C...0x223C,
    0x2264...0x2267, 0x3000...0x3000, 0x3010...0x301C, 0xFE6A...0xFE6A, 0xFEFF...0xFEFF,
    0xFF05...0xFF0B, 0xFF0D...0xFF5E,
  ])

  static func isBlank(_ s: UInt32) -> Bool {
    ScalarText.isSpace(s) || ScalarText.isLineEnd(s) || s == 0x2009 || s == 0x202F || s == 0x200B
      || s == 0xFEFF
  }

  /// Footnote marks and Markdown's emphasis.
  static func isMark(_ s: UInt32) -> Bool {
    s == 0xB9 || s == 0xB2 || s == 0xB3 || (s >= 0x2070 && s <= 0x2079) || s == 0x2A
  }

  static func folded(_ s: UInt32) -> UInt32 {
    switch s {
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: s - 0xFEE0
    case 0xFF05, 0xFE6A, 0x66A: 0x25
    case 0xFF0E: 0x2E
    case 0xFF0F: 0x2F
    case 0x28: 0xFF08
    case 0x29: 0xFF09
    case 0x5B, 0xFF3B, 0x3010: 0x3014
    case 0x5D, 0xFF3D, 0x3011: 0x3015
    case 0x2010...0x2015, 0xFF0D, 0x2212: 0x2D
    case 0x301C, 0xFF5E, 0x2053, 0x223C: 0x7E
    case 0xFF0B: 0x2B
    case 0xFF1E, 0x3E: 0x3E
    case 0xFF1C, 0x3C: 0x3C
    case 0xFF1A: 0x3A
    case 0x3B: 0xFF1B
    case 0x3F: 0xFF1F
    case 0x21: 0xFF01
    case 0x2265, 0x2267: 0x2265
    case 0x2264, 0x2266: 0x2264
    default: s
    }
  }
}

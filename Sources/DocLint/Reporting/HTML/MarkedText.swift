/// A stretch of text with marks that may overlap, cut where one begins or ends.
struct MarkedText: Sendable {
  struct Mark: Sendable {
    let range: Range<Int>
    /// What it is, for whoever draws it.
    let tag: Int
  }

  /// A piece between two cuts.
  struct Piece: Sendable {
    let range: Range<Int>
    /// The tags of the marks over it, in the order in which they begin.
    let tags: [Int]
    /// Those of them that begin here.
    let beginning: [Int]
  }

  private let marks: [Mark]

  /// - Complexity: O(*n* log *n*) in the marks.
  init(_ marks: [Mark]) {
    self.marks = marks.sorted { a, b in
      (a.range.lowerBound, a.range.upperBound, a.tag)
        < (b.range.lowerBound, b.range.upperBound, b.tag)
    }
  }

  /// The pieces of `range`, which together are all of it. Marks of no length stand in the piece
  /// that starts where they do.
  ///
  /// - Precondition: calls go forward through the text.
  func pieces(of range: Range<Int>, from cursor: inout Cursor) -> [Piece] {
    while cursor.next < marks.count, marks[cursor.next].range.lowerBound < range.upperBound {
      cursor.open.append(cursor.next)
      cursor.next += 1
    }
    cursor.open.removeAll { index in
      let mark = marks[index].range
      return mark.upperBound <= range.lowerBound
        && !(mark.isEmpty && mark.lowerBound == range.lowerBound)
    }
    guard !cursor.open.isEmpty else { return [Piece(range: range, tags: [], beginning: [])] }
    var cuts: Set<Int> = [range.lowerBound, range.upperBound]
    for index in cursor.open {
      for cut in [marks[index].range.lowerBound, marks[index].range.upperBound]
      where range.contains(cut) {
        cuts.insert(cut)
      }
    }
    let ordered = cuts.sorted()
    var out: [Piece] = []
    // Marks that are over by now are few: each is looked at while it is open only.
    var first = 0
    var active: [Int] = []
    for (start, end) in zip(ordered, ordered.dropFirst()) {
      active.removeAll { marks[$0].range.upperBound <= start }
      var beginning: [Int] = []
      while first < cursor.open.count, marks[cursor.open[first]].range.lowerBound <= start {
        let index = cursor.open[first]
        if marks[index].range.lowerBound == start { beginning.append(marks[index].tag) }
        if marks[index].range.upperBound > start { active.append(index) }
        first += 1
      }
      out.append(
        Piece(range: start..<end, tags: active.map { marks[$0].tag }, beginning: beginning))
    }
    return out
  }

  /// How far a walk through the text has come.
  struct Cursor: Sendable {
    var next = 0
    var open: [Int] = []
  }
}

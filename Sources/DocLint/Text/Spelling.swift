/// Finds what somebody who mistyped a key or an id probably meant.
enum Spelling {
  /// The candidate with the smallest edit distance to `word`: the first of them in order, and
  /// none that differs in more than about a third of its letters.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let scalars = Array(word.lowercased().unicodeScalars)
    // Nobody means an id by a word much longer than any of them.
    guard !scalars.isEmpty, scalars.count <= 80 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates.sorted() {
      let other = Array(candidate.unicodeScalars)
      let distance = self.distance(scalars, other)
      let allowed = max(2, max(scalars.count, other.count) / 3)
      if distance <= allowed, distance < best?.distance ?? Int.max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make `b` of `a` (optimal
  /// string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }
}

/// Finds for each finding the suppression that silences it, and for each suppression whether it
/// silenced anything.
struct SuppressionMatcher {
  /// Which selector of which suppression silenced something.
  struct Use: Hashable {
    let suppression: Int
    let selector: String
  }

  /// For each finding the place of its suppression, the first of several; `nil` where none is.
  private(set) var silencedBy: [Int?]
  private(set) var used: Set<Use> = []

  /// - Parameters:
  ///   - found: sorted by their ranges, with their fingerprints.
  ///   - text: what they were found in.
  ///   - location: where a finding starts in the file: line and column.
  /// - Complexity: O((*s* + *f*) log *f*) for *s* suppressions and *f* findings, times the rules that
  ///   a selector names.
  init(
    _ suppressions: [Suppression], _ found: [Diagnostic], in text: SourceText,
    location: (Diagnostic) -> SourceLocation
  ) {
    silencedBy = Array(repeating: nil, count: found.count)
    guard !suppressions.isEmpty, !found.isEmpty else { return }
    let byRule = Dictionary(grouping: found.indices) { found[$0].rule }
    let byName = Dictionary(grouping: found.indices) { found[$0].fingerprint }
    var byLine: [Int: [Int]]?
    let end = UInt32(text.utf8.count)

    // For each selector its findings, and beyond each place the next that is not silenced yet.
    var columns: [String: Column] = [:]
    for (index, suppression) in suppressions.enumerated() {
      for selector in suppression.selectors {
        if columns[selector] == nil {
          let rules = byRule.keys.filter { RuleRegistry.names(selector, $0) }
          columns[selector] = Column(rules.flatMap { byRule[$0] ?? [] }.sorted())
        }
        guard var column = columns[selector], !column.findings.isEmpty else { continue }
        columns[selector] = nil
        let range: Range<Int>
        switch suppression.target {
        case .file: range = 0..<column.findings.count
        case .stretch(let stretch):
          // What is found at the end of the text belongs to its last line.
          let upper = stretch.upperBound >= end ? UInt32.max : stretch.upperBound
          range =
            column.place(of: stretch.lowerBound, found)..<column.place(of: upper, found)
        case .fingerprint(let name):
          for k in byName[name] ?? [] where RuleRegistry.names(selector, found[k].rule) {
            silence(k, index, selector)
          }
          range = 0..<0
        case .place(let line, let wanted):
          if byLine == nil {
            byLine = Dictionary(grouping: found.indices) { location(found[$0]).line }
          }
          for k in byLine?[line] ?? [] where RuleRegistry.names(selector, found[k].rule) {
            if let wanted, location(found[k]).column != wanted { continue }
            silence(k, index, selector)
          }
          range = 0..<0
        }
        if !range.isEmpty {
          used.insert(Use(suppression: index, selector: selector))
          var k = column.next(range.lowerBound)
          while k < range.upperBound {
            silence(column.findings[k], index, selector)
            column.take(k)
            k = column.next(k + 1)
          }
        }
        columns[selector] = column
      }
    }
  }

  private mutating func silence(_ finding: Int, _ suppression: Int, _ selector: String) {
    used.insert(Use(suppression: suppression, selector: selector))
    silencedBy[finding] = min(silencedBy[finding] ?? .max, suppression)
  }

  /// The findings that one selector names.
  private struct Column {
    let findings: [Int]
    /// For each, itself if it is not taken, else one behind it to go on from.
    private var jumps: [Int]

    init(_ findings: [Int]) {
      self.findings = findings
      jumps = Array(0...findings.count)
    }

    /// The first finding that starts at or behind a byte.
    func place(of byte: UInt32, _ found: [Diagnostic]) -> Int {
      var low = 0
      var high = findings.count
      while low < high {
        let middle = (low + high) / 2
        if found[findings[middle]].range.lowerBound < byte {
          low = middle + 1
        } else {
          high = middle
        }
      }
      return low
    }

    /// The first that is not taken, from `k` on.
    mutating func next(_ k: Int) -> Int {
      var root = k
      while jumps[root] != root { root = jumps[root] }
      var at = k
      while jumps[at] != root {
        let following = jumps[at]
        jumps[at] = root
        at = following
      }
      return root
    }

    mutating func take(_ k: Int) { jumps[k] = k + 1 }
  }
}

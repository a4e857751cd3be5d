/// The difference of two texts in the form that `patch` reads.
public struct UnifiedDiff: Sendable {
  /// Lines that are shown before and behind a change.
  private static let context = 3

  public init() {}

  /// Nothing for two equal texts.
  ///
  /// - Complexity: O(*n*) where lines were only replaced one for one; O(*n* × *d*) for *d*
  ///   differences otherwise (Myers, doi:10.1007/BF01840446).
  public func bytes(path: String, _ before: [UInt8], _ after: [UInt8]) -> [UInt8] {
    let (old, new) = (Self.lines(before), Self.lines(after))
    let changes = Self.changes(old, new)
    guard !changes.isEmpty else { return [] }
    let name = VisibleText.escaped(path)
    var out = Array("--- a/\(name)\n+++ b/\(name)\n".utf8)
    var i = 0
    while i < changes.count {
      var last = i
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * Self.context
      {
        last += 1
      }
      let group = changes[i...last]
      let lead = min(Self.context, group[i].old.lowerBound)
      let tail = min(Self.context, old.count - group[last].old.upperBound)
      let oldStart = group[i].old.lowerBound - lead
      let newStart = group[i].new.lowerBound - lead
      let oldCount = group[last].old.upperBound + tail - oldStart
      let newCount = group[last].new.upperBound + tail - newStart
      out += Array(
        "@@ -\(Self.span(oldStart, oldCount)) +\(Self.span(newStart, newCount)) @@\n".utf8)
      var at = oldStart
      for change in group {
        for k in at..<change.old.lowerBound { Self.write(" ", old[k], &out) }
        for k in change.old { Self.write("-", old[k], &out) }
        for k in change.new { Self.write("+", new[k], &out) }
        at = change.old.upperBound
      }
      for k in at..<group[last].old.upperBound + tail { Self.write(" ", old[k], &out) }
      i = last + 1
    }
    return out
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    // An empty span is named by the line before it.
    "\(count == 0 ? start : start + 1)" + (count == 1 ? "" : ",\(count)")
  }

  private static func write(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, _ out: inout [UInt8])
  {
    out.append(UInt8(mark.value))
    out += line
    if line.last != 0x0A { out += Array("\n\\ No newline at end of file\n".utf8) }
  }

  /// Each with its line end.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (i, byte) in text.enumerated() where byte == 0x0A {
      lines.append(text[start...i])
      start = i + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  private typealias Change = (old: Range<Int>, new: Range<Int>)

  private static func changes(
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> [Change] {
    var pairs: [Change] = []
    func add(_ o: Range<Int>, _ n: Range<Int>) {
      if let last = pairs.last, last.old.upperBound == o.lowerBound,
        last.new.upperBound == n.lowerBound
      {
        pairs[pairs.count - 1] = (
          last.old.lowerBound..<o.upperBound, last.new.lowerBound..<n.upperBound
        )
      } else {
        pairs.append((o, n))
      }
    }
    if old.count == new.count {
      for i in old.indices where old[i] != new[i] { add(i..<i + 1, i..<i + 1) }
      return pairs
    }
    var head = 0
    while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    { tail += 1 }
    let middle = Array(old[head..<old.count - tail])
    let difference = Array(new[head..<new.count - tail]).difference(from: middle)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset + head)
      case .insert(let offset, _, _): inserted.insert(offset + head)
      }
    }
    var (o, n) = (head, head)
    while o < old.count - tail || n < new.count - tail {
      if removed.contains(o) {
        add(o..<o + 1, n..<n)
        o += 1
      } else if inserted.contains(n) {
        add(o..<o, n..<n + 1)
        n += 1
      } else {
        o += 1
        n += 1
      }
    }
    return pairs
  }
}

import Foundation
import Testing

@testable import DocLint

@Suite struct WordBreakIteratorTests {
  @Test func offsetsAreBytesAndStatusesAreICUs() throws {
    var iterator = try WordBreakIterator()
    var found: [[Int]] = []
    try iterator.forEachBoundary(in: Array("南京市3𠮷 ab，".utf8)) { end, status in
      found.append([end, Int(status)])
    }
    #expect(found == [[9, 400], [10, 100], [14, 400], [15, 0], [17, 200], [20, 0]])
  }

  @Test func oneIteratorServesManyTexts() throws {
    var iterator = try WordBreakIterator()
    for text in ["", "a", "", "长江 a", "\0", "a\0b"] {
      var ends: [Int] = []
      try iterator.forEachBoundary(in: Array(text.utf8)) { end, _ in ends.append(end) }
      #expect(ends.last ?? 0 == text.utf8.count)
      #expect(ends == ends.sorted() && Set(ends).count == ends.count)
    }
  }

  @Test func reuseGivesWhatAFreshIteratorGives() throws {
    var reused = try WordBreakIterator()
    for text in RandomText.texts(seed: 7, count: 300) {
      var ends: [Int] = []
      try reused.forEachBoundary(in: text.utf8) { end, _ in ends.append(end) }
      #expect(try icuWords(of: text).map(\.upperBound) == ends)
    }
  }

  /// Foundation carries another version of ICU in the same process, and its headers to whoever
  /// imports it; this file does not compile when the two are in each other's way.
  @Test func foundationsICUIsNotOurs() throws {
    let calendar = Calendar(identifier: .chinese)
    #expect(calendar.identifier == .chinese)
    let text = SourceText("南京市长江")
    #expect(try icuWords(of: text) == [0..<9, 9..<15])
  }
}

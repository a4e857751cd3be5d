import Testing

@testable import DocLint

@Suite struct NumberTextTests {
  @Test func whatStandsAsItIsIsNeitherLeftOutNorFolded() {
    let changing = NumberText.changing
    for s: UInt32 in 0...0x1FFFF where !changing.contains(s) && ScalarText.isMark(s) {
      #expect(!NumberText.isBlank(s) && !NumberText.isMark(s) && NumberText.folded(s) == s)
    }
  }

  /// In the expected text · stands for a blank.
  @Test(arguments: [
    ("共１２ 家", "共12家"), ("3 000 m²，约 5㎡", "3·000·m²，约5㎡"), ("注*1：甲\u{B9}乙", "注1:甲乙"),
    ("A B\n12\t34 年", "A·B·12·34年"), ("（一） 2 024", "（一）2·024"), ("", ""), (" \n", ""),
  ])
  func blanksAndMarksAreLeftOut(_ source: String, _ expected: String) {
    let units = ScalarText.units(source)
    let cuts = units.indices.filter { units[$0] == 0x0A }.map { $0 + 1 }
    let lines = zip([0] + cuts, cuts + [units.count]).map { $0..<$1 }
    let document = ScalarText(SourceText(source))
    for text in [NumberText(source), NumberText(lines, of: document)] {
      #expect(text.string(0..<text.count) == expected.replacing("·", with: " "))
      // Every scalar stands for one of the document, in order.
      let places = text.scalars.indices.map { text.original($0..<($0 + 1)) }
      for (place, own) in zip(places, text.scalars) {
        #expect(place.count == 1)
        #expect(own == 0x20 || NumberText.folded(units[place.lowerBound]) == own)
      }
      #expect(places.map(\.lowerBound) == places.map(\.lowerBound).sorted())
      #expect(
        text.original(0..<text.count)
          == (places.first?.lowerBound ?? 0)..<(places.last?.upperBound ?? 0))
    }
  }
}

import Testing

@testable import DocLint

@Suite struct ExcisedTextTests {
  @Test func rangesAreMovedPastWhatIsMissing() {
    let whole = SourceText("甲<!-- x -->乙丙<b>丁")
    let cut = ExcisedText(whole, without: [TextRange(3, 13), TextRange(19, 22)])
    #expect(String(decoding: cut.text.utf8, as: UTF8.self) == "甲乙丙丁")
    #expect(cut.whole(TextRange(0, 3)) == TextRange(0, 3))
    #expect(cut.whole(TextRange(3, 6)) == TextRange(13, 16))
    #expect(cut.whole(TextRange(0, 6)) == TextRange(0, 16))
    #expect(cut.whole(TextRange(6, 12)) == TextRange(16, 25))
    // An insertion at the place of a stretch goes before it.
    #expect(cut.whole(TextRange(3, 3)) == TextRange(3, 3))
    #expect(cut.reachesOver(TextRange(0, 6)) && !cut.reachesOver(TextRange(3, 9)))
    #expect(!cut.reachesOver(TextRange(3, 3)))
  }

  /// Whatever is taken out, each scalar that remains is found again where it stood.
  @Test(arguments: 0..<40) func everyScalarIsFoundAgain(_ seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state &+= 1
      return Int(StableHash.mix(state) % UInt64(bound))
    }
    let scalars = (0..<60).map { _ in Array("一a😀é\n".unicodeScalars)[next(5)] }
    let text = SourceText(String(String.UnicodeScalarView(scalars)))
    var places: [UInt32] = [0]
    for scalar in scalars {
      places.append(places[places.count - 1] + UInt32(String(scalar).utf8.count))
    }
    var ranges: [TextRange] = []
    var i = 0
    while i < 60 {
      let end = min(60, i + next(4))
      if next(3) == 0 { ranges.append(TextRange(places[i], places[end])) }
      i = end + next(3)
    }
    let cut = ExcisedText(text, without: ranges)
    var at: UInt32 = 0
    for (k, scalar) in scalars.enumerated() {
      let here = TextRange(places[k], places[k + 1])
      #expect(cut.remaining(here.lowerBound) == at)
      if ranges.contains(where: { $0.overlaps(here) }) { continue }
      let length = UInt32(String(scalar).utf8.count)
      #expect(cut.whole(TextRange(at, at + length)) == here)
      at += length
    }
    #expect(Int(at) == cut.text.utf8.count)
  }
}

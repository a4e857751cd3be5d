import Testing

@testable import DocLint

@Suite struct ScalarTextTests {
  @Test(arguments: ["", "甲", "甲，乙。\r\n1 2\u{20000}㐀", "，，", "a鿿\u{A000}"])
  func marksAreAllButCommonHan(_ string: String) {
    let text = ScalarText(SourceText(string))
    let expected = text.scalars.indices.filter { !(0x4E00...0x9FFF).contains(text.scalars[$0]) }
    #expect(text.marks == expected)
    #expect(text.scalars == string.unicodeScalars.map(\.value))
    var byte: UInt32 = 0
    for (n, scalar) in string.unicodeScalars.enumerated() {
      #expect(text.range(n, n) == TextRange(byte, byte))
      let end = byte + UInt32(String(scalar).utf8.count)
      #expect(text.range(n, n + 1) == TextRange(byte, end))
      byte = end
    }
    #expect(text.range(0, text.count) == TextRange(0, byte))
    for lower in 0...text.count {
      for upper in lower...text.count {
        #expect(
          Array(text.marks(in: lower..<upper)) == expected.filter { (lower..<upper).contains($0) })
      }
    }
  }

  @Test(arguments: [
    "", "a1", "é，甲", "\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}", "\u{10000}末\u{10FFFF}",
  ])
  func scalarsAsAString(_ string: String) {
    let scalars = ScalarText.units(string)
    #expect(ScalarText.string(scalars) == string)
    // What is no scalar is left out.
    #expect(ScalarText.string([0xD800] + scalars + [0xDFFF, 0x110000]) == string)
  }

  /// Every scalar of the prose stands where the prose says, over line ends and behind paragraphs.
  @Test func placesOfProse() {
    let half = String(repeating: "加强基层服务能力建设，", count: 4) + "提升"
    let string = "关于健步走的通知\n\n　　各镇：\n\(half)\n全县医疗服务水平。\n末"
    let structure = DocumentStructure(Document(path: "a.txt", text: SourceText(string)))
    let prose = Prose(structure)
    #expect(structure.paragraphs.contains { $0.fragments.count == 2 })
    for (paragraph, own) in zip(structure.paragraphs, prose.paragraphs) {
      let places = paragraph.fragments.flatMap { Array($0) }
      #expect(own.count == places.count)
      for (n, place) in zip(own, places) {
        #expect(prose.scalars[n] == structure.text.scalars[place])
        #expect(prose.original(n..<(n + 1)) == place..<(place + 1))
      }
      #expect(prose.scalars[own.upperBound] == 0x0A)
      #expect(
        prose.original(own.upperBound..<(own.upperBound + 1)).lowerBound
          == paragraph.range.upperBound)
      #expect(prose.original(own) == paragraph.range)
    }
  }

  /// Lines and paragraphs lead to their own marks.
  @Test func marksOfLines() {
    let string = "关于健步走的通知\r\n\r\n　　各镇：\n  1.组织健步走，每周3次。 \n第二行\t末\n\n"
    let structure = DocumentStructure(Document(path: "a.txt", text: SourceText(string)))
    for line in structure.lines {
      #expect(
        structure.text.marks[line.marks].elementsEqual(structure.text.marks(in: line.content)))
    }
    let prose = Prose(structure)
    #expect(prose.marks == prose.scalars.indices.filter { ScalarText.isMark(prose.scalars[$0]) })
    for line in structure.lines where !line.isBlank {
      let words = Array(structure.text.scalars[line.content])
      #expect(prose.scalars.indices.contains { prose.has(words, at: $0) })
    }
  }
}

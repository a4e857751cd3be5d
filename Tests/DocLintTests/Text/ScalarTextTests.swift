import Testing

@testable import DocLint

@Suite struct ScalarTextTests {
  @Test(arguments: ["", "甲", "甲，乙。\r\n1 2\u{20000}㐀", "，，", "a鿿\u{A000}"])
  func marksAreAllButCommonHan(_ string: String) {
    let text = ScalarText(SourceText(string))
    let expected = text.scalars.indices.filter { !(0x4E00...0x9FFF).contains(text.scalars[$0]) }
    #expect(text.marks == expected)
    #expect(text.scalars == string.unicodeScalars.map(\.value))
    for lower in 0...text.count {
      for upper in lower...text.count {
        #expect(
          Array(text.marks(in: lower..<upper)) == expected.filter { (lower..<upper).contains($0) })
      }
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

import Testing

@testable import DocLint

/// The lists against a look at every mark.
@Suite struct MarkListsTests {
  private static let digits: ScalarSet = "0123456789０１２３４５６７８９"
  private static let enclosing: ScalarSet =
    "‘’‚‛“”〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）()[]{}<>［］｛｝"

  @Test func everyScalarIsInItsList() {
    // Every scalar of the basic plane and one beyond, each twice.
    let scalars = (0...0xFFFF).map { UInt32($0) } + [0x1F600] + (0...0xFFFF).map { UInt32($0) }
    let marks = scalars.indices.filter { ScalarText.isMark(scalars[$0]) }
    let lists = MarkLists(marks, in: scalars)
    #expect(lists.digits == marks.filter { Self.digits.contains(scalars[$0]) })
    #expect(lists.enclosing == marks.filter { Self.enclosing.contains(scalars[$0]) })
    #expect(lists.letters == marks.filter { ScalarText.isLatinLetter(scalars[$0]) })
  }

  @Test(arguments: ["", "一二三", "，。、"])
  func someTextsHaveNone(_ text: String) {
    let lists = ScalarText(SourceText(text)).markLists
    #expect(lists.digits.isEmpty && lists.letters.isEmpty && lists.enclosing.isEmpty)
  }
}

import Testing

@testable import DocLint

/// What holds of the structure of any text whatever.
@Suite struct DocumentStructureLawTests {
  /// A generator whose numbers are the same in every run.
  private struct Numbers {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  private static let parts = [
    "一、", "（一）", "(二)", "1.", "2、", "（1）", "①", "一是", "第一章 总则", "附件1", "附件：1. 清单", "附件",
    "专栏2 工程", "典型案例之三", "专报信息示例", "案例摘要：", "联系电话：1234567", "柳桥县卫生健康局", "2024年3月5日",
    "（此件公开发布）", "抄送：各单位。", "关于做好工作的通知", "各单位：", "柳卫字〔2024〕5号", "¹ 注释，很长的注释，还要继续", "注：见表",
    "甲\t乙\t丙", "| 甲 | 乙 |", "— 3 —", "健全服务体系，建成站点12个，推进项目建设和能力提升实", "施率达到95%。", "“", "”", "（", "）",
    "。", "，", "、", " ", "\u{3000}", "\n", "\n\n", "\r\n", "\t", "**", "- ", "[bookmark: x]", "a",
    "1", "😀",
    "\u{200B}", "\u{FEFF}", "目录……3",
  ]

  private static func text(_ seed: Int) -> String {
    var numbers = Numbers(state: UInt64(seed) &* 0x9E37_79B9 &+ 1)
    return (0..<(5 + numbers.next(below: 120))).map { _ in
      parts[numbers.next(below: parts.count)]
        + (numbers.next(below: 3) == 0 ? "\n" : "")
    }.joined()
  }

  private static let fixed = [
    "", "\n", "\r\n\r\n", " ", "甲", "附件", "附件1\n附件2\n附件3", "附件：\n\n附件：", "（", "一、", "一、\n一、",
    "案例摘要：\n案例摘要：", "2024年3月5日", "\t\n\t", "\u{3000}\u{3000}", "🎉",
    DocumentStructureTests.notice,
  ]

  static let texts = fixed + (0..<300).map(text)

  private func check(_ text: String) {
    let document = Document(path: "a.txt", text: SourceText(text))
    let s = DocumentStructure(document)
    // Every line that is not blank belongs to one paragraph; fragments are contents of lines.
    var owners = [Int](repeating: 0, count: s.lines.count)
    var last = -1
    for (i, paragraph) in s.paragraphs.enumerated() {
      #expect(!paragraph.fragments.isEmpty && paragraph.fragments.count == paragraph.lines.count)
      var end = 0
      for (fragment, line) in zip(paragraph.fragments, paragraph.lines) {
        #expect(s.lines[line].content == fragment && !fragment.isEmpty)
        #expect(fragment.lowerBound >= end && fragment.upperBound <= s.text.count)
        end = fragment.upperBound
        owners[line] += 1
      }
      #expect(paragraph.range.lowerBound > last)
      last = paragraph.range.lowerBound
      #expect(s.pieces[paragraph.piece].paragraphs.contains(i))
      if let heading = paragraph.heading { #expect(s.headings[heading].paragraph == i) }
      #expect(s.joined(paragraph).count == paragraph.fragments.reduce(0) { $0 + $1.count })
    }
    for (line, count) in zip(s.lines, owners) { #expect(count == (line.isBlank ? 0 : 1)) }
    // Pieces cover the document, one behind the other.
    #expect(
      s.pieces.first?.range.lowerBound == 0 && s.pieces.last?.range.upperBound == s.text.count)
    for (a, b) in zip(s.pieces, s.pieces.dropFirst()) {
      #expect(a.range.upperBound == b.range.lowerBound)
      #expect(a.paragraphs.upperBound == b.paragraphs.lowerBound)
    }
    for piece in s.pieces {
      let inside = [piece.title, piece.date, piece.mark].compactMap { $0 }
      #expect(inside.allSatisfy(piece.paragraphs.contains))
      #expect(piece.body.isEmpty || piece.paragraphs.contains(piece.body.lowerBound))
      #expect(piece.body.upperBound <= piece.paragraphs.upperBound || piece.body.isEmpty)
    }
    // Parents precede, and stand in the same scope.
    for (i, heading) in s.headings.enumerated() {
      #expect(heading.mark.lowerBound < heading.mark.upperBound)
      #expect(heading.mark.upperBound <= heading.title.lowerBound)
      #expect(heading.title.upperBound <= s.text.count)
      guard let parent = heading.parent else { continue }
      #expect(parent < i && s.headings[parent].scope == heading.scope)
    }
    for field in s.fields {
      #expect(field.label.upperBound <= field.value.lowerBound)
      #expect(field.paragraphs.contains(field.paragraph))
    }
    for item in s.listed {
      #expect(!item.name.isEmpty && item.mark.upperBound <= item.name.lowerBound)
    }
    // No rule fails on it, and every place that it names stands in the text.
    let context = RuleContext(document)
    let bytes = UInt32(text.utf8.count)
    for rule in RuleRegistry.documentRules {
      for finding in rule.init().check(context) {
        #expect(finding.range.upperBound <= bytes)
        #expect(finding.related.allSatisfy { $0.range.upperBound <= bytes })
      }
    }
  }

  @Test(.timeLimit(.minutes(2))) func hold() {
    for text in Self.texts { check(text) }
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "汉", "一、", "。（二）", "（一）抓。", "附件1\n", "一、\n（二）\n", "汉，字\n", "一是好，", "甲\t", "案例摘要：\n", "⁴ 注，\n",
    ])
  func aMegabyteOfAnythingIsReadInLinearTime(_ unit: String) {
    let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
    let s = DocumentStructure(Document(path: "a.txt", text: SourceText(text)))
    #expect(s.text.count > 100_000)
    #expect(!s.paragraphs.isEmpty)
  }
}

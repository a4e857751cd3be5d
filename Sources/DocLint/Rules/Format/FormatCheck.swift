/// What the rules of layout share: they judge what the file says of its look, not the text.
enum FormatCheck {
  /// A paragraph that the file says how to set.
  struct Place {
    let paragraph: DocumentStructure.Paragraph
    let format: ParagraphFormat
  }

  /// What a paragraph should look like.
  struct Expected {
    /// One of the names that the font goes by contains one of these.
    let font: (name: String, marks: [String])
    /// In points.
    let size: Double

    static let title = Expected(
      font: ("方正小标宋", ["小标宋", "xiaobiaosong"]), size: 22)
    static let body = Expected(font: ("仿宋", ["仿宋", "fangsong"]), size: 16)
    static let first = Expected(font: ("黑体", ["黑体", "simhei", "heiti"]), size: 16)
    static let second = Expected(font: ("楷体", ["楷体", "kaiti"]), size: 16)

    var words: String { "\(font.name) \(FormatCheck.words(size))" }
  }

  /// How exactly a size or a pitch must be met, in points.
  static let tolerance = 0.1
  /// How many more places a finding lists.
  private static let listed = 20

  /// The paragraphs for which the file states a format.
  ///
  /// - Complexity: O(number of paragraphs · log *n*).
  static func places(
    _ context: RuleContext, where isWanted: (DocumentStructure.Paragraph) -> Bool
  ) -> [Place] {
    guard let origin = context.document.origin, !origin.paragraphFormats.isEmpty else { return [] }
    let structure = context.structure
    return structure.paragraphs.compactMap { paragraph in
      guard isWanted(paragraph), let line = paragraph.lines.first else { return nil }
      let start = structure.lines[line].range.lowerBound
      return origin.format(ofParagraphAt: context.text.range(start, start).lowerBound).map {
        Place(paragraph: paragraph, format: $0)
      }
    }
  }

  /// Where a finding on the whole file points: its first paragraph.
  static func anchor(_ context: RuleContext) -> Range<Int>? {
    let lines = context.structure.lines
    let start = context.document.origin?.paragraphFormats.first?.start ?? 0
    return lines.first {
      !$0.isBlank && context.text.range($0.range.upperBound, $0.range.upperBound).lowerBound > start
    }?.content
  }

  /// A finding for each look that is not the expected one.
  ///
  /// - Parameter subject: what is judged, in both languages.
  static func findings(
    _ rule: any Rule.Type, _ context: RuleContext, _ places: [Place], _ expected: Expected,
    _ subject: Message
  ) -> [Diagnostic] {
    gathered(rule, context, places, expected: expected.words, subject) { place in
      let font = place.format.font
      let isRight = font.map { font in
        let name = font.lowercased()
        return expected.font.marks.contains { name.contains($0) }
      }
      let size = place.format.size
      let sizeIsRight = size.map { abs($0 - expected.size) < tolerance }
      guard isRight == false || sizeIsRight == false else { return nil }
      return [font, size.map(words)].compactMap { $0 }.joined(separator: " ")
    }
  }

  /// A finding for each value that differs from the expected one, at its first place.
  static func gathered(
    _ rule: any Rule.Type, _ context: RuleContext, _ places: [Place], expected: String,
    _ subject: Message, _ found: (Place) -> String?
  ) -> [Diagnostic] {
    var order: [String] = []
    var groups: [String: [Range<Int>]] = [:]
    for place in places {
      guard let value = found(place), let range = place.paragraph.fragments.first else { continue }
      if groups[value] == nil { order.append(value) }
      groups[value, default: []].append(range)
    }
    return order.compactMap { value in
      guard let ranges = groups[value], let first = ranges.first else { return nil }
      let count = ranges.count
      return context.finding(
        rule, first,
        Message(
          zh: "\(subject.zh)为\(value)，应为\(expected)" + (count > 1 ? "；共 \(count) 段" : ""),
          en: "\(subject.en): found \(value), expected \(expected)"
            + (count > 1 ? "; \(count) paragraphs" : "")),
        related: ranges.dropFirst().prefix(listed).map { context.related($0, "此处同样", "here too") },
        evidence: evidence(found: value, expected: expected) + [("count", .integer(count))])
    }
  }

  static func evidence(
    found: String, expected: String
  ) -> [(name: String, value: EvidenceValue)] {
    [("found", .string(found)), ("expected", .string(expected))]
  }

  /// 三号（16磅）.
  static func words(_ size: Double) -> String {
    let name = names.first { abs($0.size - size) < 0.05 }?.name
    let points = "\(number(size))磅"
    return name.map { "\($0)（\(points)）" } ?? points
  }

  private static let names: [(name: String, size: Double)] = [
    ("初号", 42), ("小初", 36), ("一号", 26), ("小一", 24), ("二号", 22), ("小二", 18), ("三号", 16),
    ("小三", 15), ("四号", 14), ("小四", 12), ("五号", 10.5), ("小五", 9), ("六号", 7.5),
  ]

  /// To a tenth, without a zero behind the point.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  static let source = RuleDescription.Source(
    .practice,
    Message(
      zh: "公文版式惯例（参照 GB/T 9704 的版式）", en: "custom of official layout (after GB/T 9704)"))
}

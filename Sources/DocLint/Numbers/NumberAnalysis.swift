/// Everything that is known about the figures of one document: mentions, facts, tables, and how
/// every relation between them came out.
///
/// - Complexity: linear in the document; the relations look at a bounded stretch around a figure,
///   and pairs of facts are joined by their keys.
public struct NumberAnalysis: Sendable {
  let structure: DocumentStructure
  let paragraphs: [NumberParagraph]
  let sentences: [Sentence]
  /// The clauses of the sentences that have figures: between commas, semicolons, colons and brackets.
  let clauses: [Range<Int>]
  var figures: [Figure]
  let tables: [NumberTable]
  /// In order of the document.
  public internal(set) var relations: [Relation] = []
  /// The lines at the head, which name what the whole document is about.
  let heads: [[UInt32]]
  /// Whether it is divided into articles.
  let isStatute: Bool
  /// The year in the title, in digits.
  let titleYear: String?
  /// The year that the figures of the document are of where they name none; `nil` where the title
  /// leaves it open: a plan, a report to an assembly (which looks back), a month, several years.
  let factYear: String?
  private let sections: [Section]
  private let disclaimer = Lazy<Bool>()

  /// What the heading says that a paragraph stands under.
  private struct Section {
    var year: Int?
    /// 下一步安排: what is told is to come.
    var isPlan = false
  }

  /// - Parameter wanted: the places of the paragraphs that are read, where it is a matter of the
  ///   stated changes alone, which lie within one paragraph.
  init(_ structure: DocumentStructure, changesIn wanted: [Int]? = nil) {
    self.structure = structure
    let (tables, isRow) = NumberTable.tables(in: structure)
    self.tables = tables

    let (sources, lines) = (structure.paragraphs, structure.lines)
    var paragraphs: [NumberParagraph] = []
    var cut = Cut()
    var line = 0
    if wanted == nil {
      paragraphs.reserveCapacity(sources.count)
      cut.sentences.reserveCapacity(sources.count * 2)
    }
    for index in wanted ?? Array(sources.indices) {
      let start = sources[index].range.lowerBound
      while line < lines.count, lines[line].range.upperBound < start { line += 1 }
      if line < isRow.count, isRow[line], lines[line].range.lowerBound <= start { continue }
      let text = NumberText(sources[index].fragments, of: structure.text)
      guard text.count > 0 else { continue }
      let mentions = QuantityExtractor.mentions(in: text)
      let firstSentence = cut.sentences.count
      cut.add(text, mentions, paragraph: paragraphs.count)
      paragraphs.append(
        NumberParagraph(
          text: text, mentions: mentions,
          classes: mentions.reduce(into: []) { $0.formUnion(Mention.Classes($1.kind)) },
          source: index, sentences: firstSentence..<cut.sentences.count))
    }
    self.paragraphs = paragraphs
    self.sentences = cut.sentences
    self.clauses = cut.clauses
    self.figures = cut.figures
    self.heads = paragraphs.prefix(3).filter {
      $0.text.count <= 60 && $0.text[$0.text.count - 1] != 0x3002
        && !$0.mentions.contains { $0.kind == .quantity }
    }.map(\.text.scalars)
    let titles = Self.titles(paragraphs, structure)
    self.titleYear = Self.titleYear(titles)
    self.factYear = Self.factYear(titleYear, titles)
    self.sections = Self.sections(paragraphs, structure)
    self.isStatute = FactCheck.isStatute(paragraphs)
    RespectivelyCheck.assignSubjects(&self)
    relations = wanted == nil ? NumberChecks.all(self) : NumberChecks.changes(self)
  }

  /// The analysis of a document.
  public init(_ document: Document) { self.init(DocumentStructure(document)) }

  /// Whether the document says that its totals are not adjusted to the parts: asked where one does
  /// not fit.
  var disclaimsSums: Bool { disclaimer.value { paragraphs.contains { Self.disclaims($0.text) } } }

  private static let total = WordTable("合计 总计 分项 相对数 部分数据 部分指标 本报表")
  private static let rounding = WordTable("四舍五入 取舍 机械调整 进位")

  private static func disclaims(_ text: NumberText) -> Bool {
    guard let found = rounding.first(in: text.scalars, 0..<text.count) else { return false }
    let near = max(0, found.lowerBound - 40)..<min(text.count, found.upperBound + 20)
    return total.isFound(in: text.scalars, near)
  }

  // MARK: For the checks

  private static func titles(
    _ paragraphs: [NumberParagraph], _ structure: DocumentStructure
  ) -> [NumberParagraph] {
    paragraphs.prefix(6).filter {
      let role = structure.paragraphs[$0.source].role
      return role == .title || role == .subtitle || $0.source == 0
    }
  }

  private static let openTitles = WordTable(
    "计划 规划 要点 方案 安排 打算 通知 意见 部署 预案 目标 政府工作报告 会议上 月 季度 上半年 下半年 以来 半年")

  private static func factYear(
    _ year: String?, _ titles: [NumberParagraph]
  ) -> String? {
    guard let year else { return nil }
    let years = Set(titles.flatMap(\.mentions).filter { $0.kind == .year }.compactMap(\.year))
    let isOpen =
      years.count != 1
      || titles.contains { openTitles.isFound(in: $0.text.scalars, 0..<min($0.text.count, 80)) }
    return isOpen ? nil : year
  }

  private static func titleYear(_ titles: [NumberParagraph]) -> String? {
    for title in titles where title.classes.contains(.years) {
      if let year = title.mentions.first(where: { $0.kind == .year })?.year { return String(year) }
    }
    return nil
  }

  /// The year that the sentences before a figure's own tell, in its paragraph, or the heading of its
  /// section.
  func earlierYear(_ k: Int) -> String? {
    guard let p = figures[k].paragraph, figures[k].fact.period == nil else { return nil }
    let start = sentences[figures[k].sentence].range.lowerBound
    // The last that ends before the sentence, and a few before it.
    let before = mentions(of: p, in: 0..<start)
    return Indicator.period(of: start, 0..<start, paragraphs[p].text, before.suffix(20))
      ?? sections[p].year.map(String.init)
  }

  /// Whether a figure stands under a heading of what is to come.
  func isPlanned(_ k: Int) -> Bool { figures[k].paragraph.map { sections[$0].isPlan } ?? false }

  private static let review = WordTable("回顾 过去 总结 去年 上年 完成情况 主要成效 工作成效")
  private static let plan = WordTable("安排 计划 打算 目标 思路 下一步 下步 部署 展望 今后 明年 工作要求")

  /// For each paragraph the heading that it stands under: 一、2014年工作回顾, or 一、过去一年工作回顾 with the year
  /// that the text below begins with.
  private static func sections(
    _ paragraphs: [NumberParagraph], _ structure: DocumentStructure
  ) -> [Section] {
    var section = Section()
    var isOpen = false
    return paragraphs.map { paragraph in
      let isHeading = structure.paragraphs[paragraph.source].role == .heading
      guard isHeading || isOpen else { return section }
      let text = paragraph.text
      let years =
        paragraph.classes.contains(.years) ? paragraph.mentions.filter { $0.kind == .year } : []
      if isHeading {
        let isTop = paragraph.mentions.first.map {
          $0.kind == .listMark && $0.range.lowerBound == 0
            && text[$0.range.upperBound - 1] == 0x3001
        }
        let named = years.compactMap(\.year)
        if named.count == 1 || isTop == true {
          section.year = named.count == 1 ? named[0] : nil
          section.isPlan = plan.isFound(in: text.scalars, 0..<text.count)
          isOpen = named.isEmpty && review.isFound(in: text.scalars, 0..<text.count)
        }
      } else if isOpen {
        isOpen = false
        if let first = years.first, first.range.lowerBound <= 4 { section.year = first.year }
      }
      return section
    }
  }

  /// The figures of a sentence that stand behind `index`.
  func figures(of sentence: Sentence, from index: Int) -> Range<Int> {
    var (low, high) = (sentence.figures.lowerBound, sentence.figures.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].extent.lowerBound < index { low = middle + 1 } else { high = middle }
    }
    return low..<sentence.figures.upperBound
  }

  /// The text of the paragraph that the figure at `k` stands in; empty for a cell of a table.
  func scalars(around k: Int) -> [UInt32] {
    figures[k].paragraph.map { paragraphs[$0].text.scalars } ?? []
  }

  func text(_ figure: Figure) -> NumberText {
    figure.paragraph.map { paragraphs[$0].text } ?? NumberText()
  }

  func words(_ range: Range<Int>, of figure: Figure) -> ArraySlice<UInt32> {
    text(figure).scalars[range]
  }

  func string(_ range: Range<Int>, of figure: Figure) -> String { text(figure).string(range) }

  /// The figure as it stands in the text.
  func printed(_ figure: Figure) -> String { text(figure).string(figure.extent) }
}

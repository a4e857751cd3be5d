/// Everything that is known about the figures of one document: mentions, facts, tables, and how
/// every relation between them came out.
///
/// - Complexity: linear in the document; the relations look at a bounded stretch around a figure,
///   and pairs of facts are joined by their keys.
public struct NumberAnalysis: Sendable {
  let structure: DocumentStructure
  let paragraphs: [NumberParagraph]
  let sentences: [Sentence]
  var figures: [Figure]
  let tables: [NumberTable]
  /// In order of the document.
  public internal(set) var relations: [Relation] = []
  /// The lines at the head, which name what the whole document is about.
  let heads: [[UInt32]]
  /// Whether the document says that its totals are not adjusted to the parts.
  let disclaimsSums: Bool
  /// The year in the title, in digits.
  let titleYear: String?
  /// The year that the figures of the document are of where they name none; `nil` where the title
  /// leaves it open: a plan, a report to an assembly (which looks back), a month, several years.
  let factYear: String?
  private let sections: [Section]

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

    var paragraphs: [NumberParagraph] = []
    var sentences: [Sentence] = []
    var figures: [Figure] = []
    var line = 0
    if wanted == nil {
      paragraphs.reserveCapacity(structure.paragraphs.count)
      sentences.reserveCapacity(structure.paragraphs.count * 2)
    }
    for index in wanted ?? Array(structure.paragraphs.indices) {
      let paragraph = structure.paragraphs[index]
      let start = paragraph.range.lowerBound
      while line < structure.lines.count, structure.lines[line].range.upperBound < start {
        line += 1
      }
      if line < isRow.count, isRow[line], structure.lines[line].range.lowerBound <= start {
        continue
      }
      let text = NumberText(paragraph.fragments, of: structure.text.scalars)
      guard text.count > 0 else { continue }
      let mentions = QuantityExtractor.mentions(in: text)
      let firstSentence = sentences.count
      Self.cut(
        text, mentions, paragraph: paragraphs.count, into: &sentences, figures: &figures)
      paragraphs.append(
        NumberParagraph(
          text: text, mentions: mentions, source: index,
          sentences: firstSentence..<sentences.count))
    }
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.figures = figures
    self.heads = paragraphs.prefix(3).filter {
      $0.text.count <= 60 && $0.text[$0.text.count - 1] != 0x3002
        && !$0.mentions.contains { $0.kind == .quantity }
    }.map(\.text.scalars)
    self.titleYear = Self.titleYear(paragraphs, structure)
    self.factYear = Self.factYear(titleYear, paragraphs, structure)
    self.sections = Self.sections(paragraphs, structure)
    self.disclaimsSums = paragraphs.contains { Self.disclaims($0.text) }
    RespectivelyCheck.assignSubjects(&self)
    relations = wanted == nil ? NumberChecks.all(self) : NumberChecks.changes(self)
  }

  /// The analysis of a document.
  public init(_ document: Document) { self.init(DocumentStructure(document)) }

  private static let total = WordTable("合计 总计 分项 相对数 部分数据 部分指标 本报表")
  private static let rounding = WordTable("四舍五入 取舍 机械调整 进位")

  private static func disclaims(_ text: NumberText) -> Bool {
    guard let found = rounding.first(in: text.scalars, 0..<text.count) else { return false }
    let near = max(0, found.lowerBound - 40)..<min(text.count, found.upperBound + 20)
    return total.isFound(in: text.scalars, near)
  }

  /// Cuts a paragraph into sentences and clauses, and takes up its figures.
  private static func cut(
    _ text: NumberText, _ mentions: [Mention], paragraph: Int, into sentences: inout [Sentence],
    figures: inout [Figure]
  ) {
    let s = text.scalars
    let stops = WordTables.stops
    var next = 0
    var start = 0
    while start < s.count {
      var end = start
      var clauses: [Range<Int>] = []
      clauses.reserveCapacity(8)
      var clauseStart = start
      var inside = 0
      while end < s.count {
        let c = s[end]
        guard stops.contains(c) else {
          end += 1
          continue
        }
        while inside < mentions.count, mentions[inside].range.upperBound <= end { inside += 1 }
        let isInNumber =
          inside < mentions.count && mentions[inside].range.lowerBound < end
          && mentions[inside].range.upperBound > end
        if !isInNumber, !Indicator.isInWord(s, end) {
          if end > clauseStart { clauses.append(clauseStart..<end) }
          clauseStart = end + 1
          if c == 0x3002 || c == 0xFF01 || c == 0xFF1F { break }
        }
        end += 1
      }
      if clauseStart < end { clauses.append(clauseStart..<min(end, s.count)) }
      let range = start..<min(end, s.count)
      let firstFigure = figures.count
      // The mentions near: those that can say something of a figure here.
      var from = next
      var clause = 0
      var head: [UInt32] = []
      var perHead: [UInt32] = []
      while next < mentions.count, mentions[next].range.lowerBound < range.upperBound {
        let mention = mentions[next]
        defer { next += 1 }
        guard let quantity = mention.quantity,
          mention.kind == .quantity || mention.kind == .coverage || mention.kind == .countedTerm
        else { continue }
        while clause < clauses.count, clauses[clause].upperBound <= mention.range.lowerBound {
          clause += 1
        }
        guard clause < clauses.count else { continue }
        let own = clauses[clause]
        var leadStart = own.lowerBound
        if let previous = figures.last, figures.count > firstFigure,
          previous.extent.upperBound > leadStart, previous.clause == own
        {
          leadStart = previous.extent.upperBound
        }
        var tailEnd = own.upperBound
        if let after = mentions[(next + 1)...].first(where: { $0.quantity != nil }),
          after.extent.lowerBound < tailEnd, after.extent.lowerBound >= mention.extent.upperBound
        {
          tailEnd = after.extent.lowerBound
        }
        let lead = leadStart..<max(leadStart, mention.extent.lowerBound)
        let tail = min(mention.extent.upperBound, tailEnd)..<tailEnd
        while from < next,
          mentions[from].range.lowerBound + Indicator.reach < mention.range.lowerBound
        {
          from += 1
        }
        var ahead = next + 1
        while ahead < mentions.count,
          mentions[ahead].range.lowerBound
            < min(own.upperBound, mention.range.upperBound + Indicator.reach)
        {
          ahead += 1
        }
        var fact = Indicator.fact(
          of: quantity, lead: lead, tail: tail, clause: own, sentence: range, in: text,
          mentions: mentions[from..<ahead], head: head)
        if mention.kind == .coverage {
          let noun = Indicator.nounBefore(s, lead)
          if noun.count >= 2 {
            fact.indicator = text.string(noun)
            fact.key = Indicator.key(Array(s[noun]))
          }
        }
        let hasYear = mentions[from..<next].contains {
          $0.kind == .year && lead.contains($0.range.lowerBound)
        }
        if !hasYear, Indicator.tellsThePast(s, lead) { fact.period = Fact.earlier }
        // 每千人口床位6.5张、医师3人: the later ones are per head too.
        if let at = Indicator.perHead.first(in: s, lead) {
          perHead = Array(s[at])
        } else if !Self.joins(
          s, lead.lowerBound == own.lowerBound ? lead.lowerBound - 1 : lead.lowerBound)
        {
          perHead = []
        }
        if !perHead.isEmpty, Indicator.perHead.length(at: 0, in: fact.key) == nil,
          quantity.unit.isDiscrete
        {
          fact.indicator = NumberText.string(perHead) + fact.indicator
          fact.key = perHead + fact.key
        }
        if fact.indicator.unicodeScalars.count >= 2 { head = ScalarText.units(fact.indicator) }
        figures.append(
          Figure(
            quantity: quantity, place: text.original(mention.range), paragraph: paragraph,
            range: mention.range, extent: mention.extent, sentence: sentences.count, clause: own,
            lead: lead, tail: tail,
            partner: mention.partner == nil
              ? nil : (mention.partner == next - 1 ? figures.count - 1 : figures.count + 1),
            fact: fact, isWords: mention.kind != .quantity))
      }
      sentences.append(
        Sentence(
          paragraph: paragraph, range: range, clauses: clauses,
          figures: firstFigure..<figures.count))
      start = end + 1
    }
  }

  /// Whether a list goes on at `index`: 、, or a bracket such as that of 执业（助理）医师.
  private static func joins(_ s: [UInt32], _ index: Int) -> Bool {
    index >= 0 && (s[index] == 0x3001 || s[index] == 0xFF09 || s[index] == 0xFF08)
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
    _ year: String?, _ paragraphs: [NumberParagraph], _ structure: DocumentStructure
  ) -> String? {
    guard let year else { return nil }
    let years = Set(
      titles(paragraphs, structure).flatMap(\.mentions).filter { $0.kind == .year }
        .compactMap(\.year))
    let heads = titles(paragraphs, structure)
    let isOpen =
      years.count != 1
      || heads.contains { openTitles.isFound(in: $0.text.scalars, 0..<min($0.text.count, 80)) }
    return isOpen ? nil : year
  }

  private static func titleYear(
    _ paragraphs: [NumberParagraph], _ structure: DocumentStructure
  ) -> String? {
    return titles(paragraphs, structure).lazy.compactMap {
      $0.mentions.first { $0.kind == .year }?.year
    }.first
      .map(String.init)
  }

  /// The year that the sentences before a figure's own tell, in its paragraph, or the heading of its
  /// section.
  func earlierYear(_ k: Int) -> String? {
    let figure = figures[k]
    guard let p = figure.paragraph, figure.fact.period == nil else { return nil }
    let start = sentences[figure.sentence].range.lowerBound
    let mentions = paragraphs[p].mentions
    // The last that ends before the sentence, and a few before it.
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.lowerBound < start { low = middle + 1 } else { high = middle }
    }
    return Indicator.period(
      of: start, 0..<start, paragraphs[p].text, mentions[max(0, low - 20)..<low])
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
      let years = paragraph.mentions.filter { $0.kind == .year }
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

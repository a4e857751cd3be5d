/// Double quotes stand inside double quotes, or 《》 inside 《》.
struct PunctNesting: DocumentRule {
  static let description = RuleDescription(
    id: "punct-nesting", category: "punct", severity: .warning,
    summary: Message(
      zh: "引号套引号、书名号套书名号用了同一种", en: "quotes in quotes, or titles in titles, of one kind"),
    rationale: Message(
      zh: "引号里再用引号，外用“ ”、内用‘ ’；书名号里再用书名号，外用《》、内用〈〉。",
      en: "Inside “ ” quotes are ‘ ’, and inside 《》 titles are 〈〉."),
    source: .punctuation,
    fix: (.unsafe, Message(zh: "内层一对改为‘ ’或〈〉", en: "turns the inner pair into ‘ ’ or 〈〉")),
    triggering: ["他说：“要落实↓“四早”要求。”", "《关于印发↓《柳桥县规划》的通知》"],
    nonTriggering: [
      "他说：“要落实‘四早’要求。”", "《关于印发〈柳桥县规划〉的通知》", "《“健康中国2030”规划纲要》", "“学习《办法》”",
      "“一”“二”",
    ], profiles: [.official])

  private static let marks: ScalarSet = "“《”》"
  static let needs: [RuleNeed] = [.any("“《"), .any("”》")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let (text, marks) = (context.text, Self.marks)
    let source = text.scalars
    let scalars = source.span
    let brackets = text.markLists.enclosing.filter { marks.contains(source[$0]) }
    var found: [Diagnostic] = []
    // Open marks of each kind, the outermost first.
    var quotes: [Int] = []
    var titles: [Int] = []
    var candidates: [(Range<Int>, isTitle: Bool)] = []
    let paragraphs = context.structure.paragraphs
    var next = 0
    for number in paragraphs.indices {
      let range = paragraphs[number].range
      while next < brackets.count, brackets[next] < range.lowerBound { next += 1 }
      guard next < brackets.count else { break }
      // Most paragraphs have none.
      guard brackets[next] < range.upperBound else { continue }
      quotes.removeAll(keepingCapacity: true)
      titles.removeAll(keepingCapacity: true)
      candidates.removeAll(keepingCapacity: true)
      for fragment in paragraphs[number].fragments {
        for place in brackets.places(between: fragment) {
          let i = brackets[place]
          switch scalars[i] {
          case 0x201C: quotes.append(i)
          case 0x300A: titles.append(i)
          case 0x201D:
            guard let open = quotes.popLast() else { continue }
            if quotes.count == 1 { candidates.append((open..<(i + 1), false)) }
            if quotes.isEmpty { flush(context, &candidates, false, &found) }
          case 0x300B:
            guard let open = titles.popLast() else { continue }
            if titles.count == 1 { candidates.append((open..<(i + 1), true)) }
            if titles.isEmpty { flush(context, &candidates, true, &found) }
          default: break
          }
        }
      }
    }
    return found.sorted { $0.range < $1.range }
  }

  /// The outer pair is closed, so that the inner ones are inside indeed.
  private func flush(
    _ context: RuleContext, _ candidates: inout [(Range<Int>, isTitle: Bool)], _ isTitle: Bool,
    _ found: inout [Diagnostic]
  ) {
    for (range, _) in candidates where range.count > 2 {
      guard candidates.first?.isTitle == isTitle else { break }
      let marks = isTitle ? ("〈", "〉") : ("‘", "’")
      let (first, last) = (range.lowerBound, range.upperBound - 1)
      found.append(
        context.finding(
          Self.self, range,
          Message(
            zh: "内层“\(context.text.excerpt(range))”应改用“\(marks.0)\(marks.1)”",
            en: "the inner pair of “\(context.text.excerpt(range))” should be \(marks.0)\(marks.1)"),
          fix: Fix(
            .unsafe,
            [
              context.edit(first..<(first + 1), marks.0), context.edit(last..<(last + 1), marks.1),
            ])))
    }
    candidates.removeAll { $0.isTitle == isTitle }
  }
}

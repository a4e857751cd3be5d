/// The name of a document stands in quotes where 《》 is meant.
struct PunctBooktitleMissing: DocumentRule {
  static let description = RuleDescription(
    id: "punct-booktitle-missing", category: "punct", severity: .info,
    summary: Message(zh: "文件名称用了引号", en: "the name of a document stands in quotes"),
    rationale: Message(
      zh: "文件、办法、方案、规划等的名称用书名号；引号用于特指和引文。",
      en: "Names of documents take 《》; quotes are for words spoken and words of a special sense."),
    source: .punctuation,
    triggering: ["在↓“补助资金项目工作方案”的基础上推进。", "依据↓“柳桥县医疗废物管理办法”开展检查。"],
    nonTriggering: [
      "在《补助资金项目工作方案》的基础上推进。", "落实“十四五”规划。", "坚持“一人一方案”。", "他说：“我们制定方案，又修订办法”。",
      "“三定”方案",
    ], profiles: [.official])

  private static let kinds = ScalarText.words("方案 办法 条例 规划 细则 规定 意见 纲要 指南 规范 规程 通知")

  static let needs: [RuleNeed] = [.any("“"), .any("”")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let text = context.text
    var found: [Diagnostic] = []
    var open: Int?
    for i in text.markLists.enclosing {
      switch text.scalars[i] {
      case 0x201C: open = i
      case 0x201D:
        if let start = open, i - start >= 9, i - start <= 41,
          Self.kinds.contains(where: { text.has($0, before: i) }),
          text.scalars[(start + 1)..<i].allSatisfy(isName), text.at(start - 1) != 0x300A
        {
          found.append(finding(context, start..<(i + 1)))
        }
        open = nil
      default: break
      }
    }
    return found
  }

  private func isName(_ s: UInt32) -> Bool {
    ScalarText.isHan(s) || ScalarText.isASCIIAlphanumeric(s) || s == 0xFF08 || s == 0xFF09
      || s == 0x2014
  }

  private func finding(_ context: RuleContext, _ range: Range<Int>) -> Diagnostic {
    let name = context.text.string(range)
    return context.finding(
      Self.self, range,
      Message(
        zh: "\(name)如为文件名称，应用书名号，请核对",
        en: "if \(name) names a document, it takes 《》: please check"))
  }
}

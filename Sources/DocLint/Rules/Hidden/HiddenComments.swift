/// Comments that are still in the file.
struct HiddenComments: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-comments", category: "hidden", severity: .info,
    summary: Message(
      zh: "文件中留有批注",
      en: "comments are still in the file"),
    rationale: Message(
      zh: "批注是给起草人看的，定稿报送前应当删去。",
      en:
        "Comments are meant for whoever drafts the document and should be gone from the final version."
    ),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "〔comment：此处数据待核〕↓各地要高度重视，抓好落实。"
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.comment], Self.self, context) { text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    let author = item.detail.map { $0.isEmpty ? "" : "\($0)：" } ?? ""
    return Message(
      zh: "文件中留有批注：\(author)“\(text)”；定稿请删除",
      en: "a comment is left in the file: \(author)“\(text)”; delete it from the final version")
  }
}

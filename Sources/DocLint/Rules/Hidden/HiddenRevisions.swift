/// Tracked changes that are still in the file.
struct HiddenRevisions: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-revisions", category: "hidden", severity: .warning,
    summary: Message(
      zh: "文件中还有未处理的修订",
      en: "tracked changes that nobody has settled"),
    rationale: Message(
      zh: "修订未接受或拒绝，删去的原文仍留在文件里，收件人可以看到。",
      en:
        "Until changes are accepted or rejected the words that were taken out stay in the file for any recipient to read."
    ),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "各地要高度重↓视〔deletedRevision：并限期整改〕，抓好落实。"
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.deletedRevision, .insertedRevision], Self.self, context) {
      text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    let detail = item.detail.map { "（\($0)）" } ?? ""
    return item.kind == .deletedRevision
      ? Message(
        zh: "修订中删去的“\(text)”仍留在文件里\(detail)；请接受或拒绝修订后再报送",
        en: "the deleted “\(text)” is still in the file\(detail); settle the tracked changes")
      : Message(
        zh: "“\(text)”是尚未接受的修订\(detail)；请接受或拒绝修订后再报送",
        en: "“\(text)” is a tracked insertion that nobody accepted\(detail); settle it")
  }
}

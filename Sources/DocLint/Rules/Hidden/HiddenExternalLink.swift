/// References that are fetched when the file is opened.
struct HiddenExternalLink: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-external-link", category: "hidden", severity: .warning,
    summary: Message(
      zh: "文件会从外部取内容",
      en: "the file fetches something from elsewhere"),
    rationale: Message(
      zh: "打开文件时会访问外部地址：内容可能变化，也会泄露谁在何时打开了文件。",
      en:
        "Opening the file reaches out to another place: what it shows may change, and the opening is seen there."
    ),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "〔externalLink：http://example.com/t.dotm〕↓各地要高度重视，抓好落实。"
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.externalLink], Self.self, context) { text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    Message(
      zh: "打开文件时会访问外部内容“\(text)”；请核对来源，断开链接后再报送",
      en: "opening the file reaches for “\(text)”; check where it comes from and break the link")
  }
}

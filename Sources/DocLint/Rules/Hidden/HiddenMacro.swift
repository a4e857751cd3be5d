/// Programs within a document.
struct HiddenMacro: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-macro", category: "hidden", severity: .warning,
    summary: Message(
      zh: "文件中带有宏或脚本",
      en: "the file carries macros or scripts"),
    rationale: Message(
      zh: "公文不需要宏；宏可能携带恶意代码。",
      en: "Official documents need no macros, and macros may carry malicious code."),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "〔macro：vbaProject.bin〕↓各地要高度重视，抓好落实。"
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.macro], Self.self, context) { text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    Message(
      zh: "文件带有宏或脚本（\(text)）；公文不需要宏，请核对来源，另存为不含宏的格式",
      en: "the file carries macros or scripts (\(text)); check where it comes from and save it "
        + "without them")
  }
}

/// Files within the file.
struct HiddenEmbeddedObject: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-embedded-object", category: "hidden", severity: .info,
    summary: Message(
      zh: "文件中嵌有其他文件",
      en: "other files are embedded in the file"),
    rationale: Message(
      zh: "嵌入的表格、文档随文件流转，其中的内容没有检查。",
      en: "Embedded sheets and documents travel with the file; what they hold was not checked."),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "〔embeddedObject：embeddings/sheet1.xlsx〕↓各地要高度重视，抓好落实。"
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.embeddedObject], Self.self, context) { text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    Message(
      zh: "文件中嵌有其他文件（\(text)），其内容未检查；请核对是否应随文报送",
      en: "another file is embedded (\(text)) and was not checked; make sure that it belongs there")
  }
}

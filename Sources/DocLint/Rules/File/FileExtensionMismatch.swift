/// The name's extension promises another format than the content is.
struct FileExtensionMismatch: DocumentRule {
  static let description = RuleDescription(
    id: "file-extension-mismatch", category: "file", severity: .warning,
    summary: Message(
      zh: "文件扩展名与实际格式不符", en: "the file's extension does not fit its content"),
    rationale: Message(
      zh: "扩展名与内容不符的文件，收件人可能打不开，也常见于改名绕过检查的文件。",
      en: "Recipients may be unable to open such a file, and renaming is a way around checks."),
    source: .init(
      .practice, Message(zh: "报送惯例：扩展名与格式一致", en: "custom: names fit their content")),
    triggering: ["〔renamed：txt〕↓各地要高度重视，抓好落实。"],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.renamed], Self.self, context) { promised, item in
      message(promised, item.detail ?? "?")
    }
  }

  private func message(_ promised: String, _ format: String) -> Message {
    Message(
      zh: "扩展名是 .\(promised)，内容却是 \(format)；已按内容检查，请核对文件并改正扩展名",
      en: "named .\(promised), but its content is \(format); checked as such: correct the name")
  }
}

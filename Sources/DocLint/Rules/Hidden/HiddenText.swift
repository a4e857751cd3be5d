/// Hidden, white or minute text.
struct HiddenText: DocumentRule {
  static let description = RuleDescription(
    id: "hidden-text", category: "hidden", severity: .warning,
    summary: Message(
      zh: "文件中有读者看不到的文字（隐藏、白字、极小字号）",
      en: "text in the file that its readers cannot see"),
    rationale: Message(
      zh: "隐藏文字不显示、不打印，却随文件流转；可能是残留内容，也可能用来躲避查重。",
      en:
        "Hidden text is not shown or printed, but travels with the file: it is left over, or meant to mislead a comparison."
    ),
    source: .init(
      .practice,
      Message(zh: "审稿惯例：办公文件里看不见的内容", en: "editorial custom: what office files hide")),
    triggering: [
      "各地要高度重↓视〔vanished：内部掌握〕，抓好落实。",
      "各地要高度重视，抓好落实↓。〔white：与前文相同的长段文字〕",
      "〔tiny：不对外〕↓各地要高度重视。",
    ],
    nonTriggering: ["各地要高度重视，抓好落实。"])

  func check(_ context: RuleContext) -> [Diagnostic] {
    HiddenFinding.findings(of: [.vanished, .white, .tiny], Self.self, context) { text, item in
      message(text, item)
    }
  }

  private func message(_ text: String, _ item: HiddenContent) -> Message {
    let how =
      switch item.kind {
      case .white: Message(zh: "白色", en: "white")
      case .tiny: Message(zh: "字号不足1磅", en: "at most one point high")
      default: Message(zh: "隐藏", en: "hidden")
      }
    return Message(
      zh: "此处有\(how.zh)的文字“\(text)”，读者看不到，未列入其他检查；请删除或取消隐藏",
      en: "text that is \(how.en) stands here, “\(text)”; readers do not see it, and other checks "
        + "leave it out; delete or show it")
  }
}

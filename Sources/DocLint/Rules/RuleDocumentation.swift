/// The rules as pages for people: what `doclint rules ID` shows, and `Documentation/Rules.md`.
public enum RuleDocumentation {
  /// The whole of `Documentation/Rules.md`: every rule, in Chinese and then in English.
  public static var file: String {
    "<!-- Generated from the rules' descriptions; a test compares it. -->\n\n"
      + markdown(.chinese) + "\n---\n\n" + markdown(.english)
  }

  /// Every rule in order of id, under a heading and a table of contents.
  public static func markdown(_ language: Language) -> String {
    let zh = language == .chinese
    var text = zh ? "# 规则\n\n" : "# Rules\n\n"
    text += zh ? "| 规则 | 级别 | 内容 |\n" : "| rule | severity | what it finds |\n"
    text += "|---|---|---|\n"
    for rule in RuleRegistry.all {
      let severity = severity(rule.severity, language)
      text += "| `\(rule.id)` | \(severity) | \(rule.summary[language]) |\n"
    }
    for rule in RuleRegistry.all { text += "\n#" + page(rule, language) }
    return text
  }

  /// The page of one rule, as Markdown; `nil` for an id that is none.
  public static func page(_ id: String, _ language: Language) -> String? {
    RuleRegistry.description(of: id).map { page($0, language) }
  }

  /// The page of a rule, such as one of the user's own.
  public static func page(_ rule: RuleDescription, _ language: Language) -> String {
    let zh = language == .chinese
    var text = "# \(rule.id)\n\n\(rule.summary[language])\n\n"
    func item(_ name: (zh: String, en: String), _ value: String) {
      text += zh ? "- \(name.zh)：\(value)\n" : "- \(name.en): \(value)\n"
    }
    item(("级别", "Severity"), severity(rule.severity, language))
    item(("类别", "Category"), rule.category)
    item(("为什么", "Why"), rule.rationale[language])
    item(("依据", "Source"), source(rule.source, language))
    if let fix = rule.fix {
      let (what, how) = (fix.text[language], applicability(fix.applicability, language))
      item(("修复", "Fix"), zh ? "\(what)（\(how)）" : "\(what) (\(how))")
    } else {
      item(("修复", "Fix"), zh ? "无，需要人工核对" : "none: a person must judge")
    }
    if rule.profiles.count < RuleContext.Profile.allCases.count {
      item(
        ("体例", "Profiles"),
        rule.profiles.map { "`\($0.rawValue)`" }.joined(separator: zh ? "、" : ", "))
    }
    if !rule.options.isEmpty {
      text += zh ? "- 选项：\n" : "- Options:\n"
      for option in rule.options {
        let standard = option.standard
        text +=
          zh
          ? "  - `\(option.name)`（默认 \(standard)）：\(option.summary.zh)\n"
          : "  - `\(option.name)` (default \(standard)): \(option.summary.en)\n"
      }
    }
    text += examples(zh ? "会提示" : "Found", rule.triggering, zh)
    text += examples(zh ? "不提示" : "Not found", rule.nonTriggering, zh)
    return text
  }

  private static func examples(_ title: String, _ examples: [String], _ zh: Bool) -> String {
    var text = zh ? "\n\(title)：\n\n```text\n" : "\n\(title):\n\n```text\n"
    text += examples.map(visible).joined(separator: "\n\n")
    return text + "\n```\n"
  }

  /// Characters that nobody sees are written as their code points.
  private static func visible(_ example: String) -> String {
    var text = ""
    for scalar in example.unicodeScalars {
      if scalar != "\n", scalar.properties.generalCategory == .format {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func severity(_ severity: Severity, _ language: Language) -> String {
    guard language == .chinese else { return severity.rawValue }
    switch severity {
    case .error: return "错误"
    case .warning: return "警告"
    case .info: return "提示"
    }
  }

  private static func source(_ source: RuleDescription.Source, _ language: Language) -> String {
    let level: Message =
      switch source.level {
      case .standard: Message(zh: "标准", en: "standard")
      case .practice: Message(zh: "惯例", en: "practice")
      }
    return language == .chinese
      ? "\(source.text.zh)（\(level.zh)）" : "\(source.text.en) (\(level.en))"
  }

  private static func applicability(_ value: Fix.Applicability, _ language: Language) -> String {
    let text: Message =
      switch value {
      case .safe: Message(zh: "安全", en: "safe")
      case .unsafe: Message(zh: "可能改变原意", en: "may change the meaning")
      case .display: Message(zh: "只作建议", en: "a proposal only")
      }
    return text[language]
  }
}

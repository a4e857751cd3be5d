/// The page that says once what each rule looks for, why, and where it comes from.
struct HTMLRulesPage {
  let all: HTMLReport
  private var words: Wording { all.words }

  func write(to html: inout MarkupWriter) {
    let rules = Set(all.report.diagnostics.map(\.rule)).sorted()
      .compactMap { all.report.description(of: $0) }
    html.page("rules", "rules") { html in
      html.leaf("h1", words.pick("规则说明", "What the rules say"))
      for rule in rules {
        html.element("div", ["class": "panel", "id": "r-\(rule.id)"]) { html in
          html.element("h2") { html in
            html.text(rule.summary[all.language] + " ")
            html.leaf("code", rule.id)
          }
          html.leaf("p", rule.rationale[all.language])
          html.element("p", ["class": "note"]) { html in
            html.text(
              rule.source.level == .standard
                ? words.pick("规定：", "standard: ") : words.pick("惯例：", "practice: "))
            html.text(rule.source.text[all.language])
          }
        }
      }
    }
  }
}

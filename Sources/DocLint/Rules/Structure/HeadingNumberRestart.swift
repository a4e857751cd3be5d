/// Items go on counting in some sections and start again in others.
struct HeadingNumberRestart: DocumentRule {
  static let description = RuleDescription(
    id: "heading-number-restart", category: "heading", severity: .info,
    summary: Message(
      zh: "条目编号有的接续、有的重起", en: "items go on counting in some sections and start again in others"),
    rationale: Message(
      zh: "同一文件内条目或者全文连续编号，或者每节重新编号，两种混用不便引用。",
      en:
        "Items are numbered either through the text or anew in each section; both in one text confuse."
    ),
    source: .init(.practice, Message(zh: "公文处理实务", en: "practice of official writing")),
    triggering: [
      "一、目标\n1.床位18张。\n2.医师5名。\n3.护士8名。\n二、任务\n（一）抓队伍\n↓1.招聘。新进12人。\n2.培训。培训30场。\n（二）抓制度\n3.建制。出台5项。\n4.考核。每季1次。"
    ],
    nonTriggering: [
      "一、目标\n1.床位18张。\n2.医师5名。\n二、任务\n1.招聘12人。\n2.培训30场。",
      "一、目标\n1.床位18张。\n2.医师5名。\n二、任务\n3.招聘12人。\n4.培训30场。",
    ])

  func check(_ context: RuleContext) -> [Diagnostic] {
    let headings = context.structure.headings
    struct State {
      var last: DocumentStructure.Heading
      var continued = false
      var restart: Range<Int>?
    }
    var states: [Int: State] = [:]
    var places: [Range<Int>] = []
    for heading in headings where heading.series == .arabic && !heading.isGlued {
      guard var state = states[heading.scope] else {
        states[heading.scope] = State(last: heading)
        continue
      }
      if heading.parent != state.last.parent {
        if heading.number == state.last.number + 1, heading.number > 2 {
          state.continued = true
        } else if heading.number == 1, state.last.number >= 2, state.restart == nil {
          state.restart = heading.mark
        }
      }
      state.last = heading
      states[heading.scope] = state
    }
    for scope in states.keys.sorted() {
      if let state = states[scope], state.continued, let restart = state.restart {
        places.append(restart)
      }
    }
    return context.gathered(Self.self, places) { _ in
      Message(
        zh: "条目从此处重新编号，而其他节是连续编号，请统一",
        en: "the items start again here and go on counting elsewhere; choose one way")
    }
  }
}

/// How the reuse rules put a pair into words: the same facts in the same form in each of them.
extension ReusePair {
  /// The pair as seen from the side that belongs to the batch.
  struct Side {
    let path: String
    let otherPath: String
    let ratio: Ratio
    /// The passages, each with its range on this side and on the other.
    let passages: [(here: TextRange, there: TextRange, equal: Int)]
  }

  /// The document's side; the source's where only the source belongs to the batch; `nil` where
  /// neither does.
  func side(in report: ReuseReport) -> Side? {
    let ours = report.documents[document].path
    let theirs = report.documents[source].path
    if document < report.batchCount {
      return Side(
        path: ours, otherPath: theirs, ratio: ratios.document,
        passages: passages.map { ($0.document, $0.source, $0.equal) })
    }
    if source < report.batchCount {
      return Side(
        path: theirs, otherPath: ours, ratio: ratios.source,
        passages: passages.map { ($0.source, $0.document, $0.equal) })
    }
    return nil
  }

  /// The facts that every finding on a pair carries.
  func evidence(_ side: Side) -> [(name: String, value: EvidenceValue)] {
    [
      ("source", .string(side.otherPath)),
      ("ratio", .ratio(side.ratio.ratio)),
      ("copied", .integer(side.ratio.copied)),
      ("counted", .integer(side.ratio.counted)),
      ("resemblance", .ratio(resemblance)),
      ("containment", .ratio(containment.document)),
      ("passages", .integer(passages.count)),
      ("substitutions", .list(substitutions.prefix(Self.shown).map { .string($0.wording) })),
      ("leftovers", .list(leftovers.prefix(Self.shown).map { .string($0.wording) })),
    ]
  }

  /// “2011字中1990字相同（99.0%），与“a.txt”，共3段” in both languages.
  func figures(_ side: Side) -> Message {
    let share = Self.percent(side.ratio)
    let (copied, counted, count) = (side.ratio.copied, side.ratio.counted, passages.count)
    return Message(
      zh: "计入比对的\(counted)字中有\(copied)字（\(share)）见于“\(side.otherPath)”，共\(count)段",
      en: "\(copied) of \(counted) counted characters (\(share)) stand in “\(side.otherPath)”, "
        + "in \(count) passage\(count == 1 ? "" : "s")")
  }

  /// What was put in place of what, and what was left standing; empty where neither is known.
  var changes: Message {
    var zh = ""
    var en = ""
    func list(_ words: [String]) -> String { words.prefix(3).joined(separator: "、") }
    func more(_ count: Int) -> (zh: String, en: String) {
      count > 3 ? ("等\(count)处", " and \(count - 3) more") : ("", "")
    }
    if !substitutions.isEmpty {
      let words = list(substitutions.map(\.wording))
      let rest = more(substitutions.count)
      zh += "；替换：\(words)\(rest.zh)"
      en += "; replaced: \(words)\(rest.en)"
    }
    if !leftovers.isEmpty {
      let words = list(leftovers.map(\.wording))
      let rest = more(leftovers.count)
      zh += "；保留原文名称：\(words)\(rest.zh)"
      en += "; names of the source left standing: \(words)\(rest.en)"
    }
    return Message(zh: zh, en: en)
  }

  /// How many substitutions and left-over names the evidence lists.
  private static let shown = 20

  /// A share with one decimal, rounded half up; “—” of nothing.
  static func percent(_ ratio: Ratio) -> String {
    guard ratio.counted > 0 else { return "—" }
    let tenths = (ratio.copied * 2000 + ratio.counted) / (2 * ratio.counted)
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

extension Substitution {
  /// “旧→新 ×3”.
  var wording: String { "“\(source)→\(document) ×\(count)”" }
}

extension Leftover {
  /// “名称 ×12”.
  var wording: String { "“\(text) ×\(count)”" }
}

extension NameKind {
  /// What people call it.
  var wording: Message {
    switch self {
    case .place: Message(zh: "地名", en: "place")
    case .unit: Message(zh: "单位名称", en: "unit")
    case .person: Message(zh: "人名", en: "person")
    case .date: Message(zh: "日期", en: "date")
    case .number: Message(zh: "数字", en: "figure")
    case .term: Message(zh: "用语", en: "term")
    }
  }
}

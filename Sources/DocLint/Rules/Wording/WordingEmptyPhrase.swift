/// Set phrases stand so close that little else is said.
struct WordingEmptyPhrase: DocumentRule {
  static let description = RuleDescription(
    id: "wording-empty-phrase", category: "wording", severity: .info,
    summary: Message("套话密度过高", "set phrases stand too close"),
    rationale: Message(
      "信息稿重在情况、做法和数据，套话过多则内容空泛；每千字上限可用选项 limit 调整。",
      "A submission is worth its facts and figures. The option limit sets how many set phrases a "
        + "thousand characters may hold."),
    source: .init(.practice, Message("公文写作惯例，限值为经验", "custom; the limit is experience")),
    triggering: [
      "↓"
        + String(
          repeating: "高度重视，切实加强组织领导，进一步压实责任，全面提升能力，扎实推进落实，不断开创新局面。",
          count: 8)
    ],
    nonTriggering: [
      "高度重视，切实加强组织领导。",
      String(repeating: "柳桥县新建服务点3处，培训村医26名，上门随访老人412人次，用时两个月。", count: 12)
        + "进一步加强随访。",
    ],
    options: [
      RuleOption(
        "limit", .integer(1...1_000), standard: "30",
        Message(zh: "每千字套话次数的上限", en: "the most set phrases in a thousand characters"))
    ])

  private static let index = PhraseIndex(
    ScalarText.words(
      "高度重视 切实加强 进一步 全面提升 扎实推进 不断提高 不断提升 狠抓落实 压实责任 强化措施 统筹推进 全力以赴 凝心聚力 "
        + "开创新局面 迈上新台阶 再上新台阶 谱写新篇章 奠定坚实基础 提供坚强保障 提供有力支撑 落地见效 走深走实 入脑入心 "
        + "提高政治站位 统一思想 真抓实干 久久为功 持续发力 精准发力 多措并举 齐抓共管 上下联动 取得实效 取得显著成效 "
        + "加强组织领导 高位推动 扎实有效 深入推进 全面落实 着力构建 奋力 保驾护航 添砖加瓦"))
  /// Set phrases in a thousand characters (experience: ordinary reports have fewer than ten).
  private static let limit = 30
  /// Shorter texts are not judged.
  private static let shortest = 300

  static let needs: [RuleNeed] = [.phrases(index)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var places: [Range<Int>] = []
    var end = 0
    for (start, word) in context.places(of: Self.index) {
      guard start >= end else { continue }
      end = start + Self.index.words[word].count
      places.append(start..<end)
    }
    guard let first = places.first else { return [] }
    let characters = prose.count - prose.marks.count { !ScalarText.isHan(prose.scalars[$0]) }
    let limit = context.integer("limit", of: id) ?? Self.limit
    guard characters >= Self.shortest,
      places.count * 1000 > limit * characters
    else { return [] }
    return [
      context.report(Self.self, first, message(places.count * 1000 / characters, places.count))
    ]
  }

  private func message(_ density: Int, _ count: Int) -> Message {
    Message(
      "全文套话\(count)处，每千字约\(density)处，请多写具体做法和数据",
      "\(count) set phrases, about \(density) in a thousand characters: say what was done")
  }
}

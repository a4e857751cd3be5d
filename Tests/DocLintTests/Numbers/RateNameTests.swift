import Testing

@testable import DocLint

/// Whatever a rate is called: where its figures agree nothing is said, where they do not it is found out.
@Suite struct RateNameTests {
  private static let names = [
    "占用", "入住", "到位", "到岗", "在岗", "达标", "合格", "满意", "知晓", "办结", "整改", "签约", "履约", "建档",
    "规范管理", "控制", "随访", "接种", "检出", "筛查", "转诊", "出院", "治愈", "抢救成功", "剖宫产", "参保", "缴费",
    "报销", "抽查", "立案", "上报", "漏报", "采纳", "上线", "互认", "普及", "参训", "出勤", "通过", "录取", "就业",
    "中标", "配备", "备案", "年检", "持证", "完好", "验收", "开工", "执行", "拨付", "清缴", "回收", "改厕", "入园",
    "应答", "回访", "有效", "下转", "为民",
  ]
  private static let forms: [@Sendable (String, Int, Int, String) -> String] = [
    { "应\($0)\($2)人，实\($0)\($1)人，\($0)率\($3)%。" },
    { "共有对象\($2)户，其中\($0)\($1)户，\($0)率\($3)%。" },
    { "全年受理\($2)件，\($0)\($1)件，\($0)率为\($3)%。" },
    { "\($2)例中有\($1)例\($0)，\($0)率达到\($3)%，较上年提高2.3个百分点。" },
    { "\($0)率\($3)%（\($1)/\($2)）。" },
    { "目标任务\($2)家，已\($0)\($1)家，\($0)率\($3)%，未\($0)\($2 - $1)家。" },
  ]

  private func accused(_ off: Double) -> [String] {
    var generator = SeededGenerator(seed: 7)
    return Self.names.flatMap { name in
      Self.forms.compactMap { form in
        let whole = Int.random(in: 150...9_000, using: &generator)
        let part = Int.random(in: whole / 3..<whole, using: &generator)
        let tenths = (Double(part) / Double(whole) * 1_000).rounded() + off * 10
        let rate = "\(Int(tenths) / 10).\(Int(tenths) % 10)"
        let text = form(name, part, whole, rate)
        let found = NumberAnalysis(Document(path: "a.txt", text: SourceText(text))).relations
        return found.contains { $0.severity == .error || $0.severity == .warning } ? text : nil
      }
    }
  }

  @Test func ratesThatAgreeAreLeftAlone() {
    let accused = accused(0)
    #expect(accused.isEmpty, "\(accused)")
  }

  /// A word or two in a hundred is read otherwise.
  @Test func ratesThatDoNotAgreeAreFoundOut() {
    #expect(accused(4.5).count * 100 >= Self.names.count * Self.forms.count * 97)
  }
}

/// A count of things ends its clause without a measure word, beside others that have theirs.
struct NumMeasureMissing: DocumentRule {
  static let description = RuleDescription(
    id: "num-measure-missing", category: "numerals", severity: .warning,
    summary: Message("数字后缺少量词", "a count without its measure word"),
    rationale: Message(
      "“建成便民服务点68，吸纳手艺人154名”，前一个数字漏了量词。",
      "In 服务点68，吸纳手艺人154名 the first count has lost its measure word."),
    source: .init(.practice, Message("信息稿件审核惯例", "custom of reviewing submissions")),
    triggering: [
      "全区建成便民服务点↓68，吸纳手艺人154名。",
      "新建停车场↓12，改造道路35条。",
      "全年培训骨干人员↓120，开展演练8次。",
    ],
    nonTriggering: [
      "全区建成便民服务点68个，吸纳手艺人154名。",
      "建成便民服务点68，站内编号另行公布。",
      "改造公交站点K12，新增车辆154辆。",
      "发布监测站点得分92，走访154户。",
      "接入联系点电话12345，受理来电154件。",
      "建成示范点2024，参与人员154名。",
    ],
    notIn: [.tableCell])

  private static let verbs = WordTable(
    "建成 新建 改造 新增 设立 建立 建设 打造 培育 培训 发展 配备 投放 开设 创建 选派 招聘 引进 组建 吸纳 增设 布设 安装")
  /// What is counted, by the end of its name.
  private static let counted = WordTable(
    "服务点 网点 站点 示范点 监测点 服务站 工作站 卫生站 服务中心 医院 卫生院 卫生室 养老院 停车场 停车位 床位 车位 企业 学校 基地 平台 队伍 团队 小区 "
      + "社区 人员 干部 骨干 医生 护士 教师 学员 志愿者 公园 绿地 图书馆 书屋 食堂 充电桩 路灯 设备 设施 课程 岗位")
  private static let measures = ScalarSet(
    ScalarText.units("个名家所项张台辆支套处篇人件次份种类位床户间座条场万亿亩吨元盏块册米公"))

  static let needs: [RuleNeed] = [.any(.digits), .any("，。；")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return prose.numbers.compactMap { number in
      let (start, end) = (number.range.lowerBound, number.range.upperBound)
      guard prose[end] == 0xFF0C || prose[end] == 0x3002 || prose[end] == 0xFF1B,
        number.whole.count <= 6, number.whole.first != 0, let value = number.integer,
        !(1900...2100).contains(value),
        Self.counted.length(endingAt: start, in: prose.scalars) != nil
      else { return nil }
      var clause = start
      while clause > 0, start - clause < 30, !Prose.endsClause(prose.scalars[clause - 1]) {
        clause -= 1
      }
      guard prose.contains(Self.verbs, in: clause..<start) else { return nil }
      // Another count beside it has its measure.
      let sentence = prose.sentence(around: start)
      let hasOther = prose.numbers(in: sentence).contains {
        $0.range != number.range && $0.integer != nil
          && Self.measures.contains(prose[$0.range.upperBound])
      }
      guard hasOther else { return nil }
      return context.report(Self.self, number.range, message(prose.string(number.range)))
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”后面疑漏量词，请核对", "a measure word is probably missing behind “\(written)”")
  }
}

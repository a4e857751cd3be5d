/// A mark parts two numerals that together say about how many.
struct NumApproxDun: DocumentRule {
  static let description = RuleDescription(
    id: "num-approx-dun", category: "numerals", severity: .warning,
    summary: Message("概数的两个数字之间用了顿号", "a 、 between the two numerals of a rough number"),
    rationale: Message(
      "“三、五天”像是三天和五天；相邻数字连用表示概数时不加顿号。",
      "三、五天 reads like three days and five days; a rough number has no mark in it."),
    source: .numerals,
    triggering: [
      "时间以↓三、五天为宜。",
      "每组派↓两、三名队员，用时↓七、八个小时。",
      "现场来了↓五、六十人，走了↓二、三里地。",
    ],
    nonTriggering: [
      "时间以三五天为宜，每组两三名。",
      "获得第三、四名，一、二年级学生，二、三级医院，三、四季度。",
      "一、二、三个班分别到场，每周三、五天亮出发。",
      "二、三个体系建设\n抓实。",
      "推进二、三产业，二、三十年代，三、五个年度计划。",
      "十三、四个乡镇，三、九天。",
    ])

  private static let measures = WordTable(
    "天 个 名 里 斤 分钟 小时 米 步 位 句 件 杯 户 家 台 张 页 本 遍 人 岁 亩 吨 公里")
  private static let words = WordTable(
    "个年 个五年 天亮 天津 天然 天气 里面 家庭 家长 人称 人民 人口 人大 名单 名称 名优 位于 件套 户籍 本科 本书 页码 个体 个性 个人 个别")
  private static let scales = ScalarSet(ScalarText.units("十百千万"))
  /// Before them the numerals name or go on with others.
  private static let naming = ScalarSet(
    ScalarText.units("第、〇零一二三四五六七八九十百千万两初周期月级年号条款项之"))

  private static let pairs = PhraseIndex(
    ScalarText.words("一、二 二、三 两、三 三、四 三、五 四、五 五、六 六、七 七、八 八、九"))

  static let needs: [RuleNeed] = [.phrases(pairs)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    return context.places(of: Self.pairs).compactMap { place in
      let i = place.start + 1
      guard ScalarText.isHan(prose[i - 2]) || prose[i - 2] == 0xFF0C,
        !Self.naming.contains(prose[i - 2])
      else { return nil }
      let measure = Self.scales.contains(prose[i + 2]) ? i + 3 : i + 2
      guard prose.hasAny(Self.measures, at: measure), !prose.hasAny(Self.words, at: measure) else {
        return nil
      }
      let range = (i - 1)..<(measure + 1)
      return context.report(Self.self, range, message(prose.string(range)))
    }
  }

  private func message(_ written: String) -> Message {
    Message(
      "“\(written)”如表示概数，两个数字之间不用顿号，请核对",
      "if “\(written)” is a rough number, no 、 stands in it; please check")
  }
}

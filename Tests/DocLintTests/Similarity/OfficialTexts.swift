@testable import DocLint

/// Documents put together from invented phrases of official language; the same for a seed.
enum OfficialTexts {
  /// What sentences of one subject are made of: one phrase of each list after the other.
  struct Vocabulary: Sendable {
    let slots: [[String]]
  }

  static let health = Vocabulary(slots: [
    [
      "各级疾控机构", "乡镇卫生院", "县域医共体", "家庭医生团队", "社区护理站", "中心血站", "急救分站", "妇幼保健所", "康复病区", "口腔门诊部",
      "检验科室", "药事小组", "病案室", "感控专班", "体检队伍", "疫苗冷库", "导诊岗位", "信息股", "后勤班组", "采购代表", "村医骨干", "助产士",
      "营养专员", "心理热线",
    ],
    [
      "按季度", "逐户", "分批次", "连夜", "在汛期之前", "对照清单", "借助义诊", "沿着国道", "通过夜校", "趁赶集日", "自筹经费", "结对",
      "凭预约单",
      "依托驿站", "随巡诊车", "打破惯例", "轮换", "仿照先例", "按图索骥地", "不打招呼", "挂图作战", "双休日里", "冒雨", "就近",
    ],
    [
      "清点了", "核销了", "抽查了", "补录了", "翻修了", "更替了", "登记了", "演练了", "回访了", "归并了", "移交了", "培训了", "撤换了",
      "预定了",
      "公示了", "检测了", "调剂了", "赠送了", "测绘了", "试运行了", "标注了", "封存了", "扩建了", "汇编了",
    ],
    [
      "老旧担架", "慢病随访卡", "儿童接种台账", "高压氧舱", "远程会诊终端", "血压监测亭", "污水处理池", "发热诊室", "中药熏蒸床", "孕妇课堂",
      "透析用水", "急救背囊", "无障碍坡道", "药品追溯码", "冷链温度计", "轮值名册", "病床呼叫铃", "义齿加工单", "应急发电车", "健康步道", "饮水检验箱",
      "消毒供应柜", "听力筛查仪", "宣教展板",
    ],
    [
      "，群众反映良好", "，尚有缺口待补", "，账物基本相符", "，费用由财政列支", "，结果贴在门口", "，下月再看成效", "，没有发生差错", "，比去年早了半月",
      "，由专人盯住", "，邻县前来观摩", "，余款退回国库", "，省下不少工时", "，留有影像备查", "，老人不再跑远路", "，问题当场销号", "，年底一并结算",
      "，值班电话未变", "，雨天照常开放", "，标识换成双语", "，样品送往实验楼", "，人手仍显不足", "，暂缓推广", "，已经写入章程", "，责任落到个人",
    ],
  ])

  /// Shares no phrase, and hardly a character pair, with `health`.
  static let forestry = Vocabulary(slots: [
    ["护林哨所", "苗圃", "瞭望塔", "伐木场", "松脂作坊", "竹海步道", "湿地观鸟台", "蜂农", "防火隔离带", "猎枪收缴点", "桉树基地", "鹿园"],
    ["趁霜降", "绕过峡谷", "于拂晓", "靠骡马", "携望远镜", "踏雪", "顺溪流", "每逢朔望", "按树龄", "扛着旗", "仅凭罗盘", "至暮色四合"],
    ["嫁接", "疏伐", "丈量", "围起", "补种", "驱赶", "熏烤", "晾晒", "圈养", "放飞", "截住", "焚毁"],
    ["杉木幼株", "朱鹮巢穴", "枯枝败叶", "鼹鼠洞", "油茶果", "菌菇棚", "漂流原木", "野猪踪迹", "藤编筐篓", "樟脑结晶", "榛鸡雏", "柞蚕茧"],
    ["；寒潮将至", "；泉眼渐丰", "；狼烟未起", "；蝉声盖过锯响", "；斧柄磨秃", "；岩羊下山饮泉", "；根系扎稳", "；火星尽灭", "；叶片转红", "；虫害绝迹"],
  ])

  /// At least `characters` scalars in paragraphs of a few sentences.
  static func text(
    seed: UInt64, characters: Int = 600, vocabulary: Vocabulary = health
  ) -> String {
    var generator = SeededGenerator(seed: StableHash.mix(seed))
    var text = ""
    var count = 0
    var sentences = 0
    while count < characters {
      for slot in vocabulary.slots {
        let phrase = slot.randomElement(using: &generator)!
        text += phrase
        count += phrase.unicodeScalars.count
      }
      sentences += 1
      text += sentences % 4 == 0 ? "。\n" : "。"
      count += 1
    }
    return text
  }

  static func document(
    _ path: String, seed: UInt64, characters: Int = 600, vocabulary: Vocabulary = health
  ) -> Document {
    Document(
      path: path,
      text: SourceText(text(seed: seed, characters: characters, vocabulary: vocabulary)))
  }

  /// Names of places that there are not.
  static func place(_ index: Int) -> String {
    let first = Array("青丹碧墨苍绛缃黛素赭")
    let second = Array("岚溪峪汀砚皋麓渚")
    return "\(first[index % 10])\(second[index / 10 % 8])市"
  }

  /// A text after swaps: every `step` characters two to four are replaced by others. None of the
  /// new ones stands in `health`'s phrases.
  static func swapped(_ text: String, every step: Int, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: StableHash.mix(seed ^ 0x7377_6170))
    let others = Array("鹭鸢鲟鳜麒麟鹞鹬鲛鲵鸩鹄鳌鹜鲑鳐".unicodeScalars)
    var scalars = Array(text.unicodeScalars)
    var at = step / 2
    while at + 4 <= scalars.count {
      for k in 0..<Int.random(in: 2...4, using: &generator) {
        scalars[at + k] = others.randomElement(using: &generator)!
      }
      at += step
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension ReuseReport {
  /// Everything about each pair but `weightedResemblance`, which the rest of the batch weighs.
  func described(_ pair: ReusePair, weighted: Bool = true) -> String {
    var lines = [
      "\(documents[pair.document].path) <- \(documents[pair.source].path) \(pair.verdict)",
      "\(pair.resemblance) \(pair.containment) \(pair.ratios) \(pair.rawRatios)",
      "\(pair.passages)", "\(pair.numbers)", "\(pair.direction)", "\(pair.excluded)",
      "\(pair.substitutions)", "\(pair.leftovers)",
    ]
    if weighted { lines.append("\(pair.weightedResemblance)") }
    return lines.joined(separator: "\n")
  }

  var description: String {
    let clusters = clusters.map { $0.map { documents[$0].path } }
    let odd = integrity.map { "\(documents[$0.document].path) \($0.flags)" }
    return pairs.map { described($0) }.joined(separator: "\n\n")
      + "\n\(clusters) \(odd) \(pairsFolded)"
  }

  func pair(of document: String, and source: String) -> ReusePair? {
    pairs.first {
      documents[$0.document].path == document && documents[$0.source].path == source
    }
  }

  /// Whether a pair shows the document at `path` recycled, as either side.
  func isRecycled(_ path: String) -> Bool {
    pairs.contains {
      $0.verdict == .recycled
        && (documents[$0.document].path == path || documents[$0.source].path == path)
    }
  }

  var reported: [ReusePair] {
    pairs.filter { $0.verdict == .recycled || $0.verdict == .partial }
  }
}

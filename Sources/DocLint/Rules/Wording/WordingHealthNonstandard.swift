/// A health term is not the standard one.
struct WordingHealthNonstandard: PhraseRule {
  static let description = RuleDescription(
    id: "wording-health-nonstandard", category: "wording", severity: .warning,
    summary: Message("卫生健康术语不规范", "a health term is not the standard one"),
    rationale: Message(
      "法规和审定名词已有规定用语，旧称、俗称易生歧义。",
      "Regulations and approved terminology have their own word; old and popular names mislead."),
    source: .init(
      .practice,
      Message(
        "《精神卫生法》《医疗废物管理条例》用语及全国科学技术名词审定委员会审定名词，据惯例汇集",
        "terms of the laws on mental health and medical waste and of the approved "
          + "terminology, collected by practice")),
    fix: (
      .unsafe,
      Message(
        "改为规范术语；项目、机构的旧名请保留",
        "writes the standard term; names of projects and institutions stay")
    ),
    triggering: [
      "规范处置↓医疗废弃物。",
      "救治↓急性心肌梗塞患者。",
      "管理↓重性精神病患者。",
      "筛查↓食道癌和↓II型糖尿病。",
      "服务↓残疾人士。",
    ],
    nonTriggering: [
      "规范处置医疗废物。",
      "救治急性心肌梗死患者。",
      "管理严重精神障碍患者。",
      "筛查食管癌和2型糖尿病。",
      "服务残疾人。",
      "病媒生物防制、清除孳生地。",
      "依据《重性精神病管理规范》。",
      "食道异物取出。",
      "III型康复病床。",
    ])

  static let table = PhraseTable(
    """
    医疗废弃物 医疗废物
    医疗垃圾 医疗废物
    医用垃圾 医疗废物
    重性精神病患者 严重精神障碍患者
    重性精神疾病 严重精神障碍
    重性精神病 严重精神障碍 >医院,法
    重症精神病 严重精神障碍 >医院
    残废人 残疾人
    残疾人士 残疾人
    急性心肌梗塞 急性心肌梗死
    心肌梗塞 心肌梗死
    脑梗塞 脑梗死
    食道癌 食管癌
    I型糖尿病 1型糖尿病 <I
    Ⅰ型糖尿病 1型糖尿病
    II型糖尿病 2型糖尿病 <I
    Ⅱ型糖尿病 2型糖尿病
    一型糖尿病 1型糖尿病
    二型糖尿病 2型糖尿病
    老年痴呆症 阿尔茨海默病
    爱滋病 艾滋病
    弱智儿童 智力残疾儿童
    羊癫疯 癫痫
    羊角风 癫痫
    """)
  static let trust: Fix.Applicability? = .unsafe

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”不是规范术语，宜改为“\(replacement ?? "")”；如为项目、机构原名请保留",
      "“\(written)” is not the standard term; write “\(replacement ?? "")” unless it is part of a name"
    )
  }
}

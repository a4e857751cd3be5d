/// A character is missing from a set phrase.
struct WordingMissingChar: PhraseRule {
  static let description = RuleDescription(
    id: "wording-missing-char", category: "wording", severity: .error,
    summary: Message("固定词语疑似漏字", "a character is missing from a set phrase"),
    rationale: Message(
      "漏字使句子不通，常见于复制和录入。",
      "Characters get lost in copying and typing; the sentence then does not read."),
    source: .init(.practice, Message("公文写作惯例", "custom of official writing")),
    triggering: [
      "为发展↓供了新的机遇。",
      "扎实↓贯落实各项部署。",
      "加强↓疾病预控制体系建设。",
      "坚持以↓人民群利益为重。",
      "帮助居民↓不断“三防”知识。",
    ],
    nonTriggering: [
      "为发展提供了新的机遇。",
      "扎实贯彻落实各项部署。",
      "加强疾病预防控制体系建设。",
      "维护人民群众利益。",
      "附件仅供了解。",
      "捍卫健康权益。",
      "推进科技进步，加强管理。",
      "不断“充电”。",
    ])

  static let table = PhraseTable(
    """
    供了 提供了 <提,招,口,翻,逼,串,上,仅 >解,断
    贯落实 贯彻落实
    彻落实 贯彻落实 <贯
    贯彻实 贯彻落实 >施,践,行
    疾病预控制 疾病预防控制
    疾病防控制 疾病预防控制
    疾病预防制 疾病预防控制
    预防控中心 预防控制中心
    卫健康委 卫生健康委
    卫生康委 卫生健康委
    社区卫服务 社区卫生服务
    基公共卫生 基本公共卫生
    家庭医签约 家庭医生签约
    家庭生签约 家庭医生签约
    公立医改革 公立医院改革
    人民群利益 人民群众利益
    人民群健康 人民群众健康
    人民府 人民政府
    办公关于 办公室关于 <不
    进步加强 进一步加强 <技,社会,科技,步,文明,的
    进步完善 进一步完善 <技,社会,科技,步,文明,的
    进步推进 进一步推进 <技,社会,科技,步,文明,的
    进步深化 进一步深化 <技,社会,科技,步,文明,的
    进步规范 进一步规范 <技,社会,科技,步,文明,的
    进一加强 进一步加强
    进一推进 进一步推进
    进一完善 进一步完善
    进一提高 进一步提高
    高质发展 高质量发展
    高质量展 高质量发展 >示,现,开,览,出,销,品
    突公共卫生 突发公共卫生
    传染防治 传染病防治
    联判联动 研判联动
    不断“…知识 -
    """, gap: 6)

  func message(_ written: String, _ replacement: String?) -> Message {
    guard let replacement else {
      return Message(
        "“\(written)”疑似缺少动词，请核对",
        "a verb seems to be missing from “\(written)”")
    }
    return Message(
      "“\(written)”疑有漏字，应为“\(replacement)”，请核对",
      "a character seems to be missing from “\(written)”: “\(replacement)”?")
  }
}

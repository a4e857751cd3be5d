/// An institution is called by a short name that is not standard.
struct NameOrgAbbrev: PhraseRule {
  static let description = RuleDescription(
    id: "name-org-abbrev", category: "names", severity: .info,
    summary: Message("机构使用非规范简称", "an institution is called by a short name that is not standard"),
    rationale: Message(
      "机构名称用全称或者规范化简称；口头简称外人难以辨认。",
      "Institutions have their full or standard short names; nobody outside knows what the "
        + "spoken ones mean."),
    source: .init(
      .practice,
      Message(
        "《党政机关公文处理工作条例》关于全称或者规范化简称的要求，据惯例适用",
        "custom after the regulation on official documents: full or standard short names")),
    triggering: [
      "由各镇、↓街办负责。",
      "组织↓市二院专家义诊。",
      "邀请↓三附院专家授课。",
    ],
    nonTriggering: [
      "由街道办事处负责。",
      "组织市第二医院专家义诊。",
      "县城三一院落。",
      "到柳桥街办事。",
      "沿街办理执照。",
    ])

  static let table = PhraseTable(
    """
    街办 街道办事处 <沿,本,该,上,在,当,逛 >事,理,公,了,案,起,个,成,完,证,一,展,厂,学,酒,厅,婚,年,好,得,不
    一附院 - <十,百
    二附院 - <十,百
    三附院 - <十,百
    四附院 - <十,百
    市一院 - >士,线,内,校,落,长
    市二院 - >士,线,内,校,落,长
    市三院 - >士,线,内,校,落,长
    市四院 - >士,线,内,校,落,长
    市五院 - >士,线,内,校,落,长
    县一院 - >士,线,内,校,落,长
    县二院 - >士,线,内,校,落,长
    """)
  static let sparesQuotations = true

  func message(_ written: String, _ replacement: String?) -> Message {
    Message(
      "“\(written)”不是规范简称，请用全称或规范化简称",
      "“\(written)” is not a standard short name; write the full name or the standard one")
  }
}

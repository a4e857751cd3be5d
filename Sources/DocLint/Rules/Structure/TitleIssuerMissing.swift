/// The title of a notice or letter does not name its issuer.
struct TitleIssuerMissing: DocumentRule {
  static let description = RuleDescription(
    id: "title-issuer-missing", category: "title", severity: .info,
    summary: Message(
      zh: "公文标题没有发文机关", en: "the title of a notice or letter does not name its issuer"),
    rationale: Message(
      zh: "标题由发文机关、事由和文种组成；有红头时实务中常省略发文机关，无红头时应写全。",
      en:
        "A title names issuer, matter and kind; under a printed head the issuer is often left out in practice."
    ),
    source: .init(
      .practice,
      Message(
        zh: "公文格式惯例（参见《党政机关公文处理工作条例》）",
        en: "custom of official documents (compare the regulation on their handling)")),
    triggering: [
      "↓关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "柳卫函〔2024〕2号\n\n↓柳桥县关于推介典型案例的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
    ],
    nonTriggering: [
      "柳桥县卫生健康局关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "柳桥县卫生健康局文件\n\n柳卫字〔2024〕5号\n\n关于做好防暑工作的通知\n\n各乡镇卫生院：\n\n请认真抓好落实。",
      "关于做好防暑工作的思考\n\n天气炎热。",
    ])

  private static let about = ScalarText.units("关于")
  private static let places = ScalarSet(ScalarText.units("省市县区乡镇"))

  static let needs: [RuleNeed] = [.words("关于")]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let structure = context.structure
    return structure.pieces.compactMap { piece in
      guard context.isLetter(piece), let title = context.title(of: piece),
        let first = title.fragments.first
      else { return nil }
      let scalars = context.text.scalars
      guard let about = first.first(where: { context.text.has(Self.about, at: $0) }) else {
        return nil
      }
      let prefix = first.lowerBound..<about
      let hasHead = piece.paragraphs.contains { structure.paragraphs[$0].role == .issuer }
      if prefix.isEmpty {
        guard !hasHead else { return nil }
        return context.finding(
          Self.self, about..<min(about + 4, first.upperBound), missing, severity: .warning)
      }
      // A place alone is no issuer.
      guard prefix.count <= 8, let last = prefix.last, Self.places.contains(scalars[last]),
        prefix.allSatisfy({ ScalarText.isHan(scalars[$0]) })
      else { return nil }
      return context.finding(
        Self.self, prefix.lowerBound..<min(about + 4, first.upperBound),
        placeOnly(context.words(prefix)))
    }
  }

  private var missing: Message {
    Message(
      zh: "标题未写发文机关，也未见发文机关标志，应写作“×××关于……的……”",
      en: "the title names no issuer, and there is no printed head; write who issues it")
  }

  private func placeOnly(_ place: String) -> Message {
    Message(
      zh: "标题只写“\(place)”，没有写发文机关全称或规范化简称",
      en: "the title says “\(place)”, which is a place and no issuer")
  }
}

extension DocumentStructure {
  /// The labels of fields in submissions.
  enum FieldName: Hashable, Sendable {
    case topic
    case abstract
    case submittingUnit
    case contact
    case phone
    /// Other labels, such as 来源 or 时间.
    case other

    private static let labels: [(name: FieldName, words: [[UInt32]])] = [
      (.topic, ScalarText.words("案例主题 案例题目 案例名称 案例标题 主题名称")),
      (.abstract, ScalarText.words("案例摘要 案例简介 内容摘要 案例概述 摘要")),
      (.submittingUnit, ScalarText.words("报送单位 填报单位 上报单位 申报单位 推荐单位 供稿单位 报送科室")),
      (.contact, ScalarText.words("联系人 联 系 人 联　系　人 联系人姓名 报送人 填报人")),
      (.phone, ScalarText.words("联系电话 联系方式 电话 电 话 电　话 联系人电话 手机")),
      (
        .other,
        ScalarText.words(
          "来源 作者 责任编辑 编辑 审核 审核人 审稿 签发 签发人 供稿 撰稿 撰稿人 时间 地点 关键词 责任单位 牵头单位 配合单位 "
            + "责任科室 牵头科室 邮箱 电子邮箱 传真 地址 联系地址 邮编 单位 日期 报送时间 填报时间 发布时间 发布日期 主办 承办 主编 期数")
      ),
    ]
    private static let starts = ScalarSet(labels.flatMap { $0.words.compactMap(\.first) })

    private static let measures = Set(
      ScalarText.words(
        "万元 亿元 千元 元 万人 人 人次 万人次 人、% 个 家 所 张 台 件 例 名 户 次 条 万 亿 % ‰ 份 项 支 辆 吨 平方米 元/人 万元、%"))

    /// 单位：万元 over a table says what its figures are, and nobody's name.
    private static func isMeasure(_ s: [UInt32], _ value: Range<Int>) -> Bool {
      value.count <= 6
        && measures.contains(
          s[value].filter { !ScalarText.isSpace($0) && !HeadingMark.isClosing($0) })
    }

    /// The label at the start of `line` with its colon, and where that ends.
    static func read(_ text: ScalarText, _ line: Range<Int>) -> (FieldName, end: Int)? {
      let s = text.scalars
      var start = line.lowerBound
      if start < line.upperBound, HeadingMark.isOpening(s[start]) { start += 1 }
      guard start < line.upperBound, starts.contains(s[start]) else { return nil }
      for (name, words) in labels {
        for word in words where text.has(word, at: start) {
          var i = start + word.count
          while i < line.upperBound, ScalarText.isSpace(s[i]) { i += 1 }
          guard i < line.upperBound, s[i] == 0xFF1A || s[i] == 0x3A else { continue }
          return isMeasure(s, (i + 1)..<line.upperBound) ? nil : (name, i + 1)
        }
      }
      return nil
    }
  }
}

/// The words of the HTML report.
struct HTMLWording: Sendable {
  let language: Language

  func pick(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

  var base: Wording { Wording(language: language) }

  func band(_ band: HTMLReport.Band) -> String {
    switch band {
    case .recycled: pick("疑似高度雷同", "probably recycled")
    case .partial: pick("疑似部分雷同", "partly alike")
    case .boilerplate: pick("仅套话雷同", "boilerplate only")
    case .undetermined: pick("无法判定", "undetermined")
    case .none: pick("未见雷同", "nothing alike found")
    case .notCompared: pick("未作比对", "not compared")
    }
  }

  func integrity(_ kind: IntegrityFlag.Kind) -> String {
    switch kind {
    case .invisible: pick("看不见的字符", "invisible characters")
    case .radical: pick("以部首代替的汉字", "radicals in place of ideographs")
    case .lookalike: pick("形似的外文字母", "look-alike letters")
    case .privateUse: pick("私用区字符", "private-use characters")
    case .bidirectional: pick("改变书写方向的控制符", "controls of the reading direction")
    }
  }

  func batchTag(_ number: Int) -> String { pick("文\(number)", "D\(number)") }
  func archiveTag(_ number: Int) -> String { pick("库\(number)", "A\(number)") }

  /// What was found, in one paragraph to paste: made of counts alone.
  func conclusion(_ report: HTMLReport) -> String {
    let summary = report.report.summary
    let archived = report.report.archive.count { $0.status == .checked }
    var bands: [HTMLReport.Band: [String]] = [:]
    for file in report.report.files where file.status == .checked {
      bands[report.band(of: file), default: []].append(file.path)
    }
    func named(_ band: HTMLReport.Band) -> String {
      let paths = bands[band] ?? []
      let shown = paths.prefix(10).map { "“\(report.shortName($0))”" }
        .joined(separator: pick("、", ", "))
      return shown + (paths.count > 10 ? pick("等", " and others") : "")
    }
    var out = pick(
      "本次检查文件\(summary.checked)份", "\(summary.checked) documents were checked")
    if archived > 0 {
      out += pick("，并与比对库\(archived)份文件比对", ", and compared with \(archived) others")
    }
    out += pick("。", ". ")
    if report.report.reuse.isCompared, report.report.reuse.documents.count > 1 {
      for band in [HTMLReport.Band.recycled, .partial] {
        guard let count = bands[band]?.count else { continue }
        out += pick(
          "\(self.band(band))\(count)份：\(named(band))。",
          "\(self.band(band)): \(count) (\(named(band))). ")
      }
      if bands[.recycled] == nil && bands[.partial] == nil {
        out += pick("未见可列出的雷同段落。", "No passages worth listing are shared. ")
      }
    } else {
      out += pick("没有与其他文件比对。", "They were not compared with any other. ")
    }
    out += pick(
      "发现错误\(summary.errors)处、警告\(summary.warnings)处、提示\(summary.infos)处。",
      "Findings: \(summary.errors) errors, \(summary.warnings) warnings, \(summary.infos) infos. ")
    if summary.failed > 0 {
      out += pick(
        "另有\(summary.failed)份文件未能检查，须另行处理。",
        "\(summary.failed) files could not be checked and need another look. ")
    }
    return out + pick("以上由程序比对得出，是否成立由审核人认定。", "A person decides what of it holds.")
  }

  /// The same of one pair.
  func conclusion(_ pair: HTMLReport.Pair, _ report: HTMLReport) -> String {
    func name(_ index: Int) -> String {
      report.shortName(report.report.reuse.documents[index].path)
    }
    func counted(_ count: Int) -> String {
      pick("（\(base.times(count))）", " (\(base.times(count)))")
    }
    let ratio = pair.ratio
    var out = pick(
      "经比对，“\(name(pair.subject))”计\(ratio.counted)字，其中\(ratio.copied)字"
        + "（\(Wording.percent(ratio.ratio))）与“\(name(pair.other))”相同。",
      "Of \(ratio.counted) characters of “\(name(pair.subject))”, \(ratio.copied) "
        + "(\(Wording.percent(ratio.ratio))) stand in “\(name(pair.other))”. ")
    if !pair.pair.substitutions.isEmpty {
      let shown = pair.pair.substitutions.prefix(6).map {
        "\($0.source)→\($0.document)" + counted($0.count)
      }.joined(separator: pick("、", ", "))
      out += pick("被替换的词语：\(shown)。", "Exchanged: \(shown). ")
    }
    if !pair.pair.leftovers.isEmpty {
      let shown = pair.pair.leftovers.prefix(6).map { $0.text + counted($0.count) }
        .joined(separator: pick("、", ", "))
      out += pick("遗留的原文名称：\(shown)。", "Names left over: \(shown). ")
    }
    let numbers = pair.pair.numbers
    if numbers.unchanged + numbers.changed > 0 {
      out += pick("共同段落中的数字，\(base.numbers(numbers))。", "Figures: \(base.numbers(numbers)). ")
    }
    return out
      + pick("是否套用，请核对后认定。", "Whether it was recycled is for a person to judge.")
  }
}

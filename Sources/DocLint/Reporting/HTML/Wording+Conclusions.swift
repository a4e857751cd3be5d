/// The words of the HTML report alone: bands of documents, and paragraphs to paste, made of what
/// was found alone.
extension Wording {
  func band(_ band: HTMLReport.Band) -> String {
    switch band {
    case .recycled: verdict(ReusePair.Verdict.recycled)
    case .partial: verdict(ReusePair.Verdict.partial)
    case .boilerplate: verdict(ReusePair.Verdict.boilerplate)
    case .undetermined: verdict(ReusePair.Verdict.undetermined)
    case .none: verdict(ReusePair.Verdict.none)
    case .notCompared: pick("未作比对", "not compared")
    }
  }

  func batchTag(_ number: Int) -> String { pick("文\(number)", "D\(number)") }
  func archiveTag(_ number: Int) -> String { pick("库\(number)", "A\(number)") }
  var comma: String { pick("、", ", ") }

  /// From when on a document is called what.
  func thresholds(_ options: ReuseOptions) -> String {
    let (all, some) = (
      Wording.percent(options.recycledRatio), Wording.percent(options.partialRatio)
    )
    return pick(
      "计入比对的文字有\(all)以上见于另一份，为“\(verdict(.recycled))”；"
        + "有连续\(options.partialCharacters)字以上相同、且占\(some)以上，为“\(verdict(.partial))”；"
        + "不足\(options.shortestDocument)字的不作判断；连续相同不足\(options.passageCharacters)字的不列为段落；"
        + "另有\(options.frameDocuments)份以上也有的段落算通用框架",
      "“\(verdict(.recycled))” from \(all) of the counted characters on; “\(verdict(.partial))” from "
        + "\(options.partialCharacters) characters in a row and \(some) on; nothing is said of documents "
        + "of fewer than \(options.shortestDocument) characters; passages of fewer than "
        + "\(options.passageCharacters) are not listed; what \(options.frameDocuments) others share "
        + "is a frame")
  }

  private func counted(_ count: Int) -> String {
    pick("（\(times(count))）", " (\(times(count)))")
  }

  private var judge: String {
    pick("以上由程序比对得出，是否成立由审核人认定。", "A person decides what of it holds.")
  }

  private func findings(_ errors: Int, _ warnings: Int, _ infos: Int) -> String {
    pick(
      "发现错误\(errors)处、警告\(warnings)处、提示\(infos)处。",
      "Findings: \(errors) errors, \(warnings) warnings, \(infos) infos. ")
  }

  /// The whole batch.
  func conclusion(_ report: HTMLReport) -> String {
    let summary = report.report.summary
    let archived = report.archived
    var bands: [HTMLReport.Band: [String]] = [:]
    for file in report.report.files where file.status == .checked {
      bands[report.band(of: file), default: []].append(file.path)
    }
    func named(_ band: HTMLReport.Band) -> String {
      let paths = bands[band] ?? []
      let shown = paths.prefix(10).map { "“\(report.shortName($0))”" }.joined(separator: comma)
      return shown + (paths.count > 10 ? pick("等", " and others") : "")
    }
    var out = pick(
      "本次检查文件\(summary.checked)份", "\(summary.checked) documents were checked")
    if archived > 0, report.isCompared {
      out += pick("，并与比对库\(archived)份文件比对", ", and compared with \(archived) others")
    }
    out += pick("。", ". ")
    if report.isCompared {
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
    out += findings(summary.errors, summary.warnings, summary.infos)
    if summary.failed > 0 {
      out += pick(
        "另有\(summary.failed)份文件未能检查，须另行处理。",
        "\(summary.failed) files could not be checked and need another look. ")
    }
    return out + judge
  }

  /// One document: for a note that sends it back.
  func conclusion(_ file: Report.File, _ report: HTMLReport) -> String {
    var out = pick("“\(report.shortName(file.path))”：", "“\(report.shortName(file.path))”: ")
    let band = report.band(of: file)
    out += self.band(band)
    if let worst = report.pairs(of: file).first, band == .recycled || band == .partial {
      let name = report.shortName(report.report.reuse.documents[worst.other].path)
      out += pick(
        "，计\(worst.ratio.counted)字中\(worst.ratio.copied)字（\(Wording.percent(worst.ratio.ratio))）"
          + "与“\(name)”相同",
        ", \(worst.ratio.copied) of \(worst.ratio.counted) characters "
          + "(\(Wording.percent(worst.ratio.ratio))) stand in “\(name)”")
    }
    out += pick("。", ". ")
    let mine = report.findings(of: file).map { report.report.diagnostics[$0] }
    func count(_ severity: Severity) -> Int { mine.count { $0.severity == severity } }
    if mine.isEmpty {
      out += pick("没有未处理的问题。", "No open findings. ")
    } else {
      out += findings(count(.error), count(.warning), count(.info))
    }
    let errors = mine.filter { $0.severity == .error && !report.isBatchFinding($0) }
    if !errors.isEmpty {
      let shown = errors.prefix(5).enumerated().map { index, one in
        pick("（\(index + 1)）", "(\(index + 1)) ") + one.message[language]
      }
      out +=
        pick("其中：", "Among them: ") + shown.joined(separator: pick("；", "; "))
        + (errors.count > 5 ? further(errors.count - 5) : "") + pick("。", ". ")
    }
    return out + judge
  }

  /// One pair.
  func conclusion(_ pair: HTMLReport.Pair, _ report: HTMLReport) -> String {
    func name(_ index: Int) -> String {
      report.shortName(report.report.reuse.documents[index].path)
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
      }.joined(separator: comma)
      out += pick("被替换的词语：\(shown)。", "Exchanged: \(shown). ")
    }
    if !pair.pair.leftovers.isEmpty {
      let shown = pair.pair.leftovers.prefix(6).map { $0.text + counted($0.count) }
        .joined(separator: comma)
      out += pick("遗留的原文名称：\(shown)。", "Names left over: \(shown). ")
    }
    let numbers = pair.pair.numbers
    if numbers.unchanged + numbers.changed > 0 {
      out += pick(
        "共同段落中的数字，\(self.numbers(numbers))。", "Figures: \(self.numbers(numbers)). ")
    }
    return out
      + pick("是否套用，请核对后认定。", "Whether it was recycled is for a person to judge.")
  }
}

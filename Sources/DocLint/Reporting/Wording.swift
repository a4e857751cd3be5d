/// The words of the reporters themselves, in both languages.
struct Wording: Sendable {
  let language: Language

  func pick(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: pick("错误", "error")
    case .warning: pick("警告", "warning")
    case .info: pick("提示", "info")
    }
  }

  func status(_ status: Report.File.Status) -> String {
    switch status {
    case .checked: pick("已检查", "checked")
    case .failed: pick("失败", "failed")
    case .skipped: pick("跳过", "skipped")
    }
  }

  /// Where a person finds it in the file, behind line and column; empty for text files.
  func place(_ place: DocumentPlace?) -> String {
    guard let place else { return "" }
    let part =
      switch place.part {
      case .body: pick("正文", "body")
      case .table: pick("表格", "table")
      case .header: pick("页眉", "header")
      case .footer: pick("页脚", "footer")
      case .footnote: pick("脚注", "footnote")
      case .comment: pick("批注", "comment")
      case .textbox: pick("文本框", "text box")
      }
    let paragraph = pick("第\(place.paragraph)段", " paragraph \(place.paragraph)")
    let page = place.page.map { pick("第\($0)页", ", page \($0)") } ?? ""
    return pick("（\(part)\(paragraph)\(page)）", " (\(part)\(paragraph)\(page))")
  }

  func verdict(_ verdict: ReusePair.Verdict) -> String {
    switch verdict {
    case .recycled: pick("疑似高度雷同", "probably recycled")
    case .partial: pick("疑似部分雷同", "partly alike")
    case .boilerplate: pick("仅套话雷同", "boilerplate only")
    case .none: pick("未见雷同", "nothing alike found")
    case .undetermined: pick("无法判定", "undetermined")
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

  func verdict(_ verdict: Relation.Verdict) -> String {
    switch verdict {
    case .pass: pick("成立", "holds")
    case .fail: pick("不成立", "does not hold")
    case .uncertain: pick("请核对", "to be checked")
    case .notAssessable: pick("无法核对", "cannot be checked")
    }
  }

  func kind(_ kind: NameKind) -> String {
    switch kind {
    case .place: pick("地名", "place")
    case .unit: pick("单位", "unit")
    case .person: pick("人名", "person")
    case .date: pick("日期", "date")
    case .number: pick("数字", "number")
    case .term: pick("词语", "term")
    }
  }

  func reason(_ reason: ExcludedText.Reason) -> String {
    switch reason {
    case .formula: pick("套话", "formula")
    case .frame: pick("通用框架", "frame")
    case .template: pick("模板", "template")
    case .quotation: pick("引文", "quotation")
    case .heading: pick("标题", "heading")
    case .signature: pick("落款", "signature")
    case .comment: pick("批注", "comment")
    }
  }

  func ratio(_ name: String, _ ratio: ReusePair.Ratio) -> String {
    "\(name) \(Wording.percent(ratio.ratio)) (\(ratio.copied)/\(ratio.counted))"
  }

  var document: String { pick("本件", "document") }
  var source: String { pick("来源", "source") }
  var pairsTitle: String { pick("文件之间的重复", "Text shared between documents") }
  var filesTitle: String { pick("未检查的文件", "Files that were not checked") }
  var archiveMark: String { pick("（比对库）", " (compared against)") }
  var substitutions: String { pick("替换", "replaced") }
  var leftovers: String { pick("遗留", "left over") }
  var numbers: String { pick("数字", "figures") }
  var direction: String { pick("先后", "order") }
  var excluded: String { pick("不计入", "not counted") }
  var note: String { pick("说明", "note") }
  var seeAlso: String { pick("参见", "see") }
  var fix: String { pick("改为", "write") }
  var deleted: String { pick("（删去）", "(nothing)") }
  var earlierSource: String { pick("来源在先", "the source is earlier") }
  var earlierDocument: String { pick("本件在先", "the document is earlier") }
  var earlierUnknown: String { pick("无法判定", "undetermined") }

  var suppressedTitle: String { pick("被豁免的问题", "Suppressed findings") }
  func suppressed(_ reason: String) -> String {
    pick("豁免", "suppressed") + ": "
      + (reason.isEmpty ? pick("没有写理由", "no reason given") : reason)
  }

  /// What was found and is not counted; empty where there is nothing of it.
  func uncounted(of report: Report) -> String {
    uncounted(
      suppressed: report.suppressed.count, accepted: report.accepted.count,
      settled: report.settled.count)
  }

  func uncounted(suppressed: Int, accepted: Int, settled: Int = 0) -> String {
    var parts: [String] = []
    if suppressed > 0 { parts.append(pick("豁免\(suppressed)处", "\(suppressed) suppressed")) }
    if accepted > 0 { parts.append(pick("基线内\(accepted)处", "\(accepted) in the baseline")) }
    if settled > 0 { parts.append(pick("已有审核意见\(settled)处", "\(settled) decided by reviewers")) }
    if parts.isEmpty { return "" }
    return pick("另有", "Also ") + parts.joined(separator: pick("，", ", "))
      + pick("，未计入。", ", not counted.")
  }

  func outcome(_ outcome: Decision.Outcome) -> String {
    outcome == .adopted ? pick("采信", "adopted") : pick("不采信", "rejected")
  }
  var undecided: String { pick("未定", "open") }

  /// What a reviewer decided, with the note.
  func decision(_ decision: Decision) -> String {
    let outcome = decision.outcome.map { self.outcome($0) } ?? note
    return decision.note.isEmpty ? outcome : outcome + colon + decision.note
  }

  var settledTitle: String { pick("已有审核意见的问题", "Findings decided by reviewers") }
  var notChecked: String { pick("无法检查", "could not be checked") }
  var colon: String { pick("：", ": ") }
  var reportTitle: String { pick("公文检查报告", "DocLint report") }
  var verdictTitle: String { pick("判断", "verdict") }
  var documentRatio: String { pick("本件重合比例", "share of the document") }
  var sourceRatio: String { pick("来源重合比例", "share of the source") }
  var placeTitle: String { pick("位置", "place") }
  var decisionTitle: String { pick("意见", "decision") }
  var severityTitle: String { pick("级别", "severity") }
  var ruleTitle: String { pick("规则", "rule") }
  var messageTitle: String { pick("问题", "finding") }
  var countTitle: String { pick("处数", "findings") }
  var documentsTitle: String { pick("文件数", "documents") }
  var statisticsTitle: String { pick("各规则的问题数", "Findings by rule") }

  /// What a fact of the evidence is called; its key where it has no other name.
  func evidence(_ key: String) -> String {
    guard language == .chinese else { return key }
    return switch key {
    case "printed": "写作"
    case "computed": "应为"
    case "formula": "算式"
    case "interval": "范围"
    case "count": "处数"
    case "kind": "类别"
    case "source": "来源"
    case "ratio": "比例"
    case "copied": "相同字数"
    case "counted": "计入字数"
    case "containment": "包含度"
    case "resemblance": "相似度"
    case "passages": "段落数"
    case "longest": "最长连续相同"
    case "substitutions": "替换"
    case "leftovers": "遗留"
    case "text": "原文"
    case "detail": "说明"
    case "field": "要素"
    case "title": "标题"
    case "least": "至少"
    case "most": "至多"
    case "characters": "字数"
    default: key
    }
  }

  func bound(_ bound: Quantity.Bound) -> String {
    switch bound {
    case .exact: ""
    case .atLeast: pick("至少", "at least")
    case .atMost: pick("至多", "at most")
    case .about: pick("约", "about")
    case .moreThan: pick("超过", "more than")
    case .lessThan: pick("不足", "less than")
    case .range: pick("区间", "range")
    }
  }

  /// Whether a figure tells what is, or what is wanted.
  func status(ofFact status: String) -> String {
    guard language == .chinese else { return status }
    return switch status {
    case "actual": "实际"
    case "target": "目标"
    case "plan": "计划"
    case "requirement": "要求"
    default: status
    }
  }

  func places(_ count: Int) -> String { pick("（共\(count)处）", " (\(count) places)") }
  func times(_ count: Int) -> String { pick("\(count)处", "×\(count)") }
  func numbers(_ numbers: NumberComparison) -> String {
    pick(
      "未变\(numbers.unchanged)个，改动\(numbers.changed)个",
      "\(numbers.unchanged) unchanged, \(numbers.changed) changed"
    )
  }
  func folded(_ count: Int) -> String {
    pick("另有\(count)对与所列相同的副本，未逐一列出。", "\(count) more pairs of copies are not listed.")
  }

  func more(_ verdict: ReusePair.Verdict, _ count: Int) -> String {
    let named = self.verdict(verdict)
    return pick(
      "\(named)：另有\(count)对，未逐一列出（--format json 中都有）",
      "\(named): \(count) more pairs, not listed (--format json has them)")
  }
  func further(_ count: Int) -> String { pick("……另有\(count)项", "… and \(count) more") }

  func summary(_ s: Report.Summary) -> String {
    func counted(_ count: Int, _ noun: String) -> String {
      "\(count) \(noun)" + (count == 1 ? "" : "s")
    }
    return pick(
      "共\(s.documents)份文件：检查\(s.checked)份，跳过\(s.skipped)份，失败\(s.failed)份；"
        + "错误\(s.errors)处，警告\(s.warnings)处，提示\(s.infos)处。",
      "\(counted(s.documents, "document")): \(s.checked) checked, \(s.skipped) skipped, \(s.failed) failed; "
        + "\(counted(s.errors, "error")), \(counted(s.warnings, "warning")), "
        + "\(counted(s.infos, "info")).")
  }

  /// A share as a percentage with one decimal.
  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }
}

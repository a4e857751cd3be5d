/// What is compared with what: the words and brackets that a comparison is told by, and what speaks against it.
extension ChangeCheck {
  /// 比2019年的1862万人次下降9.8%，但比2015年增长11.2%: the second change is over a year whose value is not
  /// the one before it.
  static func isOfOtherYear(_ d: Int, from: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[d]
    guard from < d, let p = figure.paragraph else { return false }
    if isOfOtherSpan(d, from: from, a) { return true }
    let start = max(figure.clause.lowerBound, figure.extent.lowerBound - Indicator.reach)
    let clause = stretch(start, figure.extent.lowerBound)
    guard a.figures[from].extent.upperBound <= start || a.figures[from].paragraph != p,
      let mark = CheckWords.comparePrefix.first(in: a.text(figure).scalars, clause)
    else { return false }
    let behind = stretch(mark.upperBound, figure.extent.lowerBound)
    if isOfOtherMonth(behind, of: d, from: from, a) { return true }
    let years = a.mentions(of: p, in: behind).filter { $0.kind == .year }.compactMap(\.year)
    guard let known = a.figures[from].fact.period.flatMap({ Int($0) }) else { return false }
    return years.count == 1 && years[0] != known
  }

  /// 环比二季度（91.8%）升2.4个百分点，同比升5.0个百分点: the second change is over a year.
  private static func isOfOtherSpan(_ d: Int, from: Int, _ a: NumberAnalysis) -> Bool {
    let s = a.text(a.figures[d]).scalars
    guard comparedWith(from, a), a.figures[from].sentence == a.figures[d].sentence else {
      return false
    }
    let end = a.figures[from].extent.lowerBound
    let near = stretch(max(a.sentences[a.figures[from].sentence].range.lowerBound, end - 10), end)
    let (isMonthly, isYearly) = (monthly.isFound(in: s, near), annual.isFound(in: s, near))
    if a.leads(d, overYear) { return isMonthly && !isYearly }
    return a.leads(d, overMonth) && isYearly && !isMonthly
  }

  private static let overYear = WordTable("同比")
  private static let overMonth = WordTable("环比")
  private static let monthly = WordTable("环比 上月 上周 上季 季度 月")
  private static let annual = WordTable("同比 同期 上年 去年 年")

  /// 环比2月（641人次）增长26.5%，比1月多80人次: the second change is over a month that does not stand with the
  /// value.
  ///
  /// - Parameter range: behind the comparison, in the paragraph of the change; that of the value may be another.
  private static func isOfOtherMonth(
    _ range: Range<Int>, of d: Int, from: Int, _ a: NumberAnalysis
  ) -> Bool {
    let said = a.text(a.figures[d]).scalars[range]
    guard let at = said.firstIndex(of: 0x6708), at > range.lowerBound,
      NumberText.isDigit(said[at - 1])
    else { return false }
    let digits = said[range.lowerBound..<at].reversed().prefix { NumberText.isDigit($0) }.reversed()
    let name = Array(digits) + [0x6708]
    let figure = a.figures[from]
    let s = a.text(figure).scalars
    let end = figure.extent.lowerBound
    let own = s[stretch(max(a.sentences[figure.sentence].range.lowerBound, end - 12), end)]
    guard own.contains(0x6708) else { return false }
    return !own.indices.contains {
      $0 + name.count <= end && s[$0..<($0 + name.count)].elementsEqual(name)
        && ($0 == own.startIndex || !NumberText.isDigit(s[$0 - 1]))
    }
  }

  /// Whether something is named behind a comma of the gap that the sentence has not named before.
  static func namesAnother(
    _ gap: ArraySlice<UInt32>, before end: Int, _ sentence: Sentence, _ s: [UInt32]
  ) -> Bool {
    guard let comma = gap.lastIndex(of: 0xFF0C) else { return false }
    let start = sentence.range.lowerBound
    func isNamed(_ name: ArraySlice<UInt32>) -> Bool {
      guard start + name.count <= end else { return false }
      return (start...(end - name.count)).contains {
        s[$0..<($0 + name.count)].elementsEqual(name)
      }
    }
    // 卫生院的住院人次回升两成: what stands before the comparison and the change.
    let tail = gap[(comma + 1)...]
    let subject = tail.prefix { ScalarText.isHan($0) && !changeMarks.contains($0) }
    if subject.count >= 3,
      !(subject.startIndex..<(subject.endIndex - 1)).contains(where: {
        isNamed(subject[$0...($0 + 1)])
      })
    {
      return true
    }
    guard let rate = tail.lastIndex(of: 0x7387), rate - comma >= 4 else { return false }
    return !isNamed(s[(rate - 2)...rate])
  }

  /// What a comparison or a change begins with.
  private static let changeMarks = Set(
    ScalarText.units("比较同与环相年累平分净共增提上下降减扩回升高低翻缩实达也又再均都各总整其幅约近为涨超跌"))

  /// 1587台，占21.6%（择期手术7347台）; 占择期手术8053台的30.0%: what a share is taken of is no value that changes.
  static func isAside(_ k: Int, before d: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    guard !rateKinds.contains(figure.quantity.unit.kind), k + 1 < a.figures.count, k > 0 else {
      return false
    }
    let s = a.text(figure).scalars
    let next = a.figures[k + 1]
    if next.sentence == figure.sentence, next.quantity.unit.isPercentSign, next.lead.count == 1,
      s[next.lead.lowerBound] == 0x7684,
      share.isFound(in: s, figure.lead)
    {
      return true
    }
    let rate = a.figures[k - 1]
    return k < d && rate.quantity.unit.isPercentSign && rate.sentence == figure.sentence
      && s[rate.extent.upperBound] == 0xFF08 && figure.extent.upperBound < s.count
      && s[figure.extent.upperBound] == 0xFF09 && !comparedWith(k, a)
  }

  /// 58例（输入41例、本地17例），去年同期23例: a part in a bracket, closed before the change, of the value in front of
  /// it.
  static func isDetail(_ k: Int, before d: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let behind = s[stretch(figure.extent.upperBound, a.figures[d].extent.lowerBound)]
    guard figure.sentence == a.figures[d].sentence,
      behind.first(where: { $0 == 0xFF08 || $0 == 0xFF09 }) == 0xFF09
    else { return false }
    let start = a.sentences[figure.sentence].range.lowerBound
    guard let open = s[stretch(start, figure.extent.lowerBound)].lastIndex(of: 0xFF08),
      let whole = (0..<k).last(where: { a.figures[$0].extent.upperBound <= open }),
      a.figures[whole].sentence == figure.sentence, a.sameUnit(whole, k),
      open - a.figures[whole].extent.upperBound <= 2, a.value(whole) >= a.value(k)
    else { return false }
    let inside = stretch(open, figure.extent.lowerBound)
    return !inside.contains { timeMarks.contains(s[$0]) } && !comparedWith(k, a)
  }

  private static let timeMarks = ScalarSet(ScalarText.units("年月周季度期上去前比较原"))

  private static let share = WordTable("占")

  static let past = WordTable("上年同期 去年同期 上年 去年 上月 同期 上一年 上期 上季度 上周 上一周 前一周")

  static func hasPast(_ k: Int, _ a: NumberAnalysis) -> Bool {
    a.leads(k, past) || past.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  static func comparedWith(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    guard let word = CheckWords.comparison(CheckWords.comparePrefix, in: s, figure.lead),
      !isMeanwhile(word, figure, s)
    else { return isBracketed(k, a) }
    // 高于 holds a 高 that is no change.
    return !CheckWords.up.isFound(in: s, figure.lead.lowerBound..<word.lowerBound)
      && !CheckWords.up.isFound(
        in: s, word.upperBound..<max(word.upperBound, figure.lead.upperBound))
  }

  /// 每千人口托位2.61个，在全市9个县区排第8位，比全市4.38个少1.77个: a number of other things, and no
  /// value that the one with decimals is compared with.
  static func countsAnother(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let (whole, value) = (a.figures[x], a.figures[y])
    return value.quantity.decimals > 0 && whole.quantity.decimals == 0
      && whole.quantity.step <= .one && whole.quantity.unit.isDiscrete
      && a.words(whole.tail, of: whole).prefix { ScalarText.isHan($0) }.count >= 2
  }

  /// 同期用血量63107单位: what there was in the same time, and no value to compare with.
  private static func isMeanwhile(_ word: Range<Int>, _ figure: Figure, _ s: [UInt32]) -> Bool {
    guard word.count == 2, s[word.lowerBound] == 0x540C, s[word.lowerBound + 1] == 0x671F,
      word.lowerBound == 0 || WordTables.isStop(s[word.lowerBound - 1])
    else { return false }
    return s[stretch(word.upperBound, figure.extent.lowerBound)].count >= 3
  }

  /// 较上月（432例）上升12.5%, 比2019年（26.4%）低5.3个百分点: what it is compared with stands in a bracket.
  static func isBracketed(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    let open = figure.extent.lowerBound - 1
    guard open > 0, s[open] == 0xFF08, figure.extent.upperBound < s.count,
      s[figure.extent.upperBound] == 0xFF09
    else { return false }
    // 但比户籍人口（91.3%）低24.3个百分点
    if likensBefore(open, s) || k + 1 < a.figures.count && levelled(k + 1, a) != nil { return true }
    guard
      let length = past.length(endingAt: open, in: s) ?? periodLength(endingAt: open, in: s)
        ?? (sameTime.length(endingAt: open, in: s) == nil ? nil : 0)
    else { return false }
    if CheckWords.compareTo.length(endingAt: open - length, in: s) != nil { return true }
    // 与去年同期（60920单位）相比
    return length < open && s[open - length - 1] == 0x4E0E
      && likened.contains(at: figure.extent.upperBound + 1, in: s)
  }

  /// Whether 比 or 较 with a name of a few characters stands in front of a bracket, at the start of its clause.
  private static func likensBefore(_ open: Int, _ s: [UInt32]) -> Bool {
    var i = open
    while i > 0, open - i < 12, ScalarText.isHan(s[i - 1]) || NumberText.isDigit(s[i - 1]) {
      i -= 1
      guard s[i] == 0x6BD4 || s[i] == 0x8F83, open - i >= 3 else { continue }
      let before = i > 0 ? s[i - 1] : 0x3002
      return WordTables.isStop(before) || before == 0x3002 || likeningStarts.contains(before)
    }
    return false
  }

  private static let likeningStarts = ScalarSet(ScalarText.units("但又仍也均却"))
  private static let likened = WordTable("相比 比较")

  private static let sameTime = WordTable("同比 环比")

  /// 2019年, 2019年底, 4月, 二季度
  private static func periodLength(endingAt end: Int, in s: [UInt32]) -> Int? {
    var start = end
    if start >= 2, s[start - 1] == 0x6708, NumberText.isDigit(s[start - 2]) {
      return start >= 3 && NumberText.isDigit(s[start - 3]) ? 3 : 2
    }
    // 二季度, 第2季度
    if start >= 3, s[start - 1] == 0x5EA6, s[start - 2] == 0x5B63,
      NumberText.isDigit(s[start - 3]) || ScalarText.isHan(s[start - 3])
    {
      return start >= 4 && s[start - 4] == 0x7B2C ? 4 : 3
    }
    if start > 0, s[start - 1] == 0x5E95 || s[start - 1] == 0x672B { start -= 1 }
    guard start >= 5, s[start - 1] == 0x5E74,
      s[(start - 5)..<(start - 1)].allSatisfy(NumberText.isDigit)
    else { return nil }
    return end - start + 5
  }

  static func startsFrom(_ k: Int, _ a: NumberAnalysis) -> Bool {
    CheckWords.from.isFound(in: a.text(a.figures[k]).scalars, a.clauseBefore(k))
  }

  static func endsWithTo(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    let s = a.text(figure).scalars
    guard
      CheckWords.to.length(endingAt: figure.extent.lowerBound, in: s, from: figure.lead.lowerBound)
        != nil || CheckWords.to.isFound(in: s, figure.lead)
    else { return false }
    return true
  }

  /// Whether a year stands between the figure before and this one, in their sentence.
  static func hasOwnYear(_ k: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[k]
    guard let p = figure.paragraph else { return false }
    let end = figure.extent.lowerBound
    var start = max(a.sentences[figure.sentence].range.lowerBound, end - Indicator.reach)
    if k > 0, a.figures[k - 1].sentence == figure.sentence {
      start = max(start, a.figures[k - 1].extent.upperBound)
    }
    let between = stretch(start, end)
    return a.mentions(of: p, in: between).contains { $0.kind == .year }
  }

  /// Whether what stands in front of 比 in the clause of `y` is nothing, or what `x` is said of:
  /// 满意率97%，比试点初期的91%上升… compares the same rate, whatever it is compared with.
  static func sameSubject(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    let figure = a.figures[y]
    let s = a.text(figure).scalars
    guard figure.clause != a.figures[x].clause,
      let mark = CheckWords.comparePrefix.first(in: s, figure.lead)
    else { return true }
    let own = Set(
      Indicator.key(Array(s[stretch(figure.clause.lowerBound, mark.lowerBound)]))
    ).subtracting(WordTables.fillers).subtracting(timeWords)
    guard own.count >= 2 else { return true }
    let named = a.text(a.figures[x]).scalars[
      stretch(a.figures[x].clause.lowerBound, a.figures[x].extent.lowerBound)]
    return own.intersection(Set(named)).count * 2 >= own.count
  }

  /// Whether two figures are said of one thing: the nouns agree, or one has none of its own.
  static func sameNoun(_ x: Int, _ y: Int, _ a: NumberAnalysis) -> Bool {
    func own(_ k: Int) -> Set<UInt32> {
      let figure = a.figures[k]
      let noun = Indicator.nounBefore(a.text(figure).scalars, figure.lead)
      return Set(Indicator.key(Array(a.words(noun, of: figure)))).subtracting(WordTables.fillers)
        .subtracting(timeWords)
    }
    let (p, q) = (own(x), own(y))
    if p.count < 2 || q.count < 2 { return true }
    return p.intersection(q).count * 2 >= min(p.count, q.count)
  }

  private static let timeWords = Set(ScalarText.units("年月日上下去同期末底初比较0123456789中部地区全国省市县平均水"))
}

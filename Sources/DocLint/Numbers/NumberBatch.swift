/// The facts of one document as they are compared with those of others.
public struct NumberDigest: Sendable {
  /// One fact.
  struct Entry: Sendable {
    /// Folded: the indicator, and the names it is said of.
    let key: [UInt32]
    let indicator: String
    let region: String
    /// Said, or told by the sentence before; the year of the title is `year` of the digest.
    let period: String?
    let qualifiers: Qualifiers
    let status: Fact.Status
    let times: Set<[UInt32]>
    let quantity: Quantity
    let text: String
    let range: TextRange
    /// How wordy its clause is: short ones say little.
    let signature: [UInt32]
  }

  /// A stated growth of an indicator: on average over years, or from the year before.
  struct Trend: Sendable {
    let key: [UInt32]
    let indicator: String
    let isUp: Bool
    let percent: Exact
    /// What the printed percentage may stand for.
    let interval: NumberInterval
    /// The year that is compared with the one before; `nil` for a growth on average.
    let year: Int?
    let text: String
    let range: TextRange
  }

  public let path: String
  let region: String
  /// The year in the title.
  let year: String?
  /// The year of the facts that name none.
  let factYear: String?
  let entries: [Entry]
  let trends: [Trend]
  /// Every figure in its order: number and unit.
  let sequence: [UInt64]
  /// Where a finding on the whole stands.
  let title: TextRange

  init(_ document: Document, _ a: NumberAnalysis) {
    path = document.path
    let text = a.structure.text
    // Without figures there is nothing that would be said of it.
    let region = a.figures.isEmpty && a.tables.isEmpty ? "" : Self.region(a)
    self.region = region
    year = a.titleYear
    factYear = a.factYear
    let place = a.paragraphs.first.map { $0.text.original(0..<$0.text.count) } ?? 0..<0
    title = text.range(place.lowerBound, min(place.upperBound, place.lowerBound + 60))

    var entries: [Entry] = []
    var trends: [Trend] = []
    var sequence: [(Int, UInt64)] = []
    sequence.reserveCapacity(a.figures.count)
    func range(_ place: Range<Int>) -> TextRange { text.range(place.lowerBound, place.upperBound) }
    for k in a.figures.indices where !a.figures[k].isWords {
      let figure = a.figures[k]
      let q = figure.quantity
      sequence.append((figure.place.lowerBound, Self.hash(q)))
      if a.isStatute { continue }
      if q.unit.isPercentSign, let isUp = ChangeCheck.isRising(k, a) {
        let isYearly = a.leads(k, CheckWords.yearly) || ChangeCheck.isYearly(k, a)
        let said = figure.fact.period ?? a.earlierYear(k) ?? factYear
        if let subject = ChangeCheck.subject(of: k, a), q.isPoint,
          isYearly || ChangeCheck.isOverYear(k, a) && FactCheck.times(k, a).isEmpty
        {
          trends.append(
            Trend(
              key: Self.common(FactCheck.stripped(subject.key)), indicator: subject.indicator,
              isUp: isUp, percent: q.value, interval: NumberInterval.printed(q),
              year: isYearly ? nil : said.flatMap { Int($0) }, text: a.printed(figure),
              range: range(figure.place)))
        }
        continue
      }
      guard FactCheck.isComparable(q), figure.fact.period != Fact.earlier else { continue }
      let key = FactCheck.stripped(figure.fact.key)
      guard key.count >= 3, !Self.isRound(figure, a),
        figure.fact.status != .actual || !a.isPlanned(k),
        !FactCheck.isChange(k, a), !FactCheck.isOfADay(k, a)
      else { continue }
      let own = FactCheck.own.contains(figure.fact.region) || figure.fact.region.isEmpty
      entries.append(
        Entry(
          key: Self.common(key) + FactCheck.subjects(k, a).flatMap { [0x7C] + $0 },
          indicator: figure.fact.indicator, region: own ? region : figure.fact.region,
          period: figure.fact.period ?? a.earlierYear(k), qualifiers: figure.fact.qualifiers,
          status: figure.fact.status, times: FactCheck.times(k, a), quantity: q,
          text: a.printed(figure), range: range(figure.place),
          signature: FactCheck.signature(k, a)))
    }
    for (index, table) in a.tables.enumerated() {
      for r in table.rows.indices.dropFirst(table.headerCount) {
        for c in table.columns.indices where table.columns[c] != .rowNumber {
          let cell = table.rows[r][c]
          guard let q = cell.quantity else { continue }
          sequence.append((cell.place.lowerBound, Self.hash(q)))
          let fact = a.fact(ofRow: r, column: c, table: index)
          let key = FactCheck.stripped(fact.key)
          guard key.count >= 3, fact.period != nil else { continue }
          entries.append(
            Entry(
              key: Self.common(key), indicator: fact.indicator, region: region, period: fact.period,
              qualifiers: fact.qualifiers, status: fact.status, times: [], quantity: q,
              text: NumberText.string(cell.text.scalars), range: range(cell.place),
              signature: key + key))
        }
      }
    }
    self.entries = entries
    self.trends = trends
    self.sequence = sequence.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The hash of a number and its unit.
  private static func hash(_ quantity: Quantity) -> UInt64 {
    var hash = StableHash.Stream()
    hash.add(quantity.value.decimal(atMost: 9))
    hash.add(0)
    hash.add(quantity.unit.family)
    return hash.value
  }

  /// 百名专家, 十项措施: a round word that counts nothing exactly.
  private static func isRound(_ figure: Figure, _ a: NumberAnalysis) -> Bool {
    guard figure.quantity.value >= Exact(10) else { return false }
    let word = a.words(figure.range, of: figure).prefix { ChineseNumeral.isNumeral($0) }
    return word.count == 1
  }

  private static let synonyms: [([UInt32], [UInt32])] = [
    ("医生", "医师"), ("执业医师", "医师"), ("县级", "县域"), ("协助网", "协作网"), ("注册护士", "护士"),
    ("医疗卫生机构床位", "床位"), ("医疗机构床位", "床位"),
  ].map { (ScalarText.units($0.0), ScalarText.units($0.1)) }

  private static let synonymTable = WordTable(synonyms.map(\.0))

  /// The key with words that mean the same made one.
  static func common(_ key: [UInt32]) -> [UInt32] {
    guard synonymTable.isFound(in: key, 0..<key.count) else { return key }
    var key = key
    for (word, other) in synonyms {
      var i = 0
      while i + word.count <= key.count {
        if key.has(word, at: i) {
          key.replaceSubrange(i..<(i + word.count), with: other)
          i += other.count
        } else {
          i += 1
        }
      }
    }
    return key
  }

  /// 省 市 县 区 旗 州 镇 乡
  private static let suffixes: ScalarScan.Wanted = [
    0x7701, 0x5E02, 0x53BF, 0x533A, 0x65D7, 0x5DDE, 0x9547, 0x4E61,
  ]
  private static let starts = ScalarSet(ScalarText.units("于在由，。、《“为 ：:向对（"))

  /// How far into a paragraph names are looked for.
  private static let mostInHead = 200

  /// The place that the document is about: the name that its head and its sentences begin with.
  private static func region(_ a: NumberAnalysis) -> String {
    var counts: [[UInt32]: Int] = [:]
    let (starts, suffixes) = (Self.starts, Self.suffixes)
    for n in a.paragraphs.indices.prefix(40) {
      let s = a.paragraphs[n].text.scalars
      let end = min(s.count, mostInHead + 4)
      // Where a name has begun that a shorter suffix ends.
      var begun: [Int] = []
      var next = 2
      while next < end, let last = ScalarScan.first(suffixes, in: s, next..<end) {
        next = last + 1
        for i in max(0, last - 4)...(last - 2)
        where i < mostInHead && (i == 0 || starts.contains(s[i - 1])) && !begun.contains(i)
          && !s[i...last].contains(where: ScalarText.isMark) && PlaceNames.isPlace(s, i..<next)
        {
          counts[Array(s[i...last]), default: 0] += n < 3 ? 3 : 1
          begun.append(i)
        }
      }
    }
    return counts.max { x, y in
      x.value != y.value ? x.value < y.value : x.key.lexicographicallyPrecedes(y.key)
    }
    .map { NumberText.string($0.key) } ?? ""
  }
}

/// A figure from outside, to check the documents against: an office's statistics bulletin.
public struct ReferenceFact: Sendable {
  let key: [UInt32]
  let indicator: String
  let region: String
  let period: String
  let quantity: Quantity
  let value: String
  let source: String

  /// - Parameters:
  ///   - indicator: what the figure is about.
  ///   - region: the place that it is said of, or empty for any.
  ///   - period: a year, or empty for any.
  ///   - value: a number with its unit, as in a document: 31.5%, 2.08万张.
  ///   - source: where the figure is from, for the message.
  /// - Returns: `nil` where the value is no number or the indicator is empty.
  public init?(indicator: String, region: String, period: String, value: String, source: String) {
    let text = NumberText(value)
    let mentions = QuantityExtractor.mentions(in: text, isCell: true)
    guard let quantity = mentions.first(where: { $0.kind == .quantity })?.quantity else {
      return nil
    }
    let key = NumberDigest.common(FactCheck.stripped(Indicator.key(NumberText(indicator).scalars)))
    guard key.count >= 2 else { return nil }
    self.key = key
    self.indicator = indicator
    self.region = region
    self.period = period.hasSuffix("年") ? String(period.dropLast()) : period
    self.quantity = quantity
    self.value = value
    self.source = source
  }
}

/// The facts of a batch and of what it is compared with, joined by their keys.
///
/// - Complexity: O(*n* log *n*) in the facts; no pair of documents is looked at that shares none.
public struct NumberBatch: Sendable {
  /// Those of the batch first.
  let digests: [NumberDigest]
  let batchCount: Int
  let references: [ReferenceFact]
  /// The names that the batch's own values show to mean one indicator.
  let aliases: NumberAliases

  /// How figures of one document stand to those of another, or to a reference.
  struct Outcome: Sendable {
    let check: String
    let verdict: Relation.Verdict
    /// How it is reported; `nil` for what is no finding.
    let severity: Severity?
    let document: Int
    let range: TextRange
    let other: (document: Int, range: TextRange)?
    let printed: String
    let computed: String
    let formula: String
    let message: Message
  }

  init(digests: [NumberDigest], batchCount: Int, references: [ReferenceFact] = []) {
    self.digests = digests
    self.batchCount = batchCount
    self.references = references
    self.aliases = NumberAliases(digests)
  }

  private struct Place: Hashable {
    let key: [UInt32]
    let region: String
    let kind: Unit.Kind
  }

  /// One fact in two documents: one value or two; trends and growths against the values; figures
  /// against the references.
  ///
  /// - Returns: in order of the documents, and of their places.
  func factOutcomes() -> [Outcome] {
    var groups: [Place: [(document: Int, entry: Int)]] = [:]
    for (d, digest) in digests.enumerated() {
      for (e, entry) in digest.entries.enumerated() {
        let place = Place(
          key: aliases.canonical(entry.key), region: entry.region, kind: entry.quantity.unit.kind)
        groups[place, default: []].append((d, e))
      }
    }
    var trends: [[UInt32]: [(document: Int, trend: Int)]] = [:]
    for (d, digest) in digests.enumerated() {
      for (t, trend) in digest.trends.enumerated() {
        trends[aliases.canonical(trend.key), default: []].append((d, t))
      }
    }
    var found: [Outcome] = []
    for (place, members) in groups {
      guard members.contains(where: { $0.document != members[0].document }) else { continue }
      found += compared(members)
      if let own = trends[place.key] {
        let claims = own.filter { digests[$0.document].region == place.region }
        found += contradicted(members, claims)
        found += grown(members, claims)
      }
    }
    found += againstReferences()
    return found.sorted { a, b in
      (a.document, a.range.lowerBound, a.range.upperBound, a.other?.document ?? -1, a.formula)
        < (b.document, b.range.lowerBound, b.range.upperBound, b.other?.document ?? -1, b.formula)
    }
  }

  /// Those that are reported.
  func factConflicts() -> [Outcome] { factOutcomes().filter { $0.severity != nil } }

  private func entry(_ place: (document: Int, entry: Int)) -> NumberDigest.Entry {
    digests[place.document].entries[place.entry]
  }

  private func period(_ place: (document: Int, entry: Int)) -> (year: String, isSaid: Bool)? {
    if let said = entry(place).period { return (said, true) }
    return digests[place.document].factYear.map { ($0, false) }
  }

  /// The one of two places where a finding stands: in the batch, and in the later of two of it.
  private func order<Place>(
    _ first: (document: Int, place: Place), _ second: (document: Int, place: Place)
  ) -> (here: (document: Int, place: Place), there: (document: Int, place: Place))? {
    let isLater =
      second.document < batchCount
      && (second.document > first.document || first.document >= batchCount)
    let (here, there) = isLater ? (second, first) : (first, second)
    return here.document < batchCount ? (here, there) : nil
  }

  private func compared(_ members: [(document: Int, entry: Int)]) -> [Outcome] {
    var found: [Outcome] = []
    // One value of each document and year speaks for it: the first.
    var byYear: [String: [(document: Int, entry: Int)]] = [:]
    for member in members {
      guard let year = period(member) else { continue }
      byYear[year.year, default: []].append(member)
    }
    for year in byYear.keys.sorted() {
      guard let own = byYear[year] else { continue }
      // A name with many values in one document is a list of something.
      var counts: [Int: Set<Exact>] = [:]
      for member in own {
        counts[member.document, default: []].insert(entry(member).quantity.value)
      }
      let usable = own.filter { (counts[$0.document]?.count ?? 0) <= 1 }
      guard let first = usable.first else { continue }
      var seen: Set<Int> = []
      for member in usable where member.document != first.document {
        guard !seen.contains(member.document), areOfOneFact(first, member),
          let (here, there) = order((first.document, first), (member.document, member))
        else { continue }
        seen.insert(member.document)
        found.append(outcome(here.place, there.place, year))
      }
    }
    return found
  }

  /// Whether two entries of one key and year tell one fact: no word on one side changes it.
  private func areOfOneFact(
    _ first: (document: Int, entry: Int), _ second: (document: Int, entry: Int)
  ) -> Bool {
    let (x, y) = (entry(first), entry(second))
    guard let p = period(first), let q = period(second) else { return false }
    let fewest = p.isSaid && q.isSaid ? 4 : 5
    return x.qualifiers == y.qualifiers && x.times == y.times
      && FactCheck.likeMeasures(x.quantity.unit, y.quantity.unit) && x.status == y.status
      && (x.quantity.bound == y.quantity.bound || x.quantity.isPoint && y.quantity.isPoint)
      && (p.isSaid || q.isSaid || x.key.count >= 5)
      && x.signature.count >= fewest && y.signature.count >= fewest
      && !areOfOtherScale(x.quantity.value, y.quantity.value)
  }

  /// Whether one value is many times the other, and no zeros make the difference: the subsidy of a
  /// hospital and that of a person.
  private func areOfOtherScale(_ x: Exact, _ y: Exact) -> Bool {
    let (low, high) = (min(x, y), max(x, y))
    guard low > .zero, high >= low * Exact(50) else { return false }
    return !(2...8).contains { high == low * Exact.ten($0) }
  }

  private func outcome(
    _ here: (document: Int, entry: Int), _ there: (document: Int, entry: Int), _ year: String
  ) -> Outcome {
    let (a, b) = (entry(here), entry(there))
    let isSame =
      NumberInterval.printed(a.quantity).intersects(NumberInterval.printed(b.quantity))
    let sign = !isSame ? "≠" : a.quantity.value == b.quantity.value ? "=" : "≈"
    let name = digests[there.document].path
    let alias = aliases.shown(a, b)
    return Outcome(
      check: "num-fact-conflict-across", verdict: isSame ? .pass : .uncertain,
      severity: isSame ? nil : .warning, document: here.document, range: a.range,
      other: (there.document, b.range), printed: a.text, computed: b.text,
      formula: "\(a.quantity.value.decimal()) \(sign) \(b.quantity.value.decimal())",
      message: isSame
        ? Message(zh: "", en: "")
        : Message(
          zh: "“\(a.indicator)”\(year)年此处为“\(a.text)”，\(name)中为“\(b.text)”，同一指标两个数字\(alias.zh)。"
            + "请核对口径和数字",
          en:
            "\(a.indicator) of \(year) is “\(a.text)” here and “\(b.text)” in \(name)\(alias.en). "
            + "Please check definition and number"))
  }

  /// Those of a stated year with an exact value, the first document of each year for it.
  private func dated(
    _ members: [(document: Int, entry: Int)]
  ) -> [(year: Int, place: (document: Int, entry: Int))] {
    let all = members.compactMap { member -> (year: Int, place: (document: Int, entry: Int))? in
      guard let said = period(member)?.year, let year = Int(said),
        entry(member).quantity.isPoint, entry(member).status == .actual
      else { return nil }
      return (year, member)
    }.sorted {
      ($0.year, $0.place.document, $0.place.entry) < ($1.year, $1.place.document, $1.place.entry)
    }
    return all.indices.filter { $0 == 0 || all[$0].year != all[$0 - 1].year }.map { all[$0] }
  }

  private static let outputs = WordTable("产值 增加值 生产总值 GDP 零售 固定资产 可支配收入 财政 公共预算")

  /// A stated growth from the year before against the values of both years.
  private func grown(
    _ members: [(document: Int, entry: Int)], _ trends: [(document: Int, trend: Int)]
  ) -> [Outcome] {
    let years = Dictionary(
      dated(members).map { ($0.year, $0.place) }, uniquingKeysWith: { first, _ in first })
    var found: [Outcome] = []
    for claim in trends where claim.document < batchCount {
      let trend = digests[claim.document].trends[claim.trend]
      guard let year = trend.year, let last = years[year], let first = years[year - 1],
        entry(first).qualifiers == entry(last).qualifiers,
        first.document != claim.document || last.document != claim.document
      else { continue }
      let (x, y) = (entry(first).quantity, entry(last).quantity)
      guard x.value > .zero, x.unit.family == y.unit.family else { continue }
      let sign = Exact(trend.isUp ? 100 : -100)
      let interval =
        (NumberInterval.printed(y).divided(by: .printed(x)) + NumberInterval(Exact(-1)))
      let signed = trend.isUp ? interval : -interval
      let change = (y.value - x.value) / x.value * sign
      guard change.isValid, interval.isValid else { continue }
      // The growth of an output is told without the change of prices.
      let isReal = Self.outputs.isFound(in: trend.key, 0..<trend.key.count)
      let holds =
        signed.scaled(by: Exact(100)).intersects(trend.interval)
        || isReal && change > .zero && trend.percent > .zero
      let other = first.document != claim.document ? first : last
      let shown = change.rounded(to: 1)
      let (from, to) = (x.value.decimal(), y.value.decimal())
      let formula =
        trend.isUp
        ? "(\(to) − \(from)) ÷ \(from) = \(shown)%" : "(\(from) − \(to)) ÷ \(from) = \(shown)%"
      found.append(
        Outcome(
          check: "num-fact-conflict-across", verdict: holds ? .pass : .uncertain,
          severity: holds ? nil : .warning, document: claim.document, range: trend.range,
          other: (other.document, entry(other).range), printed: trend.text,
          computed: shown + "%", formula: formula,
          message: holds
            ? Message(zh: "", en: "")
            : Message(
              zh: "“\(trend.indicator)”称比上年\(trend.isUp ? "增长" : "下降")\(trend.text)，而\(year - 1)年为"
                + "\(entry(first).text)（\(digests[first.document].path)），\(year)年为\(entry(last).text)，"
                + "按\(formula)。请核对口径和数字",
              en: "\(trend.indicator) is said to have \(trend.isUp ? "grown" : "fallen") by "
                + "\(trend.text), but it was \(entry(first).text) in \(year - 1) "
                + "(\(digests[first.document].path)) and \(entry(last).text) in \(year): \(formula). "
                + "Please check definition and numbers")))
    }
    return found
  }

  /// A stated yearly growth against the values of two years.
  private func contradicted(
    _ members: [(document: Int, entry: Int)], _ trends: [(document: Int, trend: Int)]
  ) -> [Outcome] {
    let dated = dated(members)
    var found: [Outcome] = []
    guard dated.count >= 2,
      let claim = trends.first(where: { digests[$0.document].trends[$0.trend].year == nil })
    else { return [] }
    let trend = digests[claim.document].trends[claim.trend]
    for k in dated.indices.dropFirst() {
      let (first, second) = (dated[k - 1], dated[k])
      guard first.year < second.year, second.year - first.year <= 3,
        first.place.document != second.place.document
      else { continue }
      let (x, y) = (entry(first.place), entry(second.place))
      let change =
        (y.quantity.value - x.quantity.value) / x.quantity.value * Exact(100)
        / Exact(second.year - first.year)
      guard change.isValid else { continue }
      let signed = trend.isUp ? change : -change
      let against = signed < .zero && !x.quantity.interval.intersects(y.quantity.interval)
      let faster = signed > trend.percent * Exact(2)
      guard against || faster else { continue }
      let (here, there) =
        second.place.document < batchCount
        ? (second.place, first.place) : (first.place, second.place)
      guard here.document < batchCount else { continue }
      let shown = change.rounded(to: 1)
      found.append(
        Outcome(
          check: "num-fact-conflict-across", verdict: .uncertain,
          severity: against ? .warning : .info, document: here.document, range: entry(here).range,
          other: (there.document, entry(there).range), printed: entry(here).text,
          computed: entry(there).text,
          formula: "(\(y.quantity.value.decimal()) − \(x.quantity.value.decimal())) ÷ "
            + "\(x.quantity.value.decimal()) = "
            + ((y.quantity.value - x.quantity.value) / x.quantity.value * Exact(100)).rounded(to: 1)
            + "%",
          message: Message(
            zh: "“\(x.indicator)”\(first.year)年为\(x.text)，\(second.year)年为\(y.text)，每年变动\(shown)%，"
              + "与所称年均\(trend.isUp ? "增长" : "下降")\(trend.text)不合。请核对口径和数字",
            en:
              "\(x.indicator) went from \(x.text) in \(first.year) to \(y.text) in \(second.year), "
              + "\(shown)% a year, against the stated yearly \(trend.isUp ? "growth" : "fall") of "
              + "\(trend.text). Please check")))
    }
    return found
  }

  private func againstReferences() -> [Outcome] {
    guard !references.isEmpty else { return [] }
    var byKey: [[UInt32]: [ReferenceFact]] = [:]
    for reference in references { byKey[reference.key, default: []].append(reference) }
    var found: [Outcome] = []
    for (d, digest) in digests.enumerated() where d < batchCount {
      for (e, entry) in digest.entries.enumerated() {
        for reference in byKey[entry.key] ?? byKey[aliases.canonical(entry.key)] ?? [] {
          guard
            reference.region.isEmpty || entry.region.isEmpty || entry.region == reference.region,
            reference.period.isEmpty || period((d, e))?.year == reference.period,
            entry.quantity.isPoint, entry.status == .actual,
            reference.quantity.unit.text.isEmpty
              || reference.quantity.unit.kind == entry.quantity.unit.kind
                && FactCheck.likeMeasures(reference.quantity.unit, entry.quantity.unit),
            !NumberInterval.printed(reference.quantity)
              .intersects(NumberInterval.printed(entry.quantity))
          else { continue }
          let source = reference.source.isEmpty ? "" : "（\(reference.source)）"
          found.append(
            Outcome(
              check: "num-fact-conflict-across", verdict: .fail, severity: .error, document: d,
              range: entry.range,
              other: nil, printed: entry.text, computed: reference.value,
              formula: "\(entry.quantity.value.decimal()) ≠ \(reference.quantity.value.decimal())",
              message: Message(
                zh: "“\(entry.indicator)”写作“\(entry.text)”，参考数据\(source)为“\(reference.value)”。请核对",
                en:
                  "\(entry.indicator) is “\(entry.text)”, the reference gives “\(reference.value)”. "
                  + "Please check")))
        }
      }
    }
    return found
  }

  // MARK: Carried over

  /// The fewest figures from which a sequence says something.
  static let fewest = 10

  /// The hashes of four figures in a row.
  static func grams(_ sequence: [UInt64]) -> Set<UInt64> {
    guard sequence.count >= 4 else { return [] }
    return Set(
      (0...(sequence.count - 4)).map { i in
        StableHash.mix(sequence[i..<(i + 4)].reduce(0) { StableHash.mix($0 ^ $1) })
      })
  }

  /// Documents of another place or year whose figures are the same, one after the other.
  func staleCopies() -> [Outcome] {
    var grams: [UInt64: [Int]] = [:]
    for (d, digest) in digests.enumerated() where digest.sequence.count >= Self.fewest {
      for gram in Self.grams(digest.sequence) { grams[gram, default: []].append(d) }
    }
    struct Pair: Hashable {
      let a, b: Int
    }
    var shared: [Pair: Int] = [:]
    // What many documents have in common is no one's.
    for (_, owners) in grams where owners.count >= 2 && owners.count <= 8 {
      for i in owners.indices {
        for j in owners.indices where j > i {
          shared[Pair(a: owners[i], b: owners[j]), default: 0] += 1
        }
      }
    }
    var found: [Outcome] = []
    for pair in shared.keys.sorted(by: { ($0.a, $0.b) < ($1.a, $1.b) }) {
      let (x, y) = (digests[pair.a], digests[pair.b])
      guard pair.a < batchCount || pair.b < batchCount else { continue }
      let shorter = min(x.sequence.count, y.sequence.count)
      guard (shared[pair] ?? 0) * 2 >= shorter - 3 else { continue }
      let equal = Self.commonLength(x.sequence, y.sequence)
      guard equal * 5 >= shorter * 4, equal * 5 >= max(x.sequence.count, y.sequence.count) * 2
      else { continue }
      let place = !x.region.isEmpty && !y.region.isEmpty && x.region != y.region
      let year = x.year != nil && y.year != nil && x.year != y.year
      guard place || year else { continue }
      let (here, there) = pair.b < batchCount ? (pair.b, pair.a) : (pair.a, pair.b)
      let (own, other) = (digests[here], digests[there])
      let what =
        place
        ? Message(zh: "所述地区不同", en: "speaks of another place")
        : Message(zh: "年份不同（\(other.year ?? "")年）", en: "is of \(other.year ?? "")")
      found.append(
        Outcome(
          check: "num-stale-copy", verdict: .uncertain, severity: .warning, document: here,
          range: own.title,
          other: (there, other.title), printed: "\(equal)", computed: "\(own.sequence.count)",
          formula: "\(equal) ÷ \(shorter)",
          message: Message(
            zh: "本件\(own.sequence.count)个数字中有\(equal)个与\(other.path)依次相同，而两件\(what.zh)。"
              + "数字是否沿用，请核对",
            en:
              "\(equal) of \(own.sequence.count) figures are, in order, those of \(other.path), which "
              + "\(what.en). Please check whether they were carried over")))
    }
    return found
  }

  /// The longest common subsequence, near the diagonal.
  private static func commonLength(_ a: [UInt64], _ b: [UInt64]) -> Int {
    let (a, b) = (Array(a.prefix(400)), Array(b.prefix(400)))
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = x == b[j] ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }
}

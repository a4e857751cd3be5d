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
    let qualifiers: Set<String>
    let status: Fact.Status
    let times: Set<[UInt32]>
    let quantity: Quantity
    let text: String
    let range: TextRange
    /// How wordy its clause is: short ones say little.
    let signature: [UInt32]
  }

  /// A stated average growth of an indicator.
  struct Trend: Sendable {
    let key: [UInt32]
    let isUp: Bool
    let percent: Exact
    let text: String
    let range: TextRange
  }

  public let path: String
  let region: String
  /// The year in the title.
  let year: String?
  let entries: [Entry]
  let trends: [Trend]
  /// Every figure in its order: number and unit.
  let sequence: [UInt64]
  /// Where a finding on the whole stands.
  let title: TextRange

  init(_ document: Document, _ a: NumberAnalysis) {
    path = document.path
    let text = a.structure.text
    let region = Self.region(a)
    self.region = region
    let titles = a.paragraphs.prefix(6).filter {
      let role = a.structure.paragraphs[$0.source].role
      return role == .title || role == .subtitle || $0.source == 0
    }
    year = titles.lazy.compactMap { $0.mentions.first { $0.kind == .year }?.year }.first
      .map(String.init)
    let place = a.paragraphs.first.map { $0.text.original(0..<$0.text.count) } ?? 0..<0
    title = text.range(place.lowerBound, min(place.upperBound, place.lowerBound + 60))

    var entries: [Entry] = []
    var trends: [Trend] = []
    var sequence: [(Int, UInt64)] = []
    func range(_ place: Range<Int>) -> TextRange { text.range(place.lowerBound, place.upperBound) }
    let isStatute = FactCheck.isStatute(a)
    for k in a.figures.indices {
      let figure = a.figures[k]
      let q = figure.quantity
      guard !figure.isWords else { continue }
      var bytes = Array(q.value.decimal(atMost: 9).utf8) + [0]
      bytes += Array(q.unit.family.utf8)
      sequence.append((figure.place.lowerBound, StableHash.hash(bytes)))
      let key = FactCheck.stripped(figure.fact.key)
      guard key.count >= 3, !isStatute else { continue }
      if q.unit.text == "%", let isUp = ChangeCheck.isRising(k, a) {
        if a.leads(k, CheckWords.yearly) || ChangeCheck.isYearly(k, a) {
          trends.append(
            Trend(
              key: Self.common(key), isUp: isUp, percent: q.value, text: a.printed(figure),
              range: range(figure.place)))
        }
        continue
      }
      guard q.bound != .range, q.unit.kind != .percentagePoint, q.unit.kind != .period,
        q.unit.kind != .multiple
      else { continue }
      let own = FactCheck.own.contains(figure.fact.region) || figure.fact.region.isEmpty
      entries.append(
        Entry(
          key: Self.common(key) + FactCheck.subjects(k, a).flatMap { [0x7C] + $0 },
          indicator: figure.fact.indicator, region: own ? region : figure.fact.region,
          period: figure.fact.period ?? a.earlierYear(k), qualifiers: Set(figure.fact.qualifiers),
          status: figure.fact.status, times: FactCheck.times(k, a), quantity: q,
          text: a.printed(figure), range: range(figure.place),
          signature: FactCheck.signature(k, a)))
    }
    for (index, table) in a.tables.enumerated() {
      for r in table.rows.indices.dropFirst(table.headerCount) {
        for c in table.columns.indices where table.columns[c] != .rowNumber {
          let cell = table.rows[r][c]
          guard let q = cell.quantity else { continue }
          sequence.append(
            (
              cell.place.lowerBound,
              StableHash.hash(
                Array(q.value.decimal(atMost: 9).utf8) + [0] + Array(q.unit.family.utf8))
            ))
          let fact = a.fact(ofRow: r, column: c, table: index)
          let key = FactCheck.stripped(fact.key)
          guard key.count >= 3, fact.period != nil else { continue }
          entries.append(
            Entry(
              key: Self.common(key), indicator: fact.indicator, region: region, period: fact.period,
              qualifiers: Set(fact.qualifiers), status: fact.status, times: [], quantity: q,
              text: NumberText.string(cell.text.scalars), range: range(cell.place),
              signature: key + key))
        }
      }
    }
    self.entries = entries
    self.trends = trends
    self.sequence = sequence.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static let synonyms: [([UInt32], [UInt32])] = [
    ("医生", "医师"), ("执业医师", "医师"), ("县级", "县域"), ("协助网", "协作网"), ("注册护士", "护士"),
    ("医疗卫生机构床位", "床位"), ("医疗机构床位", "床位"),
  ].map { (ScalarText.units($0.0), ScalarText.units($0.1)) }

  /// The key with words that mean the same made one.
  static func common(_ key: [UInt32]) -> [UInt32] {
    var key = key
    for (word, other) in synonyms {
      var i = 0
      while i + word.count <= key.count {
        if key[i..<(i + word.count)].elementsEqual(word) {
          key.replaceSubrange(i..<(i + word.count), with: other)
          i += other.count
        } else {
          i += 1
        }
      }
    }
    return key
  }

  private static let suffixes = ScalarSet(ScalarText.units("省市县区旗州镇乡"))
  private static let starts = ScalarSet(ScalarText.units("于在由，。、《“为 ：:向对（"))

  /// The place that the document is about: the name that its head and its sentences begin with.
  private static func region(_ a: NumberAnalysis) -> String {
    var counts: [String: Int] = [:]
    for (n, paragraph) in a.paragraphs.prefix(40).enumerated() {
      let s = paragraph.text.scalars
      for i in 0..<min(s.count, 200) where i == 0 || starts.contains(s[i - 1]) {
        for length in 3...5 where i + length <= s.count && suffixes.contains(s[i + length - 1]) {
          let name = NumberText.string(s[i..<(i + length)])
          if PlaceNames.isPlace(name) {
            counts[name, default: 0] += n < 3 ? 3 : 1
            break
          }
        }
      }
    }
    return counts.max { x, y in
      x.value != y.value ? x.value < y.value : x.key.utf8.lexicographicallyPrecedes(y.key.utf8)
    }?
    .key ?? ""
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

  /// Something in one document that another, or a reference, speaks against.
  struct Conflict: Sendable {
    let check: String
    let severity: Severity
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
  }

  /// One fact, two values in two documents; and trends that the values contradict.
  func factConflicts() -> [Conflict] {
    struct Place: Hashable {
      let key: [UInt32]
      let region: String
      let kind: Unit.Kind
    }
    var groups: [Place: [(document: Int, entry: Int)]] = [:]
    for (d, digest) in digests.enumerated() {
      for (e, entry) in digest.entries.enumerated() {
        groups[
          Place(key: entry.key, region: entry.region, kind: entry.quantity.unit.kind), default: []
        ]
        .append((d, e))
      }
    }
    var trends: [[UInt32]: [(document: Int, trend: Int)]] = [:]
    for (d, digest) in digests.enumerated() {
      for (t, trend) in digest.trends.enumerated() { trends[trend.key, default: []].append((d, t)) }
    }
    var found: [Conflict] = []
    for (place, members) in groups {
      guard Set(members.map(\.document)).count > 1 else { continue }
      found += conflicts(members)
      if let own = trends[place.key] { found += contradicted(members, own) }
    }
    found += againstReferences()
    return found
  }

  private func entry(_ place: (document: Int, entry: Int)) -> NumberDigest.Entry {
    digests[place.document].entries[place.entry]
  }

  private func period(_ place: (document: Int, entry: Int)) -> (year: String, isSaid: Bool)? {
    if let said = entry(place).period { return (said, true) }
    return digests[place.document].year.map { ($0, false) }
  }

  private func conflicts(_ members: [(document: Int, entry: Int)]) -> [Conflict] {
    var found: [Conflict] = []
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
      var reported: Set<Int> = []
      for member in usable where member.document != first.document {
        guard !reported.contains(member.document) else { continue }
        let (x, y) = (entry(first), entry(member))
        guard x.qualifiers == y.qualifiers, x.times == y.times,
          FactCheck.likeMeasures(x.quantity.unit, y.quantity.unit), x.status == y.status,
          x.quantity.bound == y.quantity.bound || x.quantity.isPoint && y.quantity.isPoint
        else { continue }
        if NumberInterval.printed(x.quantity).intersects(NumberInterval.printed(y.quantity)) {
          continue
        }
        guard let p = period(first), let q = period(member),
          p.isSaid || q.isSaid || x.key.count >= 5,
          x.signature.count >= 5, y.signature.count >= 5
        else { continue }
        reported.insert(member.document)
        // The finding stands in the batch; in the later of two of it.
        let (here, there) =
          member.document < batchCount
            && (member.document > first.document || first.document >= batchCount)
          ? (member, first) : (first, member)
        guard here.document < batchCount else { continue }
        let (a, b) = (entry(here), entry(there))
        let name = digests[there.document].path
        found.append(
          Conflict(
            check: "num-fact-conflict-across", severity: .warning, document: here.document,
            range: a.range, other: (there.document, b.range), printed: a.text, computed: b.text,
            formula: "\(a.quantity.value.decimal()) ≠ \(b.quantity.value.decimal())",
            message: Message(
              zh: "“\(a.indicator)”\(year)年此处为“\(a.text)”，\(name)中为“\(b.text)”，同一指标两个数字。请核对口径和数字",
              en:
                "\(a.indicator) of \(year) is “\(a.text)” here and “\(b.text)” in \(name). Please "
                + "check definition and number")))
      }
    }
    return found
  }

  /// A stated yearly growth against the values of two years.
  private func contradicted(
    _ members: [(document: Int, entry: Int)], _ trends: [(document: Int, trend: Int)]
  ) -> [Conflict] {
    let all = members.compactMap { member -> (Int, (document: Int, entry: Int))? in
      guard let said = entry(member).period, let year = Int(said),
        entry(member).quantity.isPoint, entry(member).status == .actual
      else { return nil }
      return (year, member)
    }.sorted { ($0.0, $0.1.document, $0.1.entry) < ($1.0, $1.1.document, $1.1.entry) }
    // The first document of each year speaks for it.
    let dated = all.indices.filter { $0 == 0 || all[$0].0 != all[$0 - 1].0 }.map { all[$0] }
    var found: [Conflict] = []
    guard dated.count >= 2, let claim = trends.first else { return [] }
    let trend = digests[claim.document].trends[claim.trend]
    for k in dated.indices.dropFirst() {
      let (first, second) = (dated[k - 1], dated[k])
      guard first.0 < second.0, second.0 - first.0 <= 3, first.1.document != second.1.document
      else {
        continue
      }
      let (x, y) = (entry(first.1), entry(second.1))
      let change =
        (y.quantity.value - x.quantity.value) / x.quantity.value * Exact(100)
        / Exact(second.0 - first.0)
      guard change.isValid else { continue }
      let signed = trend.isUp ? change : -change
      let against = signed < .zero && !x.quantity.interval.intersects(y.quantity.interval)
      let faster = signed > trend.percent * Exact(2)
      guard against || faster else { continue }
      let (here, there) =
        second.1.document < batchCount ? (second.1, first.1) : (first.1, second.1)
      guard here.document < batchCount else { continue }
      let shown = change.rounded(to: 1)
      found.append(
        Conflict(
          check: "num-fact-conflict-across", severity: against ? .warning : .info,
          document: here.document, range: entry(here).range,
          other: (there.document, entry(there).range), printed: entry(here).text,
          computed: entry(there).text,
          formula: "(\(y.quantity.value.decimal()) − \(x.quantity.value.decimal())) ÷ "
            + "\(x.quantity.value.decimal()) = "
            + ((y.quantity.value - x.quantity.value) / x.quantity.value * Exact(100)).rounded(to: 1)
            + "%",
          message: Message(
            zh: "“\(x.indicator)”\(first.0)年为\(x.text)，\(second.0)年为\(y.text)，每年变动\(shown)%，"
              + "与所称年均\(trend.isUp ? "增长" : "下降")\(trend.text)不合。请核对口径和数字",
            en:
              "\(x.indicator) went from \(x.text) in \(first.0) to \(y.text) in \(second.0), \(shown)% "
              + "a year, against the stated yearly \(trend.isUp ? "growth" : "fall") of \(trend.text). "
              + "Please check")))
    }
    return found
  }

  private func againstReferences() -> [Conflict] {
    guard !references.isEmpty else { return [] }
    var byKey: [[UInt32]: [ReferenceFact]] = [:]
    for reference in references { byKey[reference.key, default: []].append(reference) }
    var found: [Conflict] = []
    for (d, digest) in digests.enumerated() where d < batchCount {
      for (e, entry) in digest.entries.enumerated() {
        for reference in byKey[entry.key] ?? [] {
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
            Conflict(
              check: "num-fact-conflict-across", severity: .error, document: d, range: entry.range,
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

  /// Documents of another place or year whose figures are the same, one after the other.
  func staleCopies() -> [Conflict] {
    var grams: [UInt64: [Int]] = [:]
    for (d, digest) in digests.enumerated() where digest.sequence.count >= Self.fewest {
      var own: Set<UInt64> = []
      for i in 0...(digest.sequence.count - 4) {
        own.insert(
          StableHash.mix(digest.sequence[i..<(i + 4)].reduce(0) { StableHash.mix($0 ^ $1) }))
      }
      for gram in own { grams[gram, default: []].append(d) }
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
    var found: [Conflict] = []
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
        Conflict(
          check: "num-stale-copy", severity: .warning, document: here, range: own.title,
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

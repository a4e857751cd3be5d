/// One document made ready for evidence: its units, its words, what does not count.
struct PreparedDocument: Sendable {
  let text: SourceText
  let comparison: ComparisonText
  /// Byte offsets at which a word of the segmentation starts or ends; `nil` before they were looked for.
  private var wordBounds: BytePlaces?
  let exclusions: Exclusions
  private let document: Document
  private let declared = Lazy<Declarations>()

  /// What it says of text that it has from elsewhere.
  var declarations: Declarations { declared.value { Declarations(document, comparison) } }

  /// Ready but for its words.
  ///
  /// - Parameter units: those of its comparison text, where they are at hand.
  init(_ document: Document, boilerplate: Boilerplate, units: [UInt32] = []) {
    self.document = document
    text = document.text
    var comparison = ComparisonText(document.text)
    if !units.isEmpty { comparison.share(units) }
    exclusions = Exclusions(
      Self.excluded(document, comparison, boilerplate), of: comparison.count)
    comparison.makeSmall()
    self.comparison = comparison
  }

  /// Finds where its words start and end.
  mutating func cutWords(by tokenizer: Tokenizer) {
    // Without ICU's data there are no words: names are then cut at the characters that differ.
    guard let tokens = try? tokenizer.tokens(of: text) else { return }
    wordBounds = BytePlaces([0] + tokens.map(\.range.upperBound), length: text.utf8.count)
  }

  /// The stretches that count for no ratio.
  static func excluded(
    _ document: Document, _ comparison: ComparisonText, _ boilerplate: Boilerplate
  ) -> [(reason: ExcludedText.Reason, units: Range<Int>)] {
    boilerplate.excluded(document.text, comparison) + comments(document, comparison)
  }

  /// Comments that reviewers left in an office file.
  private static func comments(
    _ document: Document, _ comparison: ComparisonText
  ) -> [(reason: ExcludedText.Reason, units: Range<Int>)] {
    guard let entries = document.origin?.places.entries else { return [] }
    let end = UInt32(document.text.utf8.count)
    return entries.indices.filter { entries[$0].place.part == .comment }.map { index in
      let next = index + 1 < entries.count ? entries[index + 1].start : end
      return (
        .comment,
        comparison.units(in: TextRange(entries[index].start, max(next, entries[index].start)))
      )
    }
  }

  func isWordBound(_ byte: UInt32) -> Bool { wordBounds?.contains(byte) ?? (byte == 0) }

  /// Whether a word ends between unit `unit - 1` and unit `unit`.
  func isWordBound(beforeUnit unit: Int) -> Bool {
    if unit <= 0 || unit >= comparison.count { return true }
    let start = comparison.start(ofUnit: unit)
    return isWordBound(start) || comparison.end(ofUnit: unit - 1, in: text) != start
  }

  /// The wording of a range of units, without what was left out at its ends.
  func wording(_ units: Range<Int>) -> String {
    text.string(comparison.original(units, in: text))
  }

  /// The first line that holds anything, as units; empty where it is too long for a title.
  var title: Range<Int> {
    for line in 1...text.lines.lineCount {
      let units = comparison.units(in: text.lines.range(ofLine: line, in: text.utf8))
      if units.isEmpty { continue }
      return units.count <= 60 ? units : 0..<0
    }
    return 0..<0
  }

  /// The first unit of the line that unit `unit` stands in.
  func lineStart(ofUnit unit: Int) -> Int {
    guard unit < comparison.count else { return comparison.count }
    let line = text.location(ofByte: Int(comparison.start(ofUnit: unit))).line
    return comparison.units(in: text.lines.range(ofLine: line, in: text.utf8)).lowerBound
  }

  /// The unit after the last one of the line that the unit before `unit` stands in.
  func lineEnd(ofUnit unit: Int) -> Int {
    guard unit > 0, unit <= comparison.count else { return unit }
    let line = text.location(ofByte: Int(comparison.start(ofUnit: unit - 1))).line
    return comparison.units(in: text.lines.range(ofLine: line, in: text.utf8)).upperBound
  }

  /// Lines at the end that name the issuer and the date, as units.
  var signature: [Range<Int>] {
    exclusions.stretches.filter { $0.reason == .signature }.map(\.units)
  }
}

/// Reads the facts of a pair off its aligned passages: what was replaced by what, which names were
/// left over, which figures changed.
struct PairEvidence {
  let source: PreparedDocument
  let document: PreparedDocument
  let passages: [AlignedPassage]
  let unitNames: [String]

  /// Two stretches that stand for each other between equal ones.
  struct Replacement {
    var source: Range<Int>
    var document: Range<Int>
  }

  /// The stretches that differ inside the passages and just before and after them, cut as small as
  /// equal units between them allow.
  func replacements() -> [Replacement] {
    var result: [Replacement] = []
    for passage in passages {
      for (a, b) in zip(passage.runs, passage.runs.dropFirst()) {
        let s = Int(a.sourceEnd)..<max(Int(a.sourceEnd), Int(b.source))
        let d = Int(a.documentEnd)..<max(Int(a.documentEnd), Int(b.document))
        split(s, d, into: &result)
      }
      // A title that begins with a name: what stands between the start of the line and the
      // passage, and likewise at its end.
      if let first = passage.runs.first, let last = passage.runs.last {
        let s = source.lineStart(ofUnit: Int(first.source))..<Int(first.source)
        let d = document.lineStart(ofUnit: Int(first.document))..<Int(first.document)
        if s.count <= Self.edge && d.count <= Self.edge { split(s, d, into: &result) }
        let t = Int(last.sourceEnd)..<source.lineEnd(ofUnit: Int(last.sourceEnd))
        let e = Int(last.documentEnd)..<document.lineEnd(ofUnit: Int(last.documentEnd))
        if t.count <= Self.edge && e.count <= Self.edge { split(t, e, into: &result) }
      }
    }
    return result.map { snapped($0) }
  }

  /// The widest stretch beside a passage that is still taken for its counterpart, in units.
  private static let edge = 20

  /// Splits a gap at the units that its two sides have in common, by a longest common subsequence.
  private func split(_ s: Range<Int>, _ d: Range<Int>, into result: inout [Replacement]) {
    if s.isEmpty || d.isEmpty { return }
    let a = Array(source.comparison.units[s])
    let b = Array(document.comparison.units[d])
    if a.count > 40 || b.count > 40 {
      return
    }
    let width = b.count + 1
    var table = [UInt16](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        table[i * width + j] =
          a[i] == b[j]
          ? table[(i + 1) * width + j + 1] + 1
          : max(table[(i + 1) * width + j], table[i * width + j + 1])
      }
    }
    var i = 0
    var j = 0
    var startI = 0
    var startJ = 0
    func close() {
      if i > startI && j > startJ {
        result.append(
          Replacement(
            source: (s.lowerBound + startI)..<(s.lowerBound + i),
            document: (d.lowerBound + startJ)..<(d.lowerBound + j)))
      }
    }
    while i < a.count && j < b.count {
      if a[i] == b[j] && table[i * width + j] == table[(i + 1) * width + j + 1] + 1 {
        close()
        i += 1
        j += 1
        startI = i
        startJ = j
      } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    i = a.count
    j = b.count
    close()
  }

  /// Grows a replacement to whole words on both sides at once: 昌→曼 becomes 南昌→奈曼. Only equal
  /// units are taken in, so both sides stay each other's counterpart.
  private func snapped(_ r: Replacement) -> Replacement {
    let reach = 6
    let s = source.comparison.units
    let d = document.comparison.units
    var left = 0
    for step in 0...reach {
      let i = r.source.lowerBound - step
      let j = r.document.lowerBound - step
      if i < 0 || j < 0 || step > 0 && s[i] != d[j] { break }
      if source.isWordBound(beforeUnit: i) && document.isWordBound(beforeUnit: j) {
        left = step
        break
      }
    }
    var right = 0
    for step in 0...reach {
      let i = r.source.upperBound + step
      let j = r.document.upperBound + step
      if i > s.count || j > d.count || step > 0 && s[i - 1] != d[j - 1] { break }
      if source.isWordBound(beforeUnit: i) && document.isWordBound(beforeUnit: j) {
        right = step
        break
      }
    }
    var result = Replacement(
      source: (r.source.lowerBound - left)..<(r.source.upperBound + right),
      document: (r.document.lowerBound - left)..<(r.document.upperBound + right))
    // An administrative suffix right behind belongs to the name.
    let i = result.source.upperBound
    let j = result.document.upperBound
    if i < s.count, j < d.count, s[i] == d[j], Self.suffixUnits.contains(s[i]),
      PlaceNames.isPlace(source.wording(result.source) + source.wording(i..<(i + 1)))
        && PlaceNames.isPlace(document.wording(result.document) + document.wording(j..<(j + 1)))
    {
      result.source = result.source.lowerBound..<(i + 1)
      result.document = result.document.lowerBound..<(j + 1)
    }
    return result
  }

  private static let suffixUnits: Set<UInt32> = Set("省市县区州盟旗镇乡".unicodeScalars.map(\.value))

  /// The substitution table, most frequent first.
  func substitutions() -> [Substitution] {
    var order: [String] = []
    var grouped:
      [String: (s: String, d: String, kind: NameKind, ds: [TextRange], ss: [TextRange])] = [:]
    for r in replacements() {
      let s = source.wording(r.source)
      let d = document.wording(r.document)
      let key = s + "\u{0}" + d
      let sr = source.comparison.original(r.source, in: source.text)
      let dr = document.comparison.original(r.document, in: document.text)
      if grouped[key] == nil {
        guard s.unicodeScalars.count <= 24, d.unicodeScalars.count <= 24 else { continue }
        order.append(key)
        grouped[key] = (s, d, kind(of: s, r.source, d), [], [])
      }
      grouped[key]?.ds.append(dr)
      grouped[key]?.ss.append(sr)
    }
    // 市柳桥县 → 市麦湾县 is 柳桥县 → 麦湾县 with what stood before it: counted there, if it is known.
    var narrow: [String: Int] = [:]
    for key in order { narrow[key] = grouped[key]?.ds.count }
    for key in order {
      guard let wide = grouped[key], let inner = Self.inner(of: wide.s, wide.d, in: narrow) else {
        continue
      }
      func cut(_ ranges: [TextRange]) -> [TextRange] {
        ranges.map { TextRange($0.lowerBound + UInt32(inner.cut), $0.upperBound) }
      }
      grouped[inner.key]?.ds += cut(wide.ds)
      grouped[inner.key]?.ss += cut(wide.ss)
      grouped[inner.key]?.ds.sort()
      grouped[inner.key]?.ss.sort()
      grouped[key] = nil
    }
    var result: [Substitution] = []
    for key in order {
      guard let g = grouped[key] else { continue }
      result.append(
        Substitution(
          source: g.s, document: g.d, kind: g.kind, documentRanges: g.ds, sourceRanges: g.ss))
    }
    let rank: [NameKind: Int] = [.place: 0, .unit: 1, .person: 2, .date: 3, .number: 4, .term: 5]
    return result.enumerated().sorted { a, b in
      let x = (rank[a.element.kind] ?? 9, -a.element.count, a.offset)
      let y = (rank[b.element.kind] ?? 9, -b.element.count, b.offset)
      return x < y
    }.map(\.element)
  }

  /// The substitution, among those that occur more often, that is left of a pair when what both
  /// begin with is taken away, and how many bytes that is.
  private static func inner(
    of s: String, _ d: String, in counts: [String: Int]
  ) -> (key: String, cut: Int)? {
    let (a, b) = (Array(s.unicodeScalars), Array(d.unicodeScalars))
    var bytes = 0
    var k = 0
    while k + 2 < min(a.count, b.count), a[k] == b[k] {
      bytes += UTF8.width(a[k])
      k += 1
      var (x, y) = ("", "")
      x.unicodeScalars.append(contentsOf: a[k...])
      y.unicodeScalars.append(contentsOf: b[k...])
      let key = x + "\u{0}" + y
      if let inside = counts[key], inside > counts[s + "\u{0}" + d] ?? 0 { return (key, bytes) }
    }
    return nil
  }

  private func kind(of s: String, _ units: Range<Int>, _ d: String) -> NameKind {
    if PlaceNames.isPlace(s) && (PlaceNames.isPlace(d) || looksLikeName(d)) { return .place }
    if PlaceNames.isPlace(d) && looksLikeName(s) { return .place }
    if isUnit(s) && isUnit(d) { return .unit }
    // A bare name that the source elsewhere follows with 市, 县 … is a place.
    if looksLikeName(s), looksLikeName(d), placeSuffixFollows(units) { return .place }
    if s.unicodeScalars.contains(where: { $0.value >= 0x30 && $0.value <= 0x39 }),
      d.unicodeScalars.contains(where: { $0.value >= 0x30 && $0.value <= 0x39 })
    {
      return s.contains("年") || s.contains("月") || s.contains("日") ? .date : .number
    }
    return .term
  }

  private func looksLikeName(_ s: String) -> Bool {
    let scalars = s.unicodeScalars
    return scalars.count >= 2 && scalars.count <= 12
      && scalars.allSatisfy { $0.value >= 0x4E00 && $0.value < 0xA000 }
  }

  private func isUnit(_ s: String) -> Bool {
    if unitNames.contains(s) { return true }
    return Self.unitEndings.contains { s.hasSuffix($0) && s != $0 }
  }

  private static let unitEndings = [
    "医院", "卫生院", "委员会", "卫健委", "局", "厅", "中心", "学校", "大学", "学院", "公司", "集团", "服务站", "血站", "研究所",
    "协会", "支队", "办公室", "党委", "政府",
  ]

  private func placeSuffixFollows(_ name: Range<Int>) -> Bool {
    let units = source.comparison.units
    var from = name.count
    while from < units.count,
      let suffix = ScalarScan.first(Self.placeSuffixes, in: units, from..<units.count)
    {
      if units[(suffix - name.count)..<suffix].elementsEqual(units[name]) { return true }
      from = suffix + 1
    }
    return false
  }

  /// 省, 市, 县, 旗, 州
  private static let placeSuffixes: ScalarScan.Wanted = [0x7701, 0x5E02, 0x53BF, 0x65D7, 0x5DDE]

  private func occurrences(of needle: [UInt32], in units: [UInt32]) -> [Int] {
    guard !needle.isEmpty, units.count >= needle.count else { return [] }
    var result: [Int] = []
    let u = units.span
    var i = 0
    while i + needle.count <= u.count {
      var k = 0
      while k < needle.count && u[i + k] == needle[k] { k += 1 }
      if k == needle.count {
        result.append(i)
        i += k
      } else {
        i += 1
      }
    }
    return result
  }

  /// Places and units of the source that were replaced somewhere and still stand elsewhere in the
  /// document, outside its title and signature.
  func leftovers(_ substitutions: [Substitution]) -> [Leftover] {
    var spoken: [Range<Int>] = document.signature
    spoken.append(document.title)
    // Names that the document has in the source's place, so that 河南 inside 河南省… is not
    // taken for a left-over of itself.
    var own: [Range<Int>] = []
    for s in substitutions where s.kind == .place || s.kind == .unit {
      own += occurrences(of: units(of: s.document), in: document.comparison.units).map {
        $0..<($0 + units(of: s.document).count)
      }
    }
    let documentUnits = document.comparison.units
    var found: [(units: Range<Int>, kind: NameKind)] = []
    for s in substitutions where s.kind == .place || s.kind == .unit {
      var forms = [s.source]
      if s.kind == .place, let stem = PlaceNames.stem(of: s.source),
        stem.unicodeScalars.count >= 2
      {
        forms.append(stem)
      }
      let replacement = PlaceNames.stem(of: s.document) ?? s.document
      for form in forms {
        let needle = units(of: form)
        guard needle.count >= 2, !replacement.contains(form) else { continue }
        let places = occurrences(of: needle, in: documentUnits)
        // A name that the copy says of itself in its title or signature is its own.
        // One that came along in a copied title is not.
        let isOwn = places.contains { p in
          spoken.contains { $0.contains(p) } && !passages.contains { $0.document.contains(p) }
        }
        if isOwn { continue }
        for place in places {
          var range = place..<(place + needle.count)
          if s.kind == .place, PlaceNames.stem(of: form) == nil,
            range.upperBound < documentUnits.count,
            Self.suffixUnits.contains(documentUnits[range.upperBound]),
            PlaceNames.isPlace(form + document.wording(range.upperBound..<(range.upperBound + 1)))
          {
            range = range.lowerBound..<(range.upperBound + 1)
          }
          if own.contains(where: {
            $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
          }) {
            continue
          }
          found.append((range, s.kind))
        }
      }
    }
    found.sort {
      ($0.units.lowerBound, -$0.units.count) < ($1.units.lowerBound, -$1.units.count)
    }
    var order: [String] = []
    var grouped: [String: (kind: NameKind, ranges: [TextRange])] = [:]
    var end = 0
    for f in found where f.units.lowerBound >= end {
      end = f.units.upperBound
      let text = document.wording(f.units)
      if grouped[text] == nil {
        order.append(text)
        grouped[text] = (f.kind, [])
      }
      grouped[text]?.ranges.append(document.comparison.original(f.units, in: document.text))
    }
    return order.compactMap { text in
      grouped[text].map { Leftover(text: text, kind: $0.kind, ranges: $0.ranges) }
    }
  }

  private func units(of name: String) -> [UInt32] { ComparisonText(SourceText(name)).units }

  /// The figures at the same place of both sides, by what they say.
  func numbers() -> NumberComparison {
    var unchanged = 0
    var changes: [NumberComparison.Change] = []
    let s = source.comparison
    let d = document.comparison
    for passage in passages {
      for run in passage.runs {
        for k in 0..<Int(run.count) where s.units[Int(run.source) + k] == ComparisonText.number {
          let i = Int(run.source) + k
          let j = Int(run.document) + k
          let sourceRange = s.original(i..<(i + 1), in: source.text)
          let range = d.original(j..<(j + 1), in: document.text)
          let tenths = (s.isTenths(afterUnit: i) ? 1 : 0, d.isTenths(afterUnit: j) ? 1 : 0)
          // Most figures of a copy stand there letter by letter.
          let same = source.text.utf8[sourceRange.indices].elementsEqual(
            document.text.utf8[range.indices])
          let a = source.text.string(sourceRange)
          let x = NumberNotation(a)
          if same && tenths.0 == tenths.1 {
            if x.isFigure { unchanged += 1 }
            continue
          }
          let b = document.text.string(range)
          let y = NumberNotation(b)
          // 一 in 统一, 十 in 十分: a Chinese numeral of one character is rarely a figure.
          if !x.isFigure && !y.isFigure { continue }
          if x.value != nil && x.value?.shifted(by: tenths.0) == y.value?.shifted(by: tenths.1)
            || x.value != nil && y.value != nil
              && s.sameClosedNumber(atUnit: i, in: source.text, as: d, j, document.text)
          {
            unchanged += 1
          } else {
            changes.append(
              NumberComparison.Change(
                source: a, document: b, sourceRange: sourceRange, range: range))
          }
        }
      }
    }
    return NumberComparison(unchanged: unchanged, changes: changes)
  }
}

extension ComparisonText {
  /// Whether two numbers say the same together with the digits that only blanks separate from
  /// them: 2 022 is 2022 in a text whose spaces were scattered.
  fileprivate func sameClosedNumber(
    atUnit unit: Int, in text: SourceText, as other: ComparisonText, _ otherUnit: Int,
    _ otherText: SourceText
  ) -> Bool {
    let own = closedUnits(around: unit, in: text)
    let others = other.closedUnits(around: otherUnit, in: otherText)
    if own.count == 1 && others.count == 1 { return false }
    return closedNumber(own, in: text) == other.closedNumber(others, in: otherText)
  }

  private func closedUnits(around unit: Int, in text: SourceText) -> Range<Int> {
    func hangsTogether(_ left: Int, _ right: Int) -> Bool {
      guard left >= 0, right < count, units[left] == Self.number, units[right] == Self.number
      else { return false }
      return text.utf8[Int(end(ofUnit: left, in: text))..<Int(start(ofUnit: right))].allSatisfy {
        $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x2E
      }
    }
    var (low, high) = (unit, unit)
    // No figure is broken into more pieces than it has digits.
    while high - low < 16, hangsTogether(low - 1, low) { low -= 1 }
    while high - low < 16, hangsTogether(high, high + 1) { high += 1 }
    return low..<(high + 1)
  }

  private func closedNumber(_ units: Range<Int>, in text: SourceText) -> NumberNotation.Value? {
    let closed = text.utf8[original(units, in: text).indices].filter { $0 > 0x20 }
    return NumberNotation(String(decoding: closed, as: UTF8.self)).value
  }

  /// Whether 成, tenths, follows a number: 七成 is 70 %.
  fileprivate func isTenths(afterUnit unit: Int) -> Bool {
    unit + 1 < count && units[unit + 1] == 0x6210
  }
}

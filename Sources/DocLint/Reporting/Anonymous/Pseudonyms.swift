/// What stands in the place of each name, the same wherever it occurs: 地名1, 单位甲, 人名1, and
/// 电话1, 证件1, 邮箱1, 网址1 for what leads to a person.
struct Pseudonyms {
  /// One name that gives way, in bytes of the text.
  struct Replacement {
    let range: Range<Int>
    let name: String
  }

  /// One form of a name: whose it is, and what stays behind the stand-in, such as 镇.
  private struct Form {
    let name: Int
    let kind: NameFinder.Kind
    let tail: String
  }

  private let index: PhraseIndex
  private let forms: [Form]
  /// What each name is called; given when it first comes up.
  private var called: [Int: String] = [:]
  private var counts = [Int](repeating: 0, count: NameFinder.Kind.allCases.count)
  private let paths: PhraseIndex
  private let shownPaths: [String]
  /// Numbers and addresses, in the order in which they came up.
  private var contacts: [[UInt8]: String] = [:]
  private var contactCounts: [String: Int] = [:]

  /// - Parameters:
  ///   - finder: the names.
  ///   - paths: what each file is called.
  init(_ finder: NameFinder, paths: [(path: String, name: String)]) {
    var words: [[UInt32]] = []
    var forms: [Form] = []
    var owners: [[UInt32]: Int] = [:]
    func add(_ word: [UInt32], _ form: Form) {
      guard owners[word] == nil else { return }
      owners[word] = form.name
      words.append(word)
      forms.append(form)
    }
    for (number, (kind, word)) in finder.names.enumerated() {
      // A short form is called what the long one is.
      let name = finder.aliases[word].flatMap { owners[$0] } ?? number
      if kind == .place, finder.whole.contains(word) {
        for suffix in NameFinder.weakSuffixes {
          add(word + suffix, Form(name: name, kind: kind, tail: ScalarText.string(suffix)))
        }
      } else {
        add(word, Form(name: name, kind: kind, tail: ""))
      }
    }
    // A pair of scalars that no text holds: the index wants a word.
    index = PhraseIndex(words.isEmpty ? [[0, 0]] : words)
    self.forms = words.isEmpty ? [Form(name: 0, kind: .place, tail: "")] : forms

    // Whole paths, and the names of files where they are long enough to be known again.
    var pathWords: [[UInt32]] = []
    var pathNames: [String] = []
    var taken: Set<[UInt32]> = []
    for (path, name) in paths {
      let last = path.split(separator: "/").last.map(String.init) ?? path
      for form in [path, last] {
        let word = Array(form.unicodeScalars.map(\.value))
        guard word.count >= (form == path ? 2 : 5), taken.insert(word).inserted else { continue }
        pathWords.append(word)
        pathNames.append(name)
      }
    }
    self.paths = PhraseIndex(pathWords.isEmpty ? [[0, 0]] : pathWords)
    shownPaths = pathWords.isEmpty ? [""] : pathNames
  }

  /// What gives way in a text: in its order, none overlapping another.
  ///
  /// - Parameter namesFiles: whether paths are replaced, too.
  /// - Complexity: linear in the text.
  mutating func replacements(in utf8: [UInt8], namesFiles: Bool) -> [Replacement] {
    var found: [(range: Range<Int>, name: String, rank: Int)] = []
    if namesFiles {
      let text = ScalarText(SourceText(validUTF8: utf8))
      var i = 0
      while i + 1 < text.count {
        guard let word = paths.longest(text.scalars, at: i) else {
          i += 1
          continue
        }
        let end = i + paths.words[word].count
        found.append((text.range(i, end).indices, shownPaths[word], 0))
        i = end
      }
    }
    for range in Contact.all(in: utf8) {
      found.append((range.range, contact(Array(utf8[range.range]), range.kind), 1))
    }
    let folded = FoldedText(utf8, keepsSpaces: false)
    var i = 0
    while i + 1 < folded.scalars.count {
      guard let word = index.longest(folded.scalars, at: i) else {
        i += 1
        continue
      }
      let end = i + index.words[word].count
      let range = folded.ranges[i].lowerBound..<folded.ranges[end - 1].upperBound
      found.append((range, standIn(forms[word]), 2))
      i = end
    }
    found.sort { ($0.rank, $0.range.lowerBound) < ($1.rank, $1.range.lowerBound) }
    var taken: [Range<Int>] = []
    var kept: [Replacement] = []
    for one in found {
      // Those of a rank ascend, so that only what is kept of another rank can be in the way.
      if one.rank > 0, Self.overlaps(one.range, taken) { continue }
      kept.append(Replacement(range: one.range, name: one.name))
      let at = taken.firstIndex { $0.lowerBound > one.range.lowerBound } ?? taken.count
      if one.rank < 2 { taken.insert(one.range, at: at) }
    }
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// - Precondition: `ranges` ascend and do not overlap.
  private static func overlaps(_ range: Range<Int>, _ ranges: [Range<Int>]) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound < range.upperBound
  }

  private mutating func standIn(_ form: Form) -> String {
    if let known = called[form.name] { return known + form.tail }
    counts[form.kind.rawValue] += 1
    let number = counts[form.kind.rawValue]
    let ordinals = Array("甲乙丙丁戊己庚辛壬癸")
    let name =
      switch form.kind {
      case .place: "地名\(number)"
      case .unit: "单位" + (number <= ordinals.count ? String(ordinals[number - 1]) : "\(number)")
      case .person: "人名\(number)"
      }
    called[form.name] = name
    return name + form.tail
  }

  private mutating func contact(_ bytes: [UInt8], _ kind: String) -> String {
    if let known = contacts[bytes] { return known }
    contactCounts[kind, default: 0] += 1
    let name = "\(kind)\(contactCounts[kind] ?? 0)"
    contacts[bytes] = name
    return name
  }

  /// A sentence with its names replaced.
  mutating func replaced(_ text: String) -> String {
    let utf8 = Array(text.utf8)
    let all = replacements(in: utf8, namesFiles: true)
    return all.isEmpty ? text : String(decoding: ReplacedText(utf8, all).utf8, as: UTF8.self)
  }

  mutating func replaced(_ message: Message) -> Message {
    Message(zh: replaced(message.zh), en: replaced(message.en))
  }
}

/// Numbers and addresses that lead to a person.
private enum Contact {
  static func all(in utf8: [UInt8]) -> [(range: Range<Int>, kind: String)] {
    var out: [(range: Range<Int>, kind: String)] = []
    var i = 0
    while i < utf8.count {
      guard isWord(utf8[i]), i == 0 || !isWord(utf8[i - 1]) else {
        i += 1
        continue
      }
      var end = i
      while end < utf8.count, isWord(utf8[end]) || isJoint(utf8[end]) { end += 1 }
      while end > i, isJoint(utf8[end - 1]) { end -= 1 }
      let word = utf8[i..<end]
      if let kind = kind(word) {
        out.append((i..<end, kind))
      } else {
        // Parts of it, such as two numbers with a stroke between.
        var start = i
        for part in word.split(omittingEmptySubsequences: false, whereSeparator: isJoint) {
          if let kind = kind(part) { out.append((start..<(start + part.count), kind)) }
          start += part.count + 1
        }
      }
      i = max(end, i + 1)
    }
    return out
  }

  private static func isDigit(_ b: UInt8) -> Bool { b >= 0x30 && b <= 0x39 }
  private static func isWord(_ b: UInt8) -> Bool {
    isDigit(b) || (b >= 0x41 && b <= 0x5A) || (b >= 0x61 && b <= 0x7A)
  }
  /// - . / : @ _ and what else stands inside an address.
  private static func isJoint(_ b: UInt8) -> Bool { Array("-./:@_?=&%#~+".utf8).contains(b) }

  private static func kind(_ word: ArraySlice<UInt8>) -> String? {
    let digits = word.count(where: isDigit)
    let text = String(decoding: word, as: UTF8.self)
    if word.contains(0x40) { return "邮箱" }
    if text.hasPrefix("http") || text.hasPrefix("www.") { return "网址" }
    for ending in [".cn", ".com", ".gov", ".org", ".net"] where text.hasSuffix(ending) {
      return "网址"
    }
    if digits == word.count {
      if digits == 11, text.hasPrefix("1") { return "电话" }
      if digits == 15 || digits >= 16 && digits <= 19 { return "证件" }
      if digits >= 10, digits <= 12, text.hasPrefix("0") { return "电话" }
    }
    if word.count == 18, digits == 17, text.hasSuffix("X") || text.hasSuffix("x") { return "证件" }
    // 0791-8…: an area code and a number.
    let parts = word.split(separator: 0x2D)
    if parts.count == 2, digits == word.count - 1, parts[0].first == 0x30,
      (3...4).contains(parts[0].count),
      (7...8).contains(parts[1].count)
    {
      return "电话"
    }
    return nil
  }
}

/// A text in which names gave way, with the way from the places of the old to those of the new.
struct ReplacedText {
  private(set) var utf8: [UInt8]
  /// Where each replaced stretch stood, and where its stand-in stands.
  private let stretches: [(old: Range<Int>, new: Range<Int>)]

  /// - Parameter replacements: in order, none overlapping another.
  init(_ old: [UInt8], _ replacements: [Pseudonyms.Replacement]) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(old.count)
    var stretches: [(old: Range<Int>, new: Range<Int>)] = []
    var at = 0
    for one in replacements {
      utf8 += old[at..<one.range.lowerBound]
      let start = utf8.count
      utf8 += one.name.utf8
      stretches.append((one.range, start..<utf8.count))
      at = one.range.upperBound
    }
    utf8 += old[at...]
    self.utf8 = utf8
    self.stretches = stretches
  }

  /// The first stretch that ends behind `place`, and how far the text before it has moved.
  private func stretch(_ place: Int) -> (at: Int, shift: Int) {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].old.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    let shift = low == 0 ? 0 : stretches[low - 1].new.upperBound - stretches[low - 1].old.upperBound
    return (low, shift)
  }

  /// A place inside a name is where its stand-in starts, as the end of a range where it ends.
  func place(_ old: UInt32, isEnd: Bool = false) -> UInt32 {
    let (at, shift) = stretch(Int(old))
    if at < stretches.count, stretches[at].old.lowerBound < Int(old) {
      return UInt32(isEnd ? stretches[at].new.upperBound : stretches[at].new.lowerBound)
    }
    return UInt32(Int(old) + shift)
  }

  func range(_ old: TextRange) -> TextRange {
    let start = place(old.lowerBound)
    return TextRange(start, old.isEmpty ? start : max(start, place(old.upperBound, isEnd: true)))
  }

  /// Whether one end of the range stands inside a name.
  func cuts(_ old: TextRange) -> Bool {
    [old.lowerBound, old.upperBound].contains { place in
      let (at, _) = stretch(Int(place))
      return at < stretches.count && stretches[at].old.lowerBound < Int(place)
    }
  }
}

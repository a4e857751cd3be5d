import Foundation

@testable import DocLint

/// A document of `Corpus/numbers` with its marks.
struct MarkedDocument: Sendable {
  enum Part: Sendable, Equatable {
    case text(String)
    case mark(kind: Character, content: String)
  }

  let name: String
  var parts: [Part]

  /// The text without marks.
  var text: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .mark("a", let content): String(content.prefix { $0 != "⇥" })
      case .mark(_, let content): content.replacing("⇥", with: "\t")
      }
    }.joined()
  }

  var marks: [Int] { parts.indices.filter { if case .mark = parts[$0] { true } else { false } } }

  init(name: String, source: String) {
    self.name = name
    var parts: [Part] = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "⟨") {
      parts.append(.text(String(rest[..<open])))
      let close = rest.firstIndex(of: "⟩") ?? rest.endIndex
      let inside = rest[rest.index(after: open)..<close]
      parts.append(.mark(kind: inside.first ?? "n", content: String(inside.dropFirst(2))))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }

  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Corpus/numbers")

  static func all(prefix: String) throws -> [MarkedDocument] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix(prefix) && $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        MarkedDocument(
          name: $0.lastPathComponent, source: try String(contentsOf: $0, encoding: .utf8))
      }
  }

  // MARK: Marks

  func content(_ mark: Int) -> (kind: Character, content: String) {
    if case .mark(let kind, let content) = parts[mark] { (kind, content) } else { ("n", "") }
  }

  /// The words behind a mark, and those before it.
  func behind(_ mark: Int) -> String { words(mark + 1) }
  func before(_ mark: Int) -> String { words(mark - 1) }

  private func words(_ index: Int) -> String {
    if parts.indices.contains(index), case .text(let text) = parts[index] { text } else { "" }
  }

  /// Whether a mark stands in a row of a table.
  func isCell(_ mark: Int) -> Bool {
    let (before, behind) = (before(mark), behind(mark))
    return before.hasSuffix("\t") || before.hasSuffix("| ") || behind.hasPrefix("\t")
      || behind.hasPrefix(" |")
  }

  /// With another content of the mark, and the text behind it changed by `cut`.
  func with(_ mark: Int, _ content: String, dropping cut: String = "", adding more: String = "")
    -> MarkedDocument
  {
    var copy = self
    copy.parts[mark] = .mark(kind: self.content(mark).kind, content: content)
    if !cut.isEmpty || !more.isEmpty, case .text(let text) = parts[mark + 1], text.hasPrefix(cut) {
      copy.parts[mark + 1] = .text(more + text.dropFirst(cut.count))
    }
    return copy
  }
}

/// Pseudo-random numbers that are the same in every run.
struct Dice {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func roll(_ below: Int) -> Int {
    state = StableHash.mix(state)
    return Int(state % UInt64(max(1, below)))
  }
}

/// Changes that make a document wrong.
enum Harm: String, CaseIterable, Sendable {
  case digit, transposition
  case tenThousand, noTenThousand
  case percentForPoints
  case swapValues
  case dropItem, doubleItem
  case count
  case ordinal
  case bound
  case columns
  case stale
  case title
  case blank
  case unit

  /// The document with the mark changed, or `nil` where the change does not apply to it.
  func apply(_ document: MarkedDocument, _ mark: Int, _ dice: inout Dice) -> MarkedDocument? {
    let (kind, content) = document.content(mark)
    let behind = document.behind(mark)
    switch (self, kind) {
    case (.percentForPoints, "n"):
      return behind.hasPrefix("个百分点")
        ? document.with(mark, content, dropping: "个百分点", adding: "%") : nil
    case (.noTenThousand, "n"):
      return behind.hasPrefix("万") ? document.with(mark, content, dropping: "万") : nil
    case (.tenThousand, "n"):
      // 1260万元 has its 万 already; 12.5万% is no number.
      guard !content.contains("."), content.count >= 3, !"万亿%‰".contains(behind.prefix(1)) else {
        return nil
      }
      return document.with(mark, content + "万")
    case (.blank, "n"):
      return document.isCell(mark) ? nil : document.with(mark, " ")
    case (.unit, "n"):
      for unit in ["万元", "亿元"] where behind.hasPrefix(unit) {
        return document.with(mark, content, dropping: unit, adding: String(unit.prefix(1)))
      }
      return nil
    case (.stale, "a"):
      let values = content.split(separator: "⇥").map(String.init)
      return values.count == 2 ? document.with(mark, values[1]) : nil
    case (.digit, "a"), (.transposition, "a"):
      let value = String(content.prefix { $0 != "⇥" })
      return changed("n", value, &dice).map { document.with(mark, $0) }
    case (.title, "r"):
      return document.with(mark, content.hasPrefix("柳桥") ? "青禾县" : "柳桥县")
    default:
      return changed(kind, content, &dice).flatMap {
        $0 == content ? nil : document.with(mark, $0)
      }
    }
  }

  private func changed(_ kind: Character, _ content: String, _ dice: inout Dice) -> String? {
    var letters = Array(content)
    switch (self, kind) {
    case (.digit, "n"):
      // One of the first digits, so that no rounding hides it.
      let places = letters.indices.filter { letters[$0].isNumber }.prefix(3)
      guard let at = places.dropFirst(dice.roll(places.count)).first,
        let old = letters[at].wholeNumberValue
      else { return nil }
      let new = 1 + (old - 1 + 1 + dice.roll(8)) % 9
      guard new != old else { return nil }
      letters[at] = Character(String(new))
      return String(letters)
    case (.transposition, "n"):
      for at in letters.indices.dropLast()
      where letters[at].isNumber && letters[at + 1].isNumber && letters[at] != letters[at + 1]
        && !(at == 0 && letters[1] == "0")
      {
        letters.swapAt(at, at + 1)
        return String(letters)
      }
      return nil
    case (.swapValues, "s"):
      var values = content.split(separator: "、").map(String.init)
      guard values.count >= 2 else { return nil }
      values.swapAt(0, 1 + dice.roll(values.count - 1))
      return values.joined(separator: "、")
    case (.dropItem, "l"):
      var items = content.split(separator: "、").map(String.init)
      items.remove(at: dice.roll(items.count))
      return items.joined(separator: "、")
    case (.doubleItem, "l"):
      let items = content.split(separator: "、").map(String.init)
      return ([items[0].replacing(items[0].first.map(String.init) ?? "", with: "新")] + items)
        .joined(separator: "、")
    case (.count, "c"), (.ordinal, "o"):
      let chinese = Array("一二三四五六七")
      if content == "两" { return "三" }
      if let at = chinese.firstIndex(where: { String($0) == content }) {
        return String(chinese[at + 1])
      }
      return Int(content).map { String($0 + 1) }
    case (.bound, "b"): return content == "以上" ? "以下" : "以上"
    case (.columns, "y"):
      return content.split(separator: "⇥").reversed().joined(separator: "⇥")
    default: return nil
    }
  }
}

/// Changes after which a document is as right as before.
enum Harmless: String, CaseIterable, Sendable {
  case coarser, truncated
  case about, more
  case reorder
  case alias
  case fullWidth, spaces, breaks
  case etCetera
  case unrelated
  case otherYear, otherPlace, otherGroup
  case disclaimer

  func apply(_ document: MarkedDocument, _ dice: inout Dice) -> String? {
    var document = document
    switch self {
    case .fullWidth:
      return String(
        String.UnicodeScalarView(
          document.text.unicodeScalars.map { scalar in
            (0x30...0x39).contains(scalar.value)
              ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    case .spaces:
      for at in document.marks {
        if case .mark("n", let content) = document.parts[at] {
          document.parts[at] = .mark(kind: "n", content: " \(content) ")
        }
      }
      return document.text
    case .breaks:
      return document.text.replacing("。", with: "。\n\n")
    case .etCetera:
      for at in document.marks {
        if case .mark("l", let content) = document.parts[at], at + 1 < document.parts.count,
          case .mark = document.parts[min(at + 1, document.parts.count - 1)]
        {
          document.parts[at] = .mark(kind: "l", content: content + "等")
        }
      }
      return document.text
    case .unrelated:
      return document.text.replacing(
        "。", with: "。另发放宣传册\(100 + dice.roll(900))份。", maxReplacements: 2)
    case .reorder:
      for at in document.marks {
        if case .mark("l", let content) = document.parts[at] {
          document.parts[at] = .mark(
            kind: "l", content: content.split(separator: "、").reversed().joined(separator: "、"))
        }
      }
      return document.text
    case .alias:
      let names = [
        ("每千人口", "千人口"), ("执业医师", "医师"), ("全县", "我县"), ("全市", "我市"), ("合计", "共计"),
        ("床位数", "床位"), ("增加到", "增至"), ("下降到", "降至"), ("提高到", "提升至"), ("比上年", "较上年"),
      ]
      let (old, new) = names[dice.roll(names.count)]
      return document.text.contains(old) ? document.text.replacing(old, with: new) : nil
    case .disclaimer:
      return document.text + "\n注：部分数据因四舍五入，合计与分项之和略有出入，未作机械调整。\n"
    case .otherYear:
      return document.text + "\n2019年，全县累计建成健康小屋87个，居民健康素养水平达18.20%。\n"
    case .otherPlace:
      return document.text + "\n同期，邻近的石桥县拥有床位\(1200 + dice.roll(700))张，居民健康素养水平达25.31%。\n"
    case .otherGroup:
      return document.text
        + "\n其中，65岁及以上老年人签约\(2000 + dice.roll(900))人，流动人口健康素养水平达19.40%。\n"
    case .about, .more:
      // 约 in front of one figure that others determine; or 余 behind it, cut to its first digits.
      let numbers = document.marks.filter {
        if case .mark("n", let content) = document.parts[$0] {
          content.count >= 3 && !document.isCell($0)
            && (self == .about || !content.contains(".") && content.count >= 4)
        } else {
          false
        }
      }
      guard !numbers.isEmpty else { return nil }
      let at = numbers[dice.roll(numbers.count)]
      let content = document.content(at).content
      if self == .about { return document.with(at, "约" + content).text }
      let kept = content.prefix(2)
      guard content.dropFirst(2).contains(where: { $0 != "0" }) else { return nil }
      return document.with(at, kept + String(repeating: "0", count: content.count - 2) + "余").text
    case .coarser, .truncated:
      // One decimal less.
      let numbers = document.marks.filter {
        if case .mark("n", let content) = document.parts[$0] {
          content.split(separator: ".").last?.count == 2 && content.contains(".")
        } else {
          false
        }
      }
      guard !numbers.isEmpty else { return nil }
      let at = numbers[dice.roll(numbers.count)]
      let content = document.content(at).content
      if self == .truncated { return document.with(at, String(content.dropLast())).text }
      let digits = content.utf8.filter { $0 != 0x2E }.map { $0 - 0x30 }
      guard let value = Exact(digits: digits, decimals: 2) else { return nil }
      return document.with(at, value.rounded(to: 1)).text
    }
  }
}

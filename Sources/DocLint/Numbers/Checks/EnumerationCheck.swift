/// A stated number of items beside the list of them.
enum EnumerationCheck {
  static let id = "num-enum-count"

  /// What is counted in lists; 12个人 is no list of names.
  private static let units: Set<String> = [
    "个", "项", "条", "种", "类", "大", "点", "步", "家", "所", "名", "位", "座", "处", "部", "场", "门", "支", "款",
    "方", "件", "篇", "本",
    "档", "章", "份", "镇", "乡", "县", "区", "市", "村", "级", "部门", "期", "起",
  ]
  private static let introduce = WordTable(
    "即 分别是 分别为 包括 为 是 依次为 依次是 有 即: 包含 主要包括 具体包括 主要是 具体为 具体是 指 为:")
  private static let firmly = WordTable("即 分别是 分别为 包括 依次为 依次是 主要包括 具体包括 具体为 具体是 包含")
  private static let open = ScalarText.units("等")

  private struct Count {
    let value: Int
    let range: Range<Int>
    /// Behind the unit.
    let end: Int
    let unit: String
    let place: Range<Int>
    /// 八项规定, 三级医院: a name more than a count.
    let isName: Bool
  }

  static func relations(_ a: NumberAnalysis) -> [Relation] {
    var found: [Relation] = []
    for p in a.paragraphs.indices where a.paragraphs[p].classes.contains(.counts) {
      let paragraph = a.paragraphs[p]
      let s = paragraph.text.scalars
      for index in paragraph.mentions.indices {
        guard mayCount(paragraph.mentions[index], s),
          let count = count(paragraph.mentions[index], paragraph.text)
        else { continue }
        if let relation = behind(count, s, paragraph, index) {
          found.append(relation)
        } else if let relation = marks(count, s, paragraph.text) {
          found.append(relation)
        } else if let relation = before(count, s, paragraph, index) {
          found.append(relation)
        }
      }
    }
    return found
  }

  /// Items that are counted one by one.
  private static let most = 60

  /// Whether a mention may be an exact number of items, before it is read.
  private static func mayCount(_ mention: Mention, _ s: [UInt32]) -> Bool {
    guard Mention.Classes(mention.kind) == .counts, mention.partner == nil,
      mention.quantity.map({ $0.bound == .exact && !$0.isApproximate }) ?? true
    else { return false }
    // Three digits are too many, and so is a percentage.
    let digits = s[mention.number.lowerBound...].prefix(3)
    let isLarge =
      digits.count == 3 && digits.first != 0x30 && digits.allSatisfy(NumberText.isDigit)
    return !isLarge && mention.quantity?.unit.kind != .percent
  }

  private static func count(_ mention: Mention, _ text: NumberText) -> Count? {
    guard let numeral = ChineseNumeral(text.scalars, at: mention.number.lowerBound),
      numeral.decimals == 0, !numeral.hasScale, let value = numeral.value.integer, value >= 2,
      value <= most
    else { return nil }
    var end = numeral.end
    guard let scalar = text.scalars.indices.contains(end) ? text.scalars[end] : nil else {
      return nil
    }
    let unit: String
    if scalar != 0x5927, let read = Unit.read(text.scalars, at: end) {
      unit = read.unit.text
      end = read.end
    } else if scalar == 0x5927 || scalar == 0x7EA7 || scalar == 0x70B9 || scalar == 0x65B9 {
      unit = NumberText.string([scalar])
      end += 1
    } else {
      return nil
    }
    guard units.contains(unit) else { return nil }
    return Count(
      value: value, range: mention.number, end: end, unit: unit,
      place: text.original(mention.number.lowerBound..<end),
      isName: mention.kind == .label || mention.kind == .grade)
  }

  /// The words behind the count that say what is counted, up to a stop or a verb.
  private static func nounEnd(_ s: [UInt32], _ start: Int) -> Int {
    let (closing, introduce) = (closing, introduce)
    var i = start
    while i < s.count, i - start < 16 {
      if WordTables.isStop(s[i]) || s[i] == 0x3001 || closing.contains(s[i]) { break }
      if introduce.length(at: i, in: s) != nil { break }
      i += 1
    }
    return i
  }

  private static let closing = ScalarSet(ScalarText.units("”」』》"))

  // MARK: 17项行动：即…

  private static func behind(
    _ count: Count, _ s: [UInt32], _ paragraph: NumberParagraph, _ index: Int
  ) -> Relation? {
    let text = paragraph.text
    var i = nounEnd(s, count.end)
    while i < s.count, closing.contains(s[i]) { i += 1 }
    guard i < s.count else { return nil }
    let open = s[i] == 0xFF08
    let colon = s[i] == 0x3A
    var comma = s[i] == 0xFF0C
    if open || colon || comma { i += 1 }
    var introduced = false
    let introducedFirmly = firmly.contains(at: i, in: s)
    let including = amongOthers.contains(at: i, in: s)
    if let length = introduce.length(at: i, in: s) {
      introduced = true
      i += length
      if i < s.count, s[i] == 0x3A || s[i] == 0xFF0C { i += 1 }
    }
    if comma, !introducedFirmly { return nil }
    if !open && !colon && !introduced { return nil }
    // 12家为三级医院: a verb, not a list, unless marks follow.
    if introduced, !colon, !comma, !open { comma = false }
    var end = i
    var depth = 0
    while end < s.count, end - i <= 901 {
      let c = s[end]
      if c == 0xFF08 { depth += 1 }
      if c == 0xFF09 {
        if depth == 0 {
          // A bracket that was never opened: the text is damaged.
          if !open { return nil }
          break
        }
        depth -= 1
      }
      if c == 0x3002 || c == 0xFF01 || c == 0xFF1F { break }
      // 分别为甲镇、乙镇、丙镇；第2批78项…: another sentence.
      if depth == 0, c == 0xFF1B, introducedFirmly, hasMark(s, i..<end, 0x3001),
        !hasMark(s, i..<end, 0xFF1B),
        paragraph.mentions[(index + 1)...].prefix(40).contains(where: {
          $0.isMeasured && $0.range.lowerBound > end && $0.range.lowerBound < end + 30
        })
      {
        break
      }
      if depth == 0, c == 0xFF0C || c == 0x3A, !(colon && !hasMark(s, i..<end, 0x3001)),
        !goesOn.contains(at: end + 1, in: s)
      {
        break
      }
      end += 1
    }
    guard end - i <= 900 else { return nil }
    let list = i..<end
    // 包括畅通申请渠道；加大监督力度，纠正…: the list goes on behind the comma.
    if hasMark(s, list, 0xFF1B), end < s.count, s[end] == 0xFF0C { return nil }
    // A类如测血糖、换药: examples, and not what was counted.
    if hasMark(s, list, 0x5982) { return nil }
    // 10个省（自治区、直辖市）: what the word may mean.
    if open, isGloss(s, list) { return nil }
    // 3名航天员可以自主安排，包括…: more than a name stands between.
    let named = stretch(count.end, min(i, count.end + 16))
    if including || introduced && !colon && !open,
      Indicator.hasVerb(s, named) && including || clauseVerbs.isFound(in: s, named)
    {
      return nil
    }
    // 12个（城区7个、农村5个）: parts with figures of their own.
    let next = paragraph.mentions[(index + 1)...].prefix(40)
    guard !next.contains(where: { $0.kind == .quantity && list.contains($0.range.lowerBound) }),
      let items = items(s, list)
    else { return nil }
    // A single 、 behind 为 or 是 is no list of what was counted.
    if !colon, !open, items.count.upperBound < 3, !comma { return nil }
    guard hasMark(s, list, 0x3001) || hasMark(s, list, 0xFF1B) else { return nil }
    // 四所大学为建设强国、…作出贡献: only what is plainly a list of names counts behind 为.
    let isList = introducedFirmly || items.isUniform && items.lastLength <= 12
    var strength: Int =
      colon || open ? 2 : introduced && isList && (comma || items.isParallel) ? 2 : 1
    // 包括 may name a few of them.
    if including, !open, !colon, items.count.upperBound < count.value - 1 { strength = 1 }
    if introduced, !introducedFirmly, !colon, !open, abs(items.count.upperBound - count.value) > 2 {
      strength = 1
    }
    return judge(count, items, list, text, strength: strength)
  }

  private static let sites: Set<String> = ["座", "所", "家", "处", "场"]
  private static let amongOthers = WordTable("包括 主要包括 具体包括 包含")
  private static let goesOn = WordTable("以及 和 及 还有")
  private static let clauseVerbs = WordTable("可以 能够 能 将 会 应 须 需 正在 均 都 也 装 载 携带 持有")
  private static let glosses: Set<String> = [
    "自治区", "直辖市", "市", "区", "旗", "县", "州", "盟", "乡", "镇", "街道", "苏木", "地区", "社区", "村", "院", "所",
    "站",
    "自治州", "自治县", "县级市", "市辖区", "开发区", "团场", "师", "兵团", "林区", "特区",
  ]

  /// 县（市、区）: the words in the bracket stand for the one before it.
  private static func isGloss(_ s: [UInt32], _ list: Range<Int>) -> Bool {
    s[list].split(separator: 0x3001).allSatisfy { glosses.contains(NumberText.string($0)) }
  }

  private static func hasMark(_ s: [UInt32], _ range: Range<Int>, _ mark: UInt32) -> Bool {
    s[range].contains(mark)
  }

  // MARK: 甲、乙、丙三项

  private static func before(
    _ count: Count, _ s: [UInt32], _ paragraph: NumberParagraph, _ index: Int
  ) -> Relation? {
    let text = paragraph.text
    var end = count.range.lowerBound
    // A count that is an item itself, or that nothing follows: 第三、四项, 酒店10家.
    guard end > 0, s[end - 1] != 0x3001, count.end < s.count, !notNoun.contains(s[count.end]),
      !tailWords.contains(at: count.end, in: s)
    else { return nil }
    // 等“五大中心”
    let isQuoted = end > 0 && (s[end - 1] == 0x201C || s[end - 1] == 0x300C)
    if isQuoted { end -= 1 }
    var isOpen = false
    if end > 0, s[end - 1] == open[0] {
      isOpen = true
      end -= 1
    }
    var start = end
    var depth = 0
    while start > 0, end - start < 400 {
      let c = s[start - 1]
      if c == 0xFF09 { depth += 1 }
      if c == 0xFF08 {
        if depth == 0 { break }
        depth -= 1
      }
      if depth == 0,
        c == 0x3002 || c == 0xFF0C || c == 0xFF1B || c == 0x3A || c == 0xFF01 || c == 0x2C
      {
        break
      }
      start -= 1
    }
    // 甲7个、乙10个: figures of their own, no list.
    let list = start..<end
    // Half a quotation: what stands in it is no list of ours.
    guard s[list].filter({ $0 == 0x201C }).count == s[list].filter({ $0 == 0x201D }).count else {
      return nil
    }
    guard
      !paragraph.mentions[max(0, index - 12)..<index].contains(where: {
        $0.kind == .quantity && list.contains($0.range.lowerBound)
      }),
      var items = items(s, list), items.count.lowerBound >= 2
    else { return nil }
    items.isOpen = isOpen
    // 铁人三项世界杯、网球公开赛: the count is a part of an item.
    let behind = s[count.end...].prefix(20).first { WordTables.isStop($0) || $0 == 0x3001 }
    if !isOpen, behind == 0x3001 { return nil }
    if items.longest > 14, items.isUneven { return nil }
    // Without 等 the last item must lead up to the number at once: 检验、影像和病理三个中心.
    let last = stretch((s[list].lastIndex(of: 0x3001) ?? start) + 1, end)
    if !isOpen {
      guard items.lastLength <= 10, !Indicator.hasVerb(s, last),
        makes.length(endingAt: end, in: s) == nil
      else { return nil }
      // 东镇、南镇三个项目: the list says who, the number what.
      if !countsPlaces(count, last, s) {
        if let owner = s[last].last, owners.contains(owner), owner != s[count.end] { return nil }
        if PlaceNames.isPlace(NumberText.string(s[last])) { return nil }
      }
    }
    // Far apart, it is another list.
    guard abs(items.count.lowerBound - count.value) <= 3 else { return nil }
    // 甲路、乙路、丙街和丁街两条: the last two may be meant.
    if !isOpen, count.value == 2, items.count.upperBound > items.count.lowerBound { return nil }
    // 在甲、乙3个镇: the list stands where the first item begins, which takes no counting.
    // 格尔木、德令哈3座电站: names of places tell where, unless they end alike.
    let isFirm =
      items.isParallel && !isQuoted && count.unit != "级"
      && (!count.isName || items.isUniform && items.shortest >= 3 && count.unit == "项")
      && (items.endsAlike || !sites.contains(count.unit))
    // Long items before 等: where the list of what is counted begins cannot be told.
    let isVague = isOpen && items.longest > 14 && items.count.lowerBound > count.value
    return judge(count, items, list, text, strength: (isOpen || isFirm) && !isVague ? 2 : 1)
  }

  /// 甲局会同乙局、丙局组成4个督查组: what is made, and not who makes it.
  private static let makes = WordTable("组成 成立 组建 设立 建立 分成 分为 划分为 抽调 派出 形成 编成 合并为")

  /// 在东镇、南镇、西乡3个乡镇: whether what is counted is what the names are of.
  private static func countsPlaces(_ count: Count, _ last: Range<Int>, _ s: [UInt32]) -> Bool {
    guard let kind = s[last].last, placeKinds.contains(kind) else { return false }
    if ScalarText.units(count.unit) == [kind] { return true }
    guard count.unit == "个" else { return false }
    let noun = s[stretch(count.end, min(s.count, count.end + 5))].prefix {
      placeKinds.contains($0) || $0 == 0xFF08 || $0 == 0xFF09 || $0 == 0x3001 || $0 == 0x9053
    }
    return noun.contains(kind)
  }

  private static let placeKinds = ScalarSet(ScalarText.units("省市县区旗镇乡村街"))

  private static let notNoun = ScalarSet(ScalarText.units("、，。；：:！？）（和与及至等…—-以的”」"))
  private static let owners = ScalarSet(ScalarText.units("省市县区旗州镇乡村街道局委院校司站所部门"))
  private static let tailWords = WordTable("以上 以下 左右 规定 条例 办法")

  // MARK: 三个方面：一是…二是…三是…

  private static let stepWords = WordTable(
    "方面 举措 措施 任务 工作 重点 环节 问题 关键 机制 路径 抓手 行动 做法 经验 要求 着力点 突破 工程 要点 建议 原因 步骤 特点 优势 条 类")
  private static let numerals = ScalarText.units("一二三四五六七八九十")
  private static let markWords = ScalarSet(ScalarText.units("是要"))

  private static func marks(_ count: Count, _ s: [UInt32], _ text: NumberText) -> Relation? {
    let i = nounEnd(s, count.end)
    guard i < s.count, s[i] == 0x3A || s[i] == 0x3002 || s[i] == 0xFF0C else { return nil }
    guard count.unit == "点" || stepWords.isFound(in: s, stretch(count.end - 1, i)) else {
      return nil
    }
    var k = i + 1
    guard k + 1 < s.count, s[k] == numerals[0], markWords.contains(s[k + 1]) else { return nil }
    let word = s[k + 1]
    var last = 0
    while k + 1 < s.count, k - i < 6000 {
      let isStart = k == i + 1 || WordTables.isStop(s[k - 1]) || s[k - 1] == 0x3B
      if isStart, s[k + 1] == word, let at = numerals.firstIndex(of: s[k]), at == last {
        last = at + 1
      }
      k += 1
    }
    guard last >= 2, abs(last - count.value) <= 3 else { return nil }
    let formula = "\(last) = \(count.value)"
    if last == count.value {
      return Relation(id, .pass, at: count.place, operands: [count.place], formula: formula)
    }
    return Relation(
      id, .fail, severity: .error, at: count.place, operands: [count.place],
      formula: "\(last) ≠ \(count.value)", printed: text.string(count.range.lowerBound..<count.end),
      computed: "\(last)", message: message(count, "\(last)", text))
  }

  // MARK: Items

  private struct Items {
    /// By 、 alone, and with 和, 及 and 与 between the last two counted too.
    var count: ClosedRange<Int>
    var isOpen: Bool
    /// Whether the items look alike: one ending, or like lengths.
    var isParallel: Bool
    var lastLength: Int
    var isClean: Bool
    /// The length of the shortest item: 省（区、市） lists what a word may mean.
    var shortest: Int
    var longest: Int
    /// Whether all have one last character.
    var endsAlike: Bool
    /// Whether the items differ by no more than a few characters.
    var isUniform: Bool
    /// Whether the first is far longer than the others: more than an item stands in it.
    var isUneven: Bool
  }

  private static let conjunctions = WordTable("以及 和 与 及 或")

  private static func items(_ s: [UInt32], _ range: Range<Int>) -> Items? {
    var range = range
    var isOpen = false
    if let last = range.last, s[last] == open[0] {
      isOpen = true
      range = range.lowerBound..<(range.upperBound - 1)
    }
    // 、 parts the items, or ； where they are sentences, at the top level of brackets and quotes.
    var depth = 0
    var semicolons: [Int] = []
    var marks: [Int] = []
    var commas: [Int] = []
    for i in range where ScalarText.isMark(s[i]) {
      switch s[i] {
      case 0xFF08, 0x300A, 0x201C, 0x300C: depth += 1
      case 0xFF09, 0x300B, 0x201D, 0x300D: depth = max(0, depth - 1)
      case 0xFF1B: if depth == 0 { semicolons.append(i) }
      case 0x3001: if depth == 0 { marks.append(i) }
      case 0xFF0C: if depth == 0 { commas.append(i) }
      default: break
      }
    }
    let places = !semicolons.isEmpty ? semicolons : !marks.isEmpty ? marks : commas
    guard !places.isEmpty else { return nil }
    let isMixed = !semicolons.isEmpty ? !marks.isEmpty : !marks.isEmpty && !commas.isEmpty
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for cut in places {
      pieces.append(start..<cut)
      start = cut + 1
    }
    pieces.append(start..<range.upperBound)
    if pieces.last?.isEmpty == true { pieces.removeLast() }
    guard pieces.count >= 2, pieces.allSatisfy({ !$0.isEmpty }), let last = pieces.last else {
      return nil
    }
    // 等 inside the last piece opens the list too.
    if s[last].suffix(6).contains(open[0]) { isOpen = true }
    var extra = 0
    for piece in pieces.suffix(1) {
      var i = piece.lowerBound + 1
      while i < piece.upperBound - 1 {
        if conjunctions.length(at: i, in: s, before: piece.upperBound) != nil {
          extra += 1
          break
        }
        i += 1
      }
    }
    // Inside the others 和 may part items of a careless writer.
    let inner = pieces.dropLast().filter { piece in
      piece.dropFirst().dropLast().contains { conjunctions.length(at: $0, in: s) != nil }
    }.count
    let middle = pieces.dropFirst()
    let lengths = middle.map(\.count)
    let all = pieces.map(\.count)
    let endings = pieces.dropLast().compactMap { s[$0].last }
    let sameEnding = endings.count >= 2 && Set(endings).count == 1
    let alike = (lengths.max() ?? 0) <= 3 * max(2, lengths.min() ?? 0)
    return Items(
      count: pieces.count...(pieces.count + extra), isOpen: isOpen,
      isParallel: sameEnding || alike, lastLength: last.count,
      isClean: !isMixed && inner == 0 && lengths.allSatisfy { $0 <= 40 },
      shortest: all.min() ?? 0, longest: all.max() ?? 0,
      endsAlike: Set(pieces.compactMap { s[$0].last }).count == 1,
      isUniform: (all.max() ?? 0) <= (all.min() ?? 0) + 3,
      isUneven: pieces[0].count > 2 * (lengths.max() ?? 0) + 4)
  }

  private static func judge(
    _ count: Count, _ items: Items, _ list: Range<Int>, _ text: NumberText, strength: Int
  ) -> Relation? {
    let operands = [count.place, text.original(list)]
    let listed = items.count
    if listed.contains(count.value) || items.isOpen && listed.lowerBound <= count.value {
      return Relation(
        id, .pass, at: count.place, operands: operands,
        formula: "\(listed.contains(count.value) ? count.value : listed.lowerBound) "
          + (listed.contains(count.value) ? "=" : "≤") + " \(count.value)")
    }
    // Lists of other things: 甲、乙开展两项活动 names who, not what.
    guard items.isClean, strength == 2, items.shortest >= 2 else {
      return Relation(
        id, .notAssessable, at: count.place, operands: operands,
        formula: "\(listed.lowerBound) ? \(count.value)")
    }
    let shown =
      listed.lowerBound == listed.upperBound
      ? "\(listed.lowerBound)" : "\(listed.lowerBound)或\(listed.upperBound)"
    let gross = abs(listed.lowerBound - count.value) > 3 && !(items.isOpen)
    return Relation(
      id, .fail, severity: gross && list.upperBound <= count.range.lowerBound ? .warning : .error,
      at: count.place, operands: operands, formula: "\(listed.lowerBound) ≠ \(count.value)",
      printed: text.string(count.range.lowerBound..<count.end), computed: shown,
      message: message(count, shown, text))
  }

  private static func message(_ count: Count, _ shown: String, _ text: NumberText) -> Message {
    let printed = text.string(count.range.lowerBound..<min(text.count, count.end + 6))
    return Message(
      zh: "写作“\(printed)”，列出的是\(shown)项；\(count.value)→\(shown)即可成立。请核对数目或所列内容",
      en:
        "“\(printed)” is stated, but \(shown) items are listed. Please check the number or the list"
    )
  }
}

internal import CICU

/// ICU's dictionary of Chinese and Japanese words, read where ICU itself reads it: a trie whose
/// values are costs, the smaller the likelier the word.
///
/// The file is ICU's `brkitr/cjdict.dict`: eight 32-bit indexes, of which the first says where the
/// trie starts, the fourth where it ends and the fifth of which kind it is, then a trie of UTF-16
/// units (`UCharsTrie`, whose format is told in ICU's `ucharstrie.h`). It is copied once, and every
/// step in it is checked.
struct ChineseDictionary: Sendable {
  /// That of the ICU which runs; `nil` where it has none, or one of another format.
  static let shared = ChineseDictionary()

  /// Where a walk through the trie stands.
  struct Node: Sendable {
    /// The next unit of the trie; 0 where nothing goes on.
    fileprivate(set) var at: Int32
    /// Units that must come in a row, less one; −1 where a branch or a value is next.
    fileprivate var remaining: Int32

    fileprivate static let none = Node(at: 0, remaining: -1)
    var isNone: Bool { at == 0 }

    fileprivate init(at: Int32, remaining: Int32) {
      self.at = at
      self.remaining = remaining
    }

    /// The node in 32 bits; `nil` where it does not fit.
    @inline(__always)
    var packed: UInt32? {
      at < 1 << 25 && remaining < 127 ? UInt32(at) << 7 | UInt32(remaining + 1) : nil
    }

    @inline(__always)
    init(packed: UInt32) {
      at = Int32(packed >> 7)
      remaining = Int32(packed & 127) - 1
    }
  }

  private let units: [UInt16]
  /// The node behind each first character from U+4E00 on.
  private let first: [Node]
  static let firstCharacters: Range<UInt16> = 0x4E00..<0xA000

  private init?() {
    guard let units = Self.load() else { return nil }
    self.units = units
    let span = units.span
    first = Self.firstCharacters.map { Self.next(span, Node(at: 0, remaining: -1), $0) }
  }

  private static func load() -> [UInt16]? {
    var status = U_ZERO_ERROR
    let opened = unsafe icu_udata_openChineseDictionary(&status)
    guard let data = unsafe opened else { return nil }
    defer { unsafe icu_udata_close(data) }
    guard unsafe icu_udata_isDictionary(data), let memory = unsafe icu_udata_getMemory(data) else {
      return nil
    }
    let indexes = unsafe UnsafeRawBufferPointer(start: memory, count: 32).bindMemory(to: Int32.self)
    let (start, end, kind) = unsafe (Int(indexes[0]), Int(indexes[3]), indexes[4] & 7)
    guard kind == trieOfUnits, start >= 32, start % 2 == 0, end > start, end < 1 << 26 else {
      return nil
    }
    let trie = unsafe UnsafeRawBufferPointer(start: memory + start, count: (end - start) & ~1)
    return unsafe Array(trie.bindMemory(to: UInt16.self))
  }

  private static let trieOfUnits: Int32 = 1

  // MARK: Walking

  /// The node behind the first character of a word.
  @inline(__always)
  func start(_ character: UInt16) -> Node {
    Self.firstCharacters.contains(character)
      ? first[Int(character - Self.firstCharacters.lowerBound)]
      : Self.next(units.span, Node(at: 0, remaining: -1), character)
  }

  /// The node behind one more character.
  @inline(__always)
  func next(_ node: Node, _ character: UInt16) -> Node {
    Self.next(units.span, node, character)
  }

  /// The cost of the word that ends at a node, where one does.
  @inline(__always)
  func cost(_ node: Node) -> UInt32? {
    if node.remaining >= 0 { return nil }
    let units = units.span
    let at = Int(node.at)
    let lead = UInt32(units[at])
    guard lead >= Format.valueLead else { return nil }
    if lead & Format.finalFlag != 0 {
      let lead = lead & ~Format.finalFlag
      if lead < Format.twoUnitValue { return lead }
      if lead < Format.threeUnitValue {
        return (lead - Format.twoUnitValue) << 16 | UInt32(units[at + 1])
      }
      return UInt32(units[at + 1]) << 16 | UInt32(units[at + 2])
    }
    if lead < Format.twoUnitNodeValue { return lead >> 6 - 1 }
    if lead < Format.threeUnitNodeValue {
      return (lead & Format.threeUnitNodeValue - Format.twoUnitNodeValue) << 10
        | UInt32(units[at + 1])
    }
    return UInt32(units[at + 1]) << 16 | UInt32(units[at + 2])
  }

  /// The numbers of the format, as in ICU's `ucharstrie.h`.
  private enum Format {
    static let longestLinearBranch = 5
    static let linearMatch: UInt32 = 0x30
    static let valueLead: UInt32 = 0x40
    static let typeMask: UInt32 = 0x3F
    static let finalFlag: UInt32 = 0x8000
    static let twoUnitValue: UInt32 = 0x4000
    static let threeUnitValue: UInt32 = 0x7FFF
    static let twoUnitNodeValue: UInt32 = 0x4040
    static let threeUnitNodeValue: UInt32 = 0x7FC0
    static let twoUnitDelta: UInt32 = 0xFC00
    static let threeUnitDelta: UInt32 = 0xFFFF
  }

  private static func next(_ units: Span<UInt16>, _ node: Node, _ character: UInt16) -> Node {
    var at = Int(node.at)
    if node.remaining >= 0 {
      guard units[at] == character else { return .none }
      return Node(at: Int32(at + 1), remaining: node.remaining - 1)
    }
    var lead = UInt32(units[at])
    at += 1
    if lead >= Format.valueLead {
      if lead & Format.finalFlag != 0 { return .none }
      // A value stands before what goes on.
      if lead >= Format.twoUnitNodeValue { at += lead < Format.threeUnitNodeValue ? 1 : 2 }
      lead &= Format.typeMask
    }
    if lead < Format.linearMatch { return branch(units, at, Int(lead), character) }
    guard units[at] == character else { return .none }
    return Node(at: Int32(at + 1), remaining: Int32(lead - Format.linearMatch) - 1)
  }

  private static func branch(
    _ units: Span<UInt16>, _ start: Int, _ lead: Int, _ character: UInt16
  ) -> Node {
    var at = start
    var length = lead
    if length == 0 {
      length = Int(units[at])
      at += 1
    }
    length += 1
    while length > Format.longestLinearBranch {
      let isLess = character < units[at]
      at += 1
      let delta = UInt32(units[at])
      at += 1
      var jump = Int(delta)
      if delta >= Format.twoUnitDelta {
        if delta == Format.threeUnitDelta {
          jump = Int(units[at]) << 16 | Int(units[at + 1])
          at += 2
        } else {
          jump = Int(delta - Format.twoUnitDelta) << 16 | Int(units[at])
          at += 1
        }
      }
      if isLess {
        length >>= 1
        at += jump
      } else {
        length -= length >> 1
      }
    }
    while length > 1 {
      let isIt = units[at] == character
      at += 1
      let value = UInt32(units[at])
      if isIt {
        if value & Format.finalFlag != 0 { return Node(at: Int32(at), remaining: -1) }
        at += 1
        // What is no value is how far to jump.
        var jump = Int(value)
        if value >= Format.twoUnitValue {
          if value < Format.threeUnitValue {
            jump = Int(value - Format.twoUnitValue) << 16 | Int(units[at])
            at += 1
          } else {
            jump = Int(units[at]) << 16 | Int(units[at + 1])
            at += 2
          }
        }
        return Node(at: Int32(at + jump), remaining: -1)
      }
      at += 1
      let plain = value & ~Format.finalFlag
      if plain >= Format.twoUnitValue { at += plain < Format.threeUnitValue ? 1 : 2 }
      length -= 1
    }
    return units[at] == character ? Node(at: Int32(at + 1), remaining: -1) : .none
  }
}

/// What two documents are compared by: the text folded to what a reader takes in, with a map back
/// to every original position.
///
///     let a = ComparisonText(SourceText("全市有床位３．６３万张。"))
///     let b = ComparisonText(SourceText("全市有床位三万六千三百张"))
///     a.units == b.units                       // true: a number is one unit, whatever it says
///
/// Default-ignorable characters, white space and punctuation are left out; width, case and
/// compatibility forms are folded; radicals become ideographs, traditional characters simplified
/// ones; a number in whatever notation is the one unit `ComparisonText.number`, so that a copy
/// with all figures changed still aligns (what the figures say is compared afterwards, in the
/// original). It is no normal form for display.
public struct ComparisonText: Sendable {
  /// The unit that stands for any number.
  public static let number: UInt32 = 0x30

  /// Folded scalars.
  public private(set) var units: [UInt32]
  private var places: Places
  /// The units that are numbers, ascending, and the byte offset where each ends.
  let numberEnds: [(unit: UInt32, end: UInt32)]
  /// The original's length in bytes.
  private let byteCount: UInt32
  /// Runs of characters that are reported as odd, in the order of the text.
  let oddities: [(kind: CharacterFolding.Oddity, range: TextRange)]

  /// Where the units start in the original, in bytes.
  private enum Places: Sendable {
    case each([UInt32])
    /// Takes less room, and more time to ask.
    case marked(BytePlaces)
  }

  /// For each unit, the byte offset where it starts in the original.
  ///
  /// - Complexity: O(*n* log *n*) where the text was made small.
  public var starts: [UInt32] {
    switch places {
    case .each(let starts): starts
    case .marked(let marks): (0..<count).map { marks[$0] }
    }
  }

  /// The byte offset where a unit starts in the original.
  @inline(__always)
  func start(ofUnit unit: Int) -> UInt32 {
    switch places {
    case .each(let starts): starts[unit]
    case .marked(let marks): marks[unit]
    }
  }

  /// Takes less room from now on: it is kept, and asked about few of its places.
  mutating func makeSmall() {
    // One character can make several units, which start together.
    if case .each(let starts) = places, let marks = BytePlaces(starts, length: Int(byteCount)) {
      places = .marked(marks)
    }
  }

  /// Has units that stand in memory already stand there once.
  ///
  /// - Precondition: they are the same.
  mutating func share(_ units: [UInt32]) {
    precondition(units == self.units, "the units are those of the text")
    self.units = units
  }

  /// The number of counted characters.
  public var count: Int { units.count }

  /// - Complexity: O(*n*) in bytes.
  public init(_ text: SourceText) {
    // As a rule, other texts had all its characters before.
    var isCovered = true
    let made = Self(text, .current, &isCovered)
    self = isCovered ? made : Self(text, .covering(text.utf8), &isCovered)
  }

  /// - Parameter isCovered: becomes false, and the rest is left out, where the folding does not know a
  ///   character.
  private init(_ text: SourceText, _ folding: CharacterFolding, _ isCovered: inout Bool) {
    let utf8 = text.utf8.span
    let table = folding.table.span
    let odd = folding.oddities.span
    let plain = folding.isPlain.span
    var made = Made(length: utf8.count)
    var numberEnds: [(unit: UInt32, end: UInt32)] = []
    var oddities: [(kind: CharacterFolding.Oddity, range: TextRange)] = []
    // The byte offset where the number that is being read ends so far; 0 outside a number.
    var numberEnd: UInt32 = 0
    var numberIsDigits = false
    // 3万5千: digits right after a multiplier go on.
    var afterMultiplier = false
    // The unit with which the line begins.
    var lineStart = 0
    var i = 0
    let n = utf8.count
    while i < n {
      if made.appendPlain(utf8, &i, table, plain) {
        numberEnd = 0
        if i == n { break }
      }
      let start = i
      let b0 = UInt32(utf8[i])
      var scalar = b0
      if b0 < 0x80 {
        i += 1
      } else if b0 < 0xE0 {
        scalar = (b0 & 0x1F) << 6 | UInt32(utf8[i + 1]) & 0x3F
        i += 2
      } else if b0 < 0xF0 {
        scalar =
          (b0 & 0x0F) << 12 | (UInt32(utf8[i + 1]) & 0x3F) << 6 | UInt32(utf8[i + 2]) & 0x3F
        i += 3
      } else {
        scalar =
          (b0 & 0x07) << 18 | (UInt32(utf8[i + 1]) & 0x3F) << 12
          | (UInt32(utf8[i + 2]) & 0x3F) << 6 | UInt32(utf8[i + 3]) & 0x3F
        i += 4
      }
      var folded: UInt32
      var kind = CharacterFolding.Oddity.none
      if scalar < 0x10000 {
        folded = table[Int(scalar)]
        if odd[Int(scalar)] != 0 {
          kind = CharacterFolding.Oddity(rawValue: odd[Int(scalar)]) ?? .none
        }
      } else {
        folded = folding.foldSupplementary(scalar)
        kind = folding.oddityOfSupplementary(scalar)
      }
      if kind != .none {
        if let last = oddities.last, last.kind == kind, last.range.upperBound == UInt32(start) {
          oddities[oddities.count - 1].range = TextRange(last.range.lowerBound, UInt32(i))
        } else {
          oddities.append((kind, TextRange(start, i)))
        }
      }
      if folded == 0 {
        // A decimal point or thousands comma between digits stays inside the number; white space
        // ends it only when something else follows.
        if scalar == 0x0A || scalar == 0x0D {
          // A line of prose that is broken in the middle of a number; a column of numbers is not.
          let isProse = made.count - lineStart >= Self.shortestProseLine
          lineStart = made.count
          if numberEnd != 0 && isProse && Self.numberGoesOn(utf8, i, digits: numberIsDigits) {
            lineStart -= Self.shortestProseLine
            continue
          }
        }
        if numberEnd != 0 && scalar == 0x20 && numberIsDigits && Self.isThousands(utf8, i) {
          continue
        }
        if numberEnd != 0
          && !(scalar == 0x2E || scalar == 0x2C || scalar == 0xFF0E || kind != .none)
        {
          numberEnd = 0
        }
        continue
      }
      if folded == CharacterFolding.unknown {
        isCovered = false
        break
      }
      if folded == CharacterFolding.several {
        numberEnd = 0
        for f in folding.expansions[scalar] ?? [] {
          made.append(f, UInt32(start))
        }
        continue
      }
      let isDigit = folded >= 0x30 && folded <= 0x39
      let isNumeral = !isDigit && folded >= 0x3007 && CharacterFolding.isNumeral(folded)
      if isDigit || isNumeral {
        if numberEnd != 0
          && (isDigit == numberIsDigits || Self.isMultiplier(folded)
            || isDigit && afterMultiplier && numberEnd == UInt32(start))
        {
          // 3.63 + 万, 二 + 〇: the number goes on.
          numberEnds[numberEnds.count - 1].end = UInt32(i)
        } else if made.count >= 3, made.last(1) == 0x4E4B, made.last(2) == 0x5206,
          numberEnd == 0, numberEnds.last.map({ Int($0.unit) }) == made.count - 3
        {
          // 百分之 and what follows are one number: 百 was read as one already.
          made.count -= 2
          numberEnds[numberEnds.count - 1].end = UInt32(i)
        } else {
          made.append(Self.number, UInt32(start))
          numberEnds.append((UInt32(made.count - 1), UInt32(i)))
        }
        numberEnd = UInt32(i)
        afterMultiplier = Self.isMultiplier(folded)
        if !afterMultiplier || made.last(1) != Self.number { numberIsDigits = isDigit }
        continue
      }
      // 四十六点八 is one number.
      if folded == CharacterFolding.spokenPoint, numberEnd != 0, !numberIsDigits, i + 2 < n,
        utf8[i] & 0xF0 == 0xE0
      {
        let next =
          (UInt32(utf8[i]) & 0x0F) << 12 | (UInt32(utf8[i + 1]) & 0x3F) << 6
          | UInt32(utf8[i + 2]) & 0x3F
        if CharacterFolding.isNumeral(table[Int(next)]) {
          numberEnds[numberEnds.count - 1].end = UInt32(i)
          continue
        }
      }
      numberEnd = 0
      made.append(folded, UInt32(start))
    }
    let (units, starts) = made.finished()
    self.units = units
    places = .each(starts)
    self.numberEnds = numberEnds
    self.byteCount = UInt32(n)
    self.oddities = oddities
  }

  /// Units and where they start, as they are made.
  private struct Made {
    private var units: [UInt32]
    private var starts: [UInt32]
    /// How many there are; behind them is room.
    var count = 0

    /// - Parameter length: of the text, in bytes.
    init(length: Int) {
      units = [UInt32](repeating: 0, count: length / 3 + 8)
      starts = units
    }

    mutating func append(_ unit: UInt32, _ start: UInt32) {
      if count == units.count { grow(by: count / 2 + 8) }
      units[count] = unit
      starts[count] = start
      count += 1
    }

    private mutating func grow(by more: Int) {
      units += repeatElement(0, count: more)
      starts += repeatElement(0, count: more)
    }

    /// The last unit but so many, from 1.
    func last(_ back: Int) -> UInt32 { units[count - back] }

    /// Appends the plain ideographs that begin at a byte.
    ///
    /// - Parameters:
    ///   - i: that byte; in the end the one behind them.
    ///   - table: what each scalar folds to.
    ///   - plain: whether it is plain.
    /// - Returns: whether there was one.
    @inline(__always)
    mutating func appendPlain(
      _ utf8: borrowing Span<UInt8>, _ i: inout Int, _ table: borrowing Span<UInt32>,
      _ plain: borrowing Span<Bool>
    ) -> Bool {
      let most = (utf8.count - i) / 3
      if units.count - count < most { grow(by: most) }
      let before = count
      count = Self.fillPlain(&units, &starts, count, utf8, &i, table, plain)
      return count > before
    }

    @inline(__always)
    private static func fillPlain(
      _ units: inout [UInt32], _ starts: inout [UInt32], _ count: Int,
      _ utf8: borrowing Span<UInt8>, _ i: inout Int, _ table: borrowing Span<UInt32>,
      _ plain: borrowing Span<Bool>
    ) -> Int {
      var at = count
      var units = units.mutableSpan
      var starts = starts.mutableSpan
      while i + 2 < utf8.count && utf8[i] & 0xF0 == 0xE0 {
        let scalar =
          (Int(utf8[i]) & 0x0F) << 12 | (Int(utf8[i + 1]) & 0x3F) << 6 | Int(utf8[i + 2]) & 0x3F
        if !plain[scalar] { break }
        units[at] = table[scalar]
        starts[at] = UInt32(truncatingIfNeeded: i)
        at += 1
        i += 3
      }
      return at
    }

    /// Without the room behind them.
    func finished() -> (units: [UInt32], starts: [UInt32]) {
      (Array(units[..<count]), Array(starts[..<count]))
    }
  }

  /// Units in a line that is taken for prose.
  private static let shortestProseLine = 8

  /// Whether a number of the same kind begins at `i`, line ends and spaces aside.
  private static func numberGoesOn(_ utf8: Span<UInt8>, _ i: Int, digits: Bool) -> Bool {
    var k = i
    while k < utf8.count && (utf8[k] == 0x0A || utf8[k] == 0x0D) { k += 1 }
    guard k < utf8.count, k - i <= 1 else { return false }
    if digits { return utf8[k] >= 0x30 && utf8[k] <= 0x39 }
    guard k + 2 < utf8.count, utf8[k] & 0xF0 == 0xE0 else { return false }
    return CharacterFolding.isNumeral(
      (UInt32(utf8[k]) & 0x0F) << 12 | (UInt32(utf8[k + 1]) & 0x3F) << 6
        | UInt32(utf8[k + 2]) & 0x3F)
  }

  /// Whether exactly three digits stand at `i`: 2 900 is one number.
  private static func isThousands(_ utf8: Span<UInt8>, _ i: Int) -> Bool {
    func isDigit(_ k: Int) -> Bool { k < utf8.count && utf8[k] >= 0x30 && utf8[k] <= 0x39 }
    return isDigit(i) && isDigit(i + 1) && isDigit(i + 2) && !isDigit(i + 3)
  }

  @inline(__always)
  private static func isMultiplier(_ c: UInt32) -> Bool {
    c == 0x767E || c == 0x5343 || c == 0x4E07 || c == 0x4EBF
  }

  /// The byte offset where unit `unit` ends in the original; with it, `starts[unit]..<end(…)` is
  /// what the unit was made of.
  ///
  /// - Complexity: O(log *n*) at most.
  public func end(ofUnit unit: Int, in text: SourceText) -> UInt32 {
    if units[unit] == Self.number {
      var low = 0
      var high = numberEnds.count
      while low < high {
        let middle = (low + high) / 2
        if Int(numberEnds[middle].unit) < unit { low = middle + 1 } else { high = middle }
      }
      if low < numberEnds.count, Int(numberEnds[low].unit) == unit { return numberEnds[low].end }
    }
    let start = start(ofUnit: unit)
    let b = text.utf8[Int(start)]
    return start + (b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4)
  }

  /// The stretch of the original that units `range` were made of.
  ///
  /// - Precondition: `range` is not empty.
  public func original(_ range: Range<Int>, in text: SourceText) -> TextRange {
    TextRange(start(ofUnit: range.lowerBound), end(ofUnit: range.upperBound - 1, in: text))
  }

  /// The units that start inside a stretch of the original.
  public func units(in range: TextRange) -> Range<Int> {
    lowerBound(range.lowerBound)..<lowerBound(range.upperBound)
  }

  /// The first unit that starts at or after a byte offset.
  func lowerBound(_ byte: UInt32) -> Int {
    let starts: [UInt32]
    switch places {
    case .marked(let marks): return marks.count(before: byte)
    case .each(let each): starts = each
    }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

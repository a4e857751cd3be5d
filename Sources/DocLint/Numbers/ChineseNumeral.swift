/// A numeral as it is written, in Arabic digits, Chinese characters or both: 3.63万, 三万五, 1百01.
///
/// It reads the elisions of speech (三万五 is 35000, 一百二 is 120), 廿, 两, 〇, the forms of cheques
/// (壹佰), digit strings (一七二零), decimals of either kind. What has no settled meaning
/// (十七十八) is no numeral: unread is better than misread.
struct ChineseNumeral: Hashable, Sendable {
  let value: Exact
  /// The worth of the last place that is printed: 100 for 3.63万.
  let step: Exact
  /// How many decimals are printed.
  let decimals: Int
  /// The index behind the last scalar.
  let end: Int
  /// Whether all of it is Arabic digits, save for a scale such as 万.
  let isArabic: Bool
  /// A row of single digits without places: 二〇三五.
  let isDigitString: Bool
  /// 百, 千, 万 without a digit before it.
  let isBare: Bool
  /// Whether 百, 千, 万 or 亿 is written.
  let hasScale: Bool
  /// The place of the last digit that is printed: 2 for 3.63万, −2 for 3.63.
  private let lowest: Int

  /// The worth of the last digit that is not zero, as 余 counts: 10万 for 980多万.
  var coarseStep: Exact {
    var coarse = lowest
    let places = value / Exact.ten(lowest)
    if places.isWhole, places != .zero {
      var rest = places.numerator
      while rest % 10 == 0, coarse < 30 {
        rest /= 10
        coarse += 1
      }
    }
    // 100余万: the 余 counts in the figure before 万.
    return Exact.ten(coarse)
  }

  private enum Symbol: Equatable {
    case digit(Int)
    case place(Int)
    case scale(Int)
    case zero
  }

  /// What a Chinese numeral is made of.
  static let numerals = ScalarSet((0x3007...0x9FFF).filter(isNumeral))
  private static let twenty: UInt32 = 0x5EFF
  private static let thirty: UInt32 = 0x5345
  private static let point: UInt32 = 0x70B9

  /// Whether a Chinese numeral can start or go on with `scalar`.
  static func isNumeral(_ scalar: UInt32) -> Bool {
    symbol(scalar) != nil || scalar == twenty || scalar == thirty
  }

  /// Told without a table: it is asked for every other character of a figure.
  private static func symbol(_ scalar: UInt32) -> Symbol? {
    switch scalar {
    case 0x96F6, 0x3007: .zero  // 零 〇
    case 0x4E00, 0x58F9: .digit(1)  // 一 壹
    case 0x4E8C, 0x8D30, 0x4E24, 0x5169, 0x8CB3: .digit(2)  // 二 贰 两 兩 貳
    case 0x4E09, 0x53C1, 0x53C3: .digit(3)  // 三 叁 參
    case 0x56DB, 0x8086: .digit(4)  // 四 肆
    case 0x4E94, 0x4F0D: .digit(5)  // 五 伍
    case 0x516D, 0x9646, 0x9678: .digit(6)  // 六 陆 陸
    case 0x4E03, 0x67D2: .digit(7)  // 七 柒
    case 0x516B, 0x634C: .digit(8)  // 八 捌
    case 0x4E5D, 0x7396: .digit(9)  // 九 玖
    case 0x5341, 0x62FE: .place(1)  // 十 拾
    case 0x767E, 0x4F70: .place(2)  // 百 佰
    case 0x5343, 0x4EDF: .place(3)  // 千 仟
    case 0x4E07, 0x842C: .scale(4)  // 万 萬
    case 0x4EBF, 0x5104: .scale(8)  // 亿 億
    default: nil
    }
  }

  /// Reads the longest numeral at `start`.
  ///
  /// - Parameter scalars: with digits folded to ASCII.
  /// - Complexity: O(length of the numeral).
  init?(_ scalars: [UInt32], at start: Int) {
    if let digit = Self.loneDigit(scalars, start) {
      value = Exact(digit)
      (step, lowest, decimals) = (.one, 0, 0)
      end = start + 1
      (isArabic, isDigitString, isBare, hasScale) = (false, false, false, false)
      return
    }
    var i = start
    var total = Exact.zero
    var section = Exact.zero
    var current: Exact?
    var currentIsArabic = false
    var lastScale = 99
    var lastPlace: Int?
    var sawZero = false
    var decimals = 0
    var fractional = false
    var allArabic = true
    var hasScale = false
    var bare = false
    var first = true
    var string = DigitRow()
    var onlyDigits = true
    var lowest = 0
    var afterPlace = false

    func digit(at k: Int) -> UInt8? {
      guard k < scalars.count, scalars[k] >= 0x30, scalars[k] <= 0x39 else { return nil }
      return UInt8(scalars[k] - 0x30)
    }
    func smallDigit(at k: Int) -> UInt8? {
      guard k < scalars.count, let symbol = Self.symbol(scalars[k]) else { return nil }
      switch symbol {
      case .digit(let value) where scalars[k] != 0x4E24 && scalars[k] != 0x5169: return UInt8(value)
      case .zero: return 0
      default: return nil
      }
    }

    reading: while i < scalars.count {
      let scalar = scalars[i]
      if digit(at: i) != nil {
        guard current == nil, !fractional, !onlyDigits || string.isEmpty else { return nil }
        guard let (value, places, end) = Self.arabic(scalars, at: i) else { return nil }
        if places > 0 {
          guard first else { return nil }
          fractional = true
          decimals = places
        }
        // 1万600: three digits behind 万 would do; 20亿12345678 too.
        if let lastPlace, lastPlace > 0, value >= Exact.ten(lastPlace) { return nil }
        current = value
        currentIsArabic = true
        onlyDigits = false
        lowest = -places
        i = end
        first = false
        afterPlace = false
        continue
      }
      if scalar == Self.twenty || scalar == Self.thirty {
        guard current == nil, section == .zero else { break reading }
        section = section + Exact(scalar == Self.twenty ? 20 : 30)
        lastPlace = 1
        lowest = 1
        allArabic = false
        onlyDigits = false
        first = false
        afterPlace = true
        i += 1
        continue
      }
      if scalar == Self.point, !fractional, !first,
        current != nil || section != .zero || total != .zero
          || sawZero, !(currentIsArabic && allArabic)
      {
        // 三点五, 一百点123; 三点二十 is a time.
        var fraction = DigitRow()
        var k = i + 1
        while let value = digit(at: k) ?? smallDigit(at: k) {
          fraction.append(value)
          k += 1
        }
        guard !fraction.isEmpty, fraction.count <= 20 else { break reading }
        if k < scalars.count, let symbol = Self.symbol(scalars[k]) {
          if case .place = symbol { break reading }
        }
        let whole =
          onlyDigits
          ? (Exact(string, decimals: 0) ?? .none)
          : total + section + (current ?? .zero)
        guard let part = Exact(fraction, decimals: fraction.count) else { return nil }
        total = .zero
        section = .zero
        current = whole + part
        onlyDigits = false
        string = DigitRow()
        fractional = true
        decimals = fraction.count
        lowest = -decimals
        lastPlace = nil
        lastScale = 99
        allArabic = false
        i = k
        afterPlace = false
        continue
      }
      guard let symbol = Self.symbol(scalar) else { break }
      switch symbol {
      case .zero:
        guard !fractional else { break reading }
        if onlyDigits {
          string.append(0)
        } else if current != nil {
          break reading
        }
        sawZero = true
        allArabic = false
        afterPlace = false
      case .digit(let value):
        guard !fractional else { break reading }
        if onlyDigits {
          string.append(UInt8(value))
        } else {
          guard current == nil else { return nil }
        }
        current = Exact(value)
        currentIsArabic = false
        lowest = 0
        allArabic = false
      case .place(let exponent):
        // 5千米 is five kilometres.
        if currentIsArabic, allArabic, exponent == 3, i + 1 < scalars.count,
          Self.afterKilo.contains(scalars[i + 1])
        {
          break reading
        }
        if onlyDigits, string.count > 1 {
          guard string.count == 2, string.startsWithZero else { return nil }
        }
        if let lastPlace, lastPlace <= exponent, section != .zero { return nil }
        if current == nil, first { bare = exponent > 1 }
        section = section + (current ?? .one) * Exact.ten(exponent)
        current = nil
        lastPlace = exponent
        lowest = exponent - (fractional ? decimals : 0)
        hasScale = hasScale || exponent > 1
        if !currentIsArabic { allArabic = false }
        onlyDigits = false
        sawZero = false
        fractional = false
        afterPlace = true
        if decimals > 0 {
          // 3.5千: nothing can follow but a unit.
          i += 1
          total = total + section
          section = .zero
          first = false
          break reading
        }
      case .scale(let exponent):
        if onlyDigits, string.count > 1 { return nil }
        var part = section + (current ?? .zero)
        if part == .zero {
          if first {
            part = .one
            bare = true
          } else if total == .zero {
            return nil
          }
        }
        if exponent > lastScale || (lastScale != 99 && exponent == 8 && lastScale == 4) {
          total = (total + part) * Exact.ten(exponent)
          lowest += exponent
        } else if exponent == lastScale {
          return nil
        } else {
          total = total + part * Exact.ten(exponent)
          lowest = (current == nil && section == .zero ? 0 : lowest) + exponent
        }
        section = .zero
        current = nil
        lastScale = exponent
        lastPlace = exponent
        hasScale = true
        onlyDigits = false
        sawZero = false
        afterPlace = true
        if fractional {
          i += 1
          first = false
          // 3.63万亿
          if i < scalars.count, Self.symbol(scalars[i]) == .scale(8), exponent == 4 {
            total = total * Exact.ten(8)
            lowest += 8
            i += 1
          }
          break reading
        }
      }
      first = false
      i += 1
    }
    guard i > start else { return nil }
    var value: Exact
    var isString = false
    if onlyDigits, string.count > 1 {
      guard let read = Exact(string, decimals: 0) else { return nil }
      value = read
      isString = true
    } else {
      value = total + section
      if let current {
        if !currentIsArabic, !sawZero, afterPlace, let lastPlace, lastPlace > 1 {
          value = value + current * Exact.ten(lastPlace - 1)
          lowest = lastPlace - 1
        } else {
          value = value + current
        }
      }
    }
    guard value.isValid else { return nil }
    // A decimal scale that is followed by more digits says nothing clear: 10.1万零100.
    if decimals > 0, i < scalars.count, i > start, hasScale {
      if digit(at: i) != nil || Self.symbol(scalars[i]) != nil { return nil }
    }
    self.value = value
    self.step = Exact.ten(lowest)
    self.decimals = decimals
    self.end = i
    self.isArabic = allArabic
    self.isDigitString = isString
    self.isBare = bare
    self.hasScale = hasScale
    self.lowest = lowest
  }

  /// The Chinese digit at `index` that no other part of a numeral follows: most are such.
  private static func loneDigit(_ scalars: [UInt32], _ index: Int) -> Int? {
    guard index < scalars.count, case .digit(let digit)? = symbol(scalars[index]) else {
      return nil
    }
    guard index + 1 < scalars.count else { return digit }
    let next = scalars[index + 1]
    return next == point || NumberText.isDigit(next) || isNumeral(next) ? nil : digit
  }

  private static let afterKilo = ScalarSet(ScalarText.units("米克瓦卡伏帕赫焦安字"))

  /// Arabic digits with grouping commas and decimals.
  private static func arabic(
    _ scalars: [UInt32], at start: Int
  ) -> (value: Exact, decimals: Int, end: Int)? {
    func isDigit(_ k: Int) -> Bool {
      k < scalars.count && scalars[k] >= 0x30 && scalars[k] <= 0x39
    }
    var digits = DigitRow()
    var i = start
    while isDigit(i) {
      digits.append(UInt8(scalars[i] - 0x30))
      i += 1
    }
    if digits.count <= 3, !digits.startsWithZero {
      while i < scalars.count, scalars[i] == 0x2C || scalars[i] == 0xFF0C,
        isDigit(i + 1), isDigit(i + 2), isDigit(i + 3), !isDigit(i + 4)
      {
        // A full-width comma may as well part two figures: only one that a unit ends is read.
        if scalars[i] == 0xFF0C, i + 4 >= scalars.count || !groupedUnits.contains(scalars[i + 4]) {
          break
        }
        for k in 1...3 { digits.append(UInt8(scalars[i + k] - 0x30)) }
        i += 4
      }
    }
    var decimals = 0
    if i + 1 < scalars.count, scalars[i] == 0x2E, isDigit(i + 1) {
      i += 1
      while isDigit(i) {
        digits.append(UInt8(scalars[i] - 0x30))
        decimals += 1
        i += 1
      }
    }
    guard let value = Exact(digits, decimals: decimals) else { return nil }
    return (value, decimals, i)
  }

  private static let groupedUnits = ScalarSet(ScalarText.units("万亿元人个名家户份张次件"))
}

/// A day of the Gregorian calendar, and what can be said of it without a clock.
enum CalendarDate {
  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

  /// The days of a month; of February 29 where the year is not known.
  static func days(_ month: Int, of year: Int?) -> Int {
    switch month {
    case 2: year.map { isLeap($0) ? 29 : 28 } ?? 29
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 0 for Sunday to 6 for Saturday (Sakamoto's method).
  static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let y = month < 3 ? year - 1 : year
    return (y + y / 4 - y / 100 + y / 400 + shifts[month - 1] + day) % 7
  }

  static let year: UInt32 = 0x5E74
  static let month: UInt32 = 0x6708
  static let day: UInt32 = 0x65E5
  static let names = Array("日一二三四五六")
}

/// A date in Arabic digits, as it is written: 2024年5月27日, or its month and day, or its year and
/// month.
struct WrittenDate: Sendable {
  let range: Range<Int>
  let year: Int?
  let month: Int
  let day: Int?

  /// All of them, in order. Numbers before 年 and 月 are looked at alone.
  ///
  /// - Complexity: O(numbers in the text).
  static func all(_ prose: Prose) -> [WrittenDate] {
    var found: [WrittenDate] = []
    let numbers = prose.numbers
    for (i, number) in numbers.enumerated() {
      guard number.whole.count <= 2, let month = number.integer,
        prose[prose.skippingBlanks(number.range.upperBound)] == CalendarDate.month
      else { continue }
      let behind = prose.skippingBlanks(number.range.upperBound) + 1
      var (start, end, year, day): (Int, Int, Int?, Int?) = (
        number.range.lowerBound, behind, nil, nil
      )
      if i > 0, let y = numbers[i - 1].integer, numbers[i - 1].whole.count == 4 {
        let mark = prose.skippingBlanks(numbers[i - 1].range.upperBound)
        if prose[mark] == CalendarDate.year, prose.skippingBlanks(mark + 1) == start {
          (year, start) = (y, numbers[i - 1].range.lowerBound)
        }
      }
      if i + 1 < numbers.count, numbers[i + 1].range.lowerBound == prose.skippingBlanks(behind),
        numbers[i + 1].whole.count <= 2, let d = numbers[i + 1].integer
      {
        let mark = prose.skippingBlanks(numbers[i + 1].range.upperBound)
        if prose[mark] == CalendarDate.day { (day, end) = (d, mark + 1) }
      }
      found.append(WrittenDate(range: start..<end, year: year, month: month, day: day))
    }
    return found
  }
}

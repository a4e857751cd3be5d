/// The year that a document gives as its own: in its number, or in the date at its end.
enum DocumentYear {
  /// 〔2024〕, or the year of the last line that is nothing but a date.
  ///
  /// - Complexity: O(*n*).
  static func of(_ prose: Prose) -> Int? {
    for number in prose.numbers {
      guard let year = number.integer, year >= 1980, year < 2100,
        prose[number.range.lowerBound - 1] == 0x3014, prose[number.range.upperBound] == 0x3015
      else { continue }
      // A number that is cited stands behind other words of a sentence; its own stands on a line.
      let line = line(prose, number.range.lowerBound)
      if prose.scalars[line].count < 40, !prose.scalars[line].contains(0x3002) { return year }
      break
    }
    return dateLine(prose)
  }

  private static func line(_ prose: Prose, _ index: Int) -> Range<Int> {
    var (lower, upper) = (index, index)
    while lower > 0, index - lower < 50, prose.scalars[lower - 1] != 0x0A { lower -= 1 }
    while upper < prose.count, upper - index < 50, prose.scalars[upper] != 0x0A { upper += 1 }
    return lower..<upper
  }

  private static func dateLine(_ prose: Prose) -> Int? {
    for paragraph in prose.paragraphs.reversed() where paragraph.count <= 16 {
      let numbers = prose.numbers(in: paragraph)
      guard numbers.count == 3, let first = numbers.first, let year = first.integer,
        year >= 1980, year < 2100, first.range.lowerBound == paragraph.lowerBound,
        prose[first.range.upperBound] == 0x5E74, prose[paragraph.upperBound - 1] == 0x65E5
      else { continue }
      return year
    }
    return nil
  }
}

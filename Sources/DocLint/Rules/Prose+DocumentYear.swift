extension Prose {
  /// 〔2024〕 on a line of its own, or the year of the last line that is nothing but a date or a
  /// signature with a date in brackets: （柳桥县卫生健康局，2024年3月5日）.
  ///
  /// - Complexity: O(*n*).
  static func documentYear(
    _ scalars: [UInt32], _ paragraphs: [Range<Int>], _ numbers: [Number]
  ) -> Int? {
    var dated: Int?
    var next = 0
    for paragraph in paragraphs {
      while next < numbers.count, numbers[next].range.lowerBound < paragraph.lowerBound {
        next += 1
      }
      guard paragraph.count < 40, next < numbers.count else { continue }
      let line = scalars[paragraph]
      let first = numbers[next]
      guard first.range.upperBound < paragraph.upperBound, let year = first.integer, year >= 1980,
        year < 2100
      else { continue }
      // A number that is cited stands in a sentence; the document's own stands on a line.
      if first.range.lowerBound > paragraph.lowerBound,
        scalars[first.range.lowerBound - 1] == 0x3014, scalars[first.range.upperBound] == 0x3015,
        !line.contains(0x3002), !line.contains(0x300A), line.last == 0x53F7
      {
        return year
      }
      guard scalars[first.range.upperBound] == 0x5E74, line.contains(0x6708) else { continue }
      if paragraph.count <= 16, first.range.lowerBound == paragraph.lowerBound, line.last == 0x65E5
      {
        dated = year
      } else if line.first == 0xFF08, line.last == 0xFF09, line.dropLast().last == 0x65E5 {
        dated = year
      }
    }
    return dated
  }
}

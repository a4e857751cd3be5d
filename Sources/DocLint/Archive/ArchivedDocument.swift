/// What an archive knows of one document, its text aside.
public struct ArchivedDocument: Hashable, Sendable {
  /// How far a submission has come.
  public enum Status: String, Sendable, CaseIterable {
    case submitted, accepted, adopted, withdrawn
  }

  /// Given once and never again, from 1.
  public let number: Int
  /// The file that it came from.
  public let path: String
  /// Who sent it; several units stand with `、` between them.
  public let unit: String?
  /// The day, with or without a time, in the office's own zone: `2021-03-05`, `2021-03-05T09:30`.
  public let received: String?
  public let status: Status
  /// Of the bytes of the file.
  public let sha256: String
  /// The document that this one takes the place of.
  public let replaces: Int?
  /// Characters of the comparison text.
  public let characters: Int

  /// Whether `date` is a day of the calendar, with or without a time.
  public static func isDate(_ date: String) -> Bool {
    let parts = date.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first else { return false }
    let day = first.split(separator: "-", omittingEmptySubsequences: false)
    func number(_ text: Substring, _ digits: Int, _ range: ClosedRange<Int>) -> Int? {
      guard text.utf8.count == digits, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        let value = Int(text), range.contains(value)
      else { return nil }
      return value
    }
    guard day.count == 3, let year = number(day[0], 4, 1...9999),
      let month = number(day[1], 2, 1...12), let date = number(day[2], 2, 1...31)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard date <= days[month - 1] else { return false }
    guard parts.count == 2 else { return true }
    let time = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard time.count == 2 || time.count == 3, number(time[0], 2, 0...23) != nil,
      number(time[1], 2, 0...59) != nil
    else { return false }
    return time.count == 2 || number(time[2], 2, 0...59) != nil
  }
}

/// What a reviewer decided about a document; written once, never changed.
public struct ReviewDecision: Hashable, Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    case accept, reject
    /// It looks repeated and is none: it counts.
    case original
  }
  public let document: Int
  public let sha256: String
  public let verdict: Verdict
  public let reason: String
  public let who: String
  /// As `ArchivedDocument.received`.
  public let when: String

  public init(
    document: Int, sha256: String, verdict: Verdict, reason: String, who: String, when: String
  ) {
    self.document = document
    self.sha256 = sha256
    self.verdict = verdict
    self.reason = reason
    self.who = who
    self.when = when
  }
}

/// The examples of a rule that a user wrote, run.
extension UserRule {
  /// How one example came out.
  struct Result: Sendable {
    let example: String
    /// Whether something was to be found in it.
    let isWrong: Bool
    /// What is not as it should be; `nil` if all is.
    let problem: Message?
  }

  /// Runs all examples.
  ///
  /// In a wrong one `↓` stands before the first character of each finding; without any, one
  /// finding at least is wanted, wherever.
  func results() -> [Result] {
    description.triggering.map { Result(example: $0, isWrong: true, problem: problem($0, true)) }
      + description.nonTriggering.map {
        Result(example: $0, isWrong: false, problem: problem($0, false))
      }
  }

  private func problem(_ example: String, _ isWrong: Bool) -> Message? {
    var text = ""
    var wanted: [UInt32] = []
    for scalar in example.unicodeScalars {
      if isWrong && scalar == "↓" {
        wanted.append(UInt32(text.utf8.count))
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    let document = Document(path: "example.txt", text: SourceText(text))
    let found: [UInt32]
    do throws(ICUError) {
      found = try check(RuleContext(document)).map(\.range.lowerBound).sorted()
    } catch {
      return Message(zh: "没有查完：\(error.name)", en: "did not finish: \(error.name)")
    }
    func marked(_ places: [UInt32]) -> String {
      var bytes = Array(text.utf8)
      for place in places.sorted(by: >) { bytes.insert(contentsOf: "↓".utf8, at: Int(place)) }
      return String(decoding: bytes, as: UTF8.self)
    }
    if !isWrong {
      return found.isEmpty
        ? nil : Message(zh: "不该提示，却提示了：\(marked(found))", en: "found: \(marked(found))")
    }
    if found.isEmpty { return Message(zh: "应该提示，却没有", en: "nothing was found") }
    if wanted.isEmpty || wanted == found { return nil }
    return Message(
      zh: "提示的位置不同：\(marked(found))", en: "found in other places: \(marked(found))")
  }
}

/// A mistake in a configuration: where it stands, what it is, and what was probably meant.
///
///     报送/.doclint.yml: 第3行: 不认识的键“ignroe”，是否想写“ignore”？
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or `nil` for options of the command line.
  public let file: String?
  /// The line, from 1, where it is known.
  public let line: Int?
  /// The key, such as `ignroe` or `reuse.recycled-ratio`; `nil` where it concerns the whole file.
  public let key: String?
  /// What is wrong, without the place.
  public let problem: Message
  /// The nearest valid key, rule or value.
  public let nearest: String?

  public init(
    file: String?, line: Int? = nil, key: String? = nil, problem: Message, nearest: String? = nil
  ) {
    self.file = file
    self.line = line
    self.key = key
    self.problem = problem
    self.nearest = nearest
  }

  /// The whole sentence: file, line, what is wrong, what was probably meant.
  public var message: Message {
    var zh = file.map { "\($0): " } ?? ""
    var en = zh
    if let line {
      zh += "第\(line)行: "
      en += "line \(line): "
    }
    zh += problem.zh
    en += problem.en
    if let nearest {
      zh += "，是否想写“\(nearest)”？"
      en += "; did you mean “\(nearest)”?"
    }
    return Message(zh: zh, en: en)
  }

  public var description: String { message.en }
}

/// Why an archive could not be used: what happened, and what to do.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// No file of that name, or none that could be opened.
    case missing
    /// A file, but no archive.
    case foreign
    /// An archive whose content is not what was written.
    case damaged
    /// Written by a later version of the program.
    case newer
    /// Its index was made with another ICU or other parameters.
    case mismatch
    /// Another program is writing.
    case busy
    case full
    case readOnly
    case system
    /// What was asked for is not possible: a wrong number, a wrong date.
    case request
  }
  public let kind: Kind
  public let message: Message

  init(_ kind: Kind, zh: String, en: String) {
    self.kind = kind
    message = Message(zh: zh, en: en)
  }

  public var description: String { message.en }

  static func damaged(_ what: String) -> ArchiveError {
    ArchiveError(
      .damaged,
      zh: "档案已损坏（\(what)）；可用 doclint archive check 核对，用 doclint archive export 导出尚可读取的文件",
      en: "the archive is damaged (\(what)); `doclint archive check` tells more, "
        + "`doclint archive export` saves what can be read")
  }

  static func noDocument(_ number: Int) -> ArchiveError {
    ArchiveError(.request, zh: "档案中没有 #\(number)", en: "there is no #\(number) in the archive")
  }
}

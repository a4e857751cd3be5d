/// One document that was read: its name and its text. Immutable.
public struct Document: Sendable {
  /// The name under which it is reported; unique in a batch.
  public var path: String { contents.path }
  public var text: SourceText { contents.text }
  /// Lower-case hexadecimal SHA-256 of the bytes it was read from.
  public var sha256: String { contents.sha256 }
  /// What was noticed while reading, such as damaged bytes: shown with the document.
  public var notes: [Message] { contents.notes }
  /// What an office file holds beside the text; nil for a text file.
  public var origin: DocumentOrigin? { contents.origin }
  private let contents: Contents

  public init(
    path: String, text: SourceText, sha256: String = "", notes: [Message] = [],
    origin: DocumentOrigin? = nil
  ) {
    contents = Contents(path, text, sha256, notes, origin)
  }

  /// An object: documents are handed around.
  private final class Contents: Sendable {
    let path: String
    let text: SourceText
    let sha256: String
    let notes: [Message]
    let origin: DocumentOrigin?

    init(
      _ path: String, _ text: SourceText, _ sha256: String, _ notes: [Message],
      _ origin: DocumentOrigin?
    ) {
      self.path = path
      self.text = text
      self.sha256 = sha256
      self.notes = notes
      self.origin = origin
    }
  }
}

/// What became of one input: a document, or the reason why there is none.
public struct Input: Sendable {
  public enum Outcome: Sendable {
    /// Read; every check runs on it.
    case document(Document)
    /// A document, or something unknown, that could not be read. Exit code 3.
    case failed(Message)
    /// Recognised as no document at all, or excluded by the configuration. No effect on the exit
    /// code.
    case skipped(Message)
  }

  /// The name under which it is reported.
  public let path: String
  public let sha256: String?
  public let outcome: Outcome

  public init(path: String, sha256: String? = nil, outcome: Outcome) {
    self.path = path
    self.sha256 = sha256
    self.outcome = outcome
  }

  public var document: Document? {
    if case .document(let document) = outcome { return document }
    return nil
  }
}

/// One document that was read: its name and its text. Immutable.
public struct Document: Sendable {
  /// The name under which it is reported; unique in a batch.
  public let path: String
  public let text: SourceText
  /// Lower-case hexadecimal SHA-256 of the bytes it was read from.
  public let sha256: String
  /// What was noticed while reading, such as damaged bytes: shown with the document.
  public let notes: [Message]
  /// What an office file holds beside the text; nil for a text file.
  public var origin: DocumentOrigin? { heldOrigin?.value }
  /// Held apart, for it is large and documents are handed around.
  private let heldOrigin: Origin?

  public init(
    path: String, text: SourceText, sha256: String = "", notes: [Message] = [],
    origin: DocumentOrigin? = nil
  ) {
    self.path = path
    self.text = text
    self.sha256 = sha256
    self.notes = notes
    heldOrigin = origin.map { Origin($0) }
  }

  private final class Origin: Sendable {
    let value: DocumentOrigin

    init(_ value: DocumentOrigin) { self.value = value }
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

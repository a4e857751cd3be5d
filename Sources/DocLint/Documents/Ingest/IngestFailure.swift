/// Why a file could not be read, in words for its sender.
struct IngestFailure: Error, Hashable, Sendable {
  let reason: Message

  init(_ zh: String, _ en: String) { reason = Message(zh: zh, en: en) }
}

/// What a file may cost at most. Files of real offices stay far below (practice: among 13,000 parts
/// the largest of XML had 13 MB and shrank 41 times when packed).
enum IngestLimits {
  static let archiveEntries = 10_000
  /// Bytes of one part, unpacked.
  static let partBytes = 64 << 20
  /// Bytes of all parts that are read, unpacked.
  static let allBytes = 256 << 20
  /// How many times larger than packed, once `ratioGrace` bytes are out.
  static let ratio = 100
  static let ratioGrace = 1 << 20
  static let xmlDepth = 256
  static let xmlAttributes = 1_000
  static let paragraphs = 500_000
  /// Bytes of text.
  static let textBytes = 64 << 20
  static let gridSpan = 63
  static let chain = 32
}

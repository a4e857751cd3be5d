import Foundation

@testable import DocLint

/// A folder that is gone when nobody holds it.
final class ArchiveFolder {
  let path: String
  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/doclint-archive-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func archive(
    _ name: String = "a.doclint", _ mode: Archive.Mode = .create, patience: Int = 10
  ) throws -> Archive {
    try Archive(path: path + "/" + name, mode: mode, patience: patience, durable: false)
  }
}

extension Document {
  /// With the hash of its text.
  static func of(_ path: String, _ text: String) -> Document {
    Document(path: path, text: SourceText(text), sha256: SHA256.hex(of: Array(text.utf8)))
  }
}

extension Archive {
  func addOne(_ path: String, _ text: String, unit: String? = nil) throws -> Int {
    try add([Addition(.of(path, text), unit: unit)])[0].number
  }
}

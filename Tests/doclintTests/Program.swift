import Foundation

/// Runs the program that was built beside the tests.
struct Program {
  struct Result {
    let code: Int32
    let output: [UInt8]
    let errors: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// A folder of its own for each use; removed at the end.
  final class Folder {
    let path: String
    init() throws {
      path = FileManager.default.temporaryDirectory.path + "/doclint-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> String {
      let full = path + "/" + name
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: full).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: full))
      return full
    }
  }

  static let url: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<6 {
      let program = folder.appendingPathComponent("doclint")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program }
      folder.deleteLastPathComponent()
    }
    return URL(fileURLWithPath: ".build/debug/doclint")
  }()

  /// Through a shell, which alone can pass bytes that are no UTF-8: `$D` is the program.
  static func shell(
    _ script: String, in folder: Folder, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    var all = ["PATH": "/usr/bin:/bin", "D": url.path]
    all.merge(environment) { $1 }
    process.environment = all
    process.standardInput = FileHandle.nullDevice
    // Beside the folder: what is in it is checked.
    let errors = folder.path + ".errors"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let complaint = FileManager.default.contents(atPath: errors) ?? Data()
    try? FileManager.default.removeItem(atPath: errors)
    return Result(
      code: process.terminationStatus, output: Array(bytes),
      errors: String(decoding: complaint, as: UTF8.self))
  }
}

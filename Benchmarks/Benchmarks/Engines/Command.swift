import Benchmark
import Foundation

/// The release build of the program as a user starts it: that of this checkout, or of DOCLINT.
func commandBenchmarks() {
  let program =
    ProcessInfo.processInfo.environment["DOCLINT"].map { URL(fileURLWithPath: $0) }
    ?? root.appendingPathComponent(".build/release/doclint")
  guard FileManager.default.isExecutableFile(atPath: program.path) else {
    skip("The whole command", because: "there is no release build; build it, or set DOCLINT")
    return
  }
  commandBenchmark("--version", program, ["--version"], code: 0, answer: "doclint ")
  guard corpusFolder != nil else {
    skip("The whole command over files", because: "there is no Corpus beside Benchmarks")
    return
  }
  let lint = ["lint", "--isolated", "--no-progress", "--jobs", "1", "--format", "json"]
  commandBenchmark(
    "lint one file", program, lint + ["Corpus/clean/c01-liuqiao-village-pharmacy.txt"], code: 0,
    answer: "\"checked\": 1")
  commandBenchmark(
    "lint a folder against another", program,
    lint + ["Corpus/incoming", "--against", "Corpus/archive"], code: 1,
    answer: "\"rule\": \"reuse-recycled\"")
}

private func commandBenchmark(
  _ name: String, _ program: URL, _ arguments: [String], code: Int32, answer: String
) {
  func run() throws -> (code: Int32, output: Data) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = root
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let written = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, written)
  }
  // The processor time of another process is not counted here.
  Benchmark(
    "Command: \(name)",
    configuration: .init(
      metrics: [.wallClock], scalingFactor: .one, maxDuration: .seconds(3), maxIterations: 100)
  ) { _ in
    blackHole(try run())
  } setup: {
    let (ended, output) = try run()
    check(ended == code, "exit code \(ended)")
    check(String(decoding: output, as: UTF8.self).contains(answer), answer)
  }
}

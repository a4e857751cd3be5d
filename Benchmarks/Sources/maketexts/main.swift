import Foundation
import Texts

// maketexts COUNT FOLDER [FROM]: writes COUNT documents, recombined from the sentences of the text
// files in FROM, or invented. Every fifth of them is an edited copy of the one before.
let arguments = CommandLine.arguments
guard arguments.count >= 3, let count = Int(arguments[1]), count > 0 else {
  FileHandle.standardError.write(Data("usage: maketexts COUNT FOLDER [FROM]\n".utf8))
  exit(2)
}
let folder = URL(fileURLWithPath: arguments[2], isDirectory: true)
do {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  var texts = Texts.invented
  if arguments.count > 3 {
    let from = URL(fileURLWithPath: arguments[3], isDirectory: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: from.path).sorted()
    texts = Texts(
      recombining: try names.filter { $0.hasSuffix(".txt") }.map {
        String(decoding: try Data(contentsOf: from.appendingPathComponent($0)), as: UTF8.self)
      })
  }
  for i in 0..<count {
    let text =
      i % 5 == 4
      ? Texts.edited(texts.document(i - 1), every: 30, seed: i) : texts.document(i)
    let digits = String(i)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".txt"
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
} catch {
  FileHandle.standardError.write(Data("maketexts: \(error.localizedDescription)\n".utf8))
  exit(1)
}

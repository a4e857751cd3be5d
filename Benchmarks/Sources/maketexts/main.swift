import Foundation
import Texts

// maketexts COUNT FOLDER [FROM]: writes COUNT documents, recombined from the sentences of the text
// files in FROM, or invented. Every fifth of them is an edited copy of the one before.
//
// maketexts FIRST..LAST - [FROM]: writes documents of these numbers to standard output, as lines for
// `doclint archive import -`. Their words are invented; they are as long as the text files in FROM.
let arguments = CommandLine.arguments
let numbers = arguments.count < 3 ? [] : arguments[1].split(separator: ".").compactMap { Int($0) }
guard let count = numbers.last, count > 0, numbers.count == (arguments[2] == "-" ? 2 : 1) else {
  FileHandle.standardError.write(
    Data("usage: maketexts COUNT FOLDER [FROM] | maketexts FIRST..LAST - [FROM]\n".utf8))
  exit(2)
}

/// The text files in a folder.
func texts(in folder: String) throws -> [String] {
  let from = URL(fileURLWithPath: folder, isDirectory: true)
  let names = try FileManager.default.contentsOfDirectory(atPath: from.path).sorted()
  return try names.filter { $0.hasSuffix(".txt") }.map {
    String(decoding: try Data(contentsOf: from.appendingPathComponent($0)), as: UTF8.self)
  }
}

func name(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".txt"
}

if arguments[2] == "-" {
  do {
    let lengths =
      arguments.count > 3
      ? try texts(in: arguments[3]).map(\.unicodeScalars.count) : Texts.invented.lengths
    let texts = ArchiveTexts(lengths: lengths)
    var out = Data()
    for number in numbers[0]...max(numbers[0], count) {
      out.append(contentsOf: #"{"document":{"number":\#(number),"path":""#.utf8)
      out.append(contentsOf: name(number).utf8)
      out.append(contentsOf: #"","status":"accepted","sha256":"","text":""#.utf8)
      for byte in texts.document(number) {
        if byte == 0x0A { out.append(contentsOf: [0x5C, 0x6E]) } else { out.append(byte) }
      }
      out.append(contentsOf: "\"}}\n".utf8)
      if out.count > 1 << 20 {
        try FileHandle.standardOutput.write(contentsOf: out)
        out = Data()
      }
    }
    try FileHandle.standardOutput.write(contentsOf: out)
    exit(0)
  } catch {
    FileHandle.standardError.write(Data("maketexts: \(error.localizedDescription)\n".utf8))
    exit(1)
  }
}
let folder = URL(fileURLWithPath: arguments[2], isDirectory: true)
do {
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let made =
    arguments.count > 3 ? Texts(recombining: try texts(in: arguments[3])) : Texts.invented
  for i in 0..<count {
    let text =
      i % 5 == 4
      ? Texts.edited(made.document(i - 1), every: 30, seed: i) : made.document(i)
    try Data(text.utf8).write(to: folder.appendingPathComponent(name(i)))
  }
} catch {
  FileHandle.standardError.write(Data("maketexts: \(error.localizedDescription)\n".utf8))
  exit(1)
}

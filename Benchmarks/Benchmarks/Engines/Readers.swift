import Benchmark
import DocLint
import Foundation
import Texts

/// One text in every format that is read.
func readerBenchmarks() {
  readerBenchmark("UTF-8", "a.txt") { Array($0.utf8) }
  readerBenchmark("UTF-16", "a.txt") {
    [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }
  readerBenchmark("GB 18030", "a.txt") {
    Array($0.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
  }
  readerBenchmark("HTML", "a.html") {
    Array("<!DOCTYPE html><html><body>\(paragraphs($0, "<p>", "</p>\n"))</body></html>".utf8)
  }
  readerBenchmark("RTF", "a.rtf") { text in
    let codes = text.utf16.map { $0 == 0x0A ? "\\par " : "\\u\(Int16(bitPattern: $0))?" }
    return Array("{\\rtf1\\ansi\\ansicpg936 \(codes.joined())}".utf8)
  }
  readerBenchmark("Word", "a.docx") {
    WordBuilder(lines($0).map { WordBuilder.p($0) }.joined()).bytes
  }
  readerBenchmark("Word 97", "a.doc") {
    FileBuilder.binaryWord($0.replacingOccurrences(of: "\n", with: "\r"))
  }
  readerBenchmark("OpenDocument", "a.odt") {
    FileBuilder.openDocument(paragraphs($0, "<text:p>", "</text:p>"))
  }
  readerBenchmark("OFD", "a.ofd") { text in
    FileBuilder.ofd(
      pages(text).map { page in
        page.enumerated().map { FileBuilder.line($1, 30, 40 + 10 * $0) }.joined()
      })
  }
  readerBenchmark("a zip of 20 texts and Word files", "a.zip") { text in
    var zip = ZipBuilder()
    let all = lines(text)
    for i in 0..<20 {
      let part = all[(all.count * i / 20)..<(all.count * (i + 1) / 20)]
      if i % 2 == 0 {
        zip.add("\(10 + i).txt", Array(part.map { $0 + "\n" }.joined().utf8))
      } else {
        zip.add("\(10 + i).docx", WordBuilder(part.map { WordBuilder.p($0) }.joined()).bytes)
      }
    }
    return zip.bytes
  }
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  if folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext") }) {
    readerBenchmark("PDF", "a.pdf") { text in
      FileBuilder.pdf(
        pages(text).map { page in page.enumerated().map { ($1, 60, 760 - 28 * $0) } })
    }
  } else {
    skip("Read PDF", because: "poppler's pdftotext is not here")
  }
}

private func readerBenchmark(
  _ format: String, _ path: String, _ file: @escaping @Sendable (String) -> [UInt8]
) {
  /// Paragraphs of three sentences of three documents.
  func written() -> String {
    originals.prefix(30).map { original in
      original.split(separator: "。").enumerated().map {
        $1 + ($0 % 3 == 2 ? "。\n" : "。")
      }.joined() + "\n"
    }.joined()
  }
  /// The characters without white space: formats that show pages keep no ends of lines.
  func squeezed(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.filter { $0 != 0x20 && $0 != 0x0A }
  }
  Benchmark("Read \(format)") { (_, bytes: [UInt8]) in
    blackHole(InputReader().readAll(bytes: bytes, path: path))
  } setup: {
    let text = written()
    let bytes = file(text)
    let read = InputReader().readAll(bytes: bytes, path: path).compactMap(\.document)
    check(squeezed(read.flatMap(\.text.utf8)) == squeezed(text.utf8), "what \(format) holds")
    return bytes
  }
}

private func lines(_ text: String) -> [String] {
  text.split(separator: "\n").map(String.init)
}

private func paragraphs(_ text: String, _ start: String, _ end: String) -> String {
  lines(text).map { start + $0 + end }.joined()
}

/// Pages of 21 lines of 30 characters.
private func pages(_ text: String) -> [[String]] {
  let all = lines(text).flatMap { line in
    let scalars = Array(line.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: 30).map { start in
      var part = ""
      part.unicodeScalars.append(contentsOf: scalars[start..<min(start + 30, scalars.count)])
      return part
    }
  }
  return stride(from: 0, to: all.count, by: 21).map { Array(all[$0..<min($0 + 21, all.count)]) }
}

import DocLint
import Foundation
import Texts

func check(_ holds: Bool, _ what: String) {
  if !holds { fatalError("wrong answer: \(what)") }
}

/// Says on standard error what is not measured, and why.
func skip(_ what: String, because reason: String) {
  FileHandle.standardError.write(Data("\(what): not measured, for \(reason)\n".utf8))
}

func document(_ path: String, _ text: String) -> Document {
  Document(path: path, text: SourceText(text))
}

/// 400 invented documents.
let documents = (0..<400).map { document("\(10_000 + $0).txt", Texts.invented.document($0)) }

/// The first 40 of them as strings, to make others of.
let originals = (0..<40).map(Texts.invented.document)

/// The project's folder.
let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
  url.deletingLastPathComponent()
}

/// The corpus, where it is beside this package.
let corpusFolder: String? = {
  let path = root.appendingPathComponent("Corpus").path
  return FileManager.default.fileExists(atPath: path) ? path : nil
}()

/// The text files of the corpus, which have figures and slips of style.
func corpus() -> [Document] {
  guard let corpusFolder else { return [] }
  let reader = InputReader()
  return reader.discover([corpusFolder]).filter { $0.path.hasSuffix(".txt") }
    .compactMap { reader.read($0).document }
}

import DocLint
import Foundation
import Testing

/// The corpus in the repository: what its manifest says, and the files themselves.
struct Corpus: Sendable {
  struct Manifest: Decodable, Sendable {
    let series: [Series]
    let documents: [Entry]
    let pairs: [Pair]
  }

  struct Series: Decodable, Sendable {
    let title: String
    let issuer: String?
  }

  struct Entry: Decodable, Sendable {
    let path: String
    let type: String
    let city: String
    let role: String
    let encoding: String?
  }

  /// Two documents of which the manifest says what must be found between them.
  struct Pair: Decodable, Sendable, CustomTestStringConvertible {
    struct Substitution: Decodable, Sendable {
      let source: String
      let document: String
    }
    struct Leftover: Decodable, Sendable {
      let text: String
      let count: Int
    }

    let document: String
    let source: String
    let expect: String
    let kind: String
    let alsoAccept: [String]?
    let derived: Bool?
    let substitutions: [Substitution]?
    let leftovers: [Leftover]?
    let numbersChangedAtLeast: Int?
    let numbersChangedAtMost: Int?

    var isHonest: Bool { expect == "none" || expect == "boilerplate" }
    var isDerived: Bool { derived ?? false }
    var accepted: [String] { [expect] + (alsoAccept ?? []) }
    var testDescription: String { "\(document) <- \(source) (\(kind))" }
  }

  /// The folder `Corpus` at the top of the repository.
  static let folder: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path + "/Corpus"
  }()

  static let manifest = Result<Manifest, any Error> {
    let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/MANIFEST.json"))
    return try JSONDecoder().decode(Manifest.self, from: data)
  }

  /// The listed pairs; none where the manifest cannot be read, which is a test of its own.
  static var pairs: [Pair] { (try? manifest.get().pairs) ?? [] }

  /// Everything below `incoming`, `archive` or `clean`, as the reader finds it.
  static func inputs(_ name: String) -> [Input] {
    let reader = InputReader()
    return reader.discover([folder + "/" + name]).map { reader.read($0) }
  }

  /// The path as the manifest writes it.
  static func name(_ path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.suffix(2).joined(separator: "/")
  }

  static func options() -> ReuseOptions {
    var options = ReuseOptions()
    options.series = ((try? manifest.get().series) ?? []).map {
      ReuseOptions.Series(title: $0.title, issuer: $0.issuer)
    }
    return options
  }

  static func analyze(jobs: Int, reversed: Bool = false) -> ReuseReport {
    var batch = inputs("incoming").compactMap(\.document)
    var archive = inputs("archive").compactMap(\.document)
    if reversed {
      batch.reverse()
      archive.reverse()
    }
    return ReuseAnalyzer(options: options()).analyze(batch: batch, archive: archive, jobs: jobs)
  }

  /// The comparison of the whole corpus, made once for all tests.
  static let report = analyze(jobs: 2)
}

extension ReuseReport {
  /// The listed pair of the two documents, whichever of them is its source.
  func pair(_ a: String, _ b: String) -> ReusePair? {
    pairs.first { pair in
      let names = [
        Corpus.name(documents[pair.document].path), Corpus.name(documents[pair.source].path),
      ]
      return names == [a, b] || names == [b, a]
    }
  }

  func isDocument(_ name: String, of pair: ReusePair) -> Bool {
    Corpus.name(documents[pair.document].path) == name
  }

  /// The cluster that holds the document, if any.
  func cluster(of name: String) -> Int? {
    clusters.firstIndex { $0.contains { Corpus.name(documents[$0].path) == name } }
  }
}

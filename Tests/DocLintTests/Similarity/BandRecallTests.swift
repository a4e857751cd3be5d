import Foundation
import Testing

@testable import DocLint

/// How many edited copies the bands alone propose, by what the shingles are made of.
///
/// The bound on the chosen shingles is always asserted. With `DOCLINT_MEASURE` set in the
/// environment all six kinds are measured and the table of `Decisions/0004` is printed.
@Suite struct BandRecallTests {
  private static let documents = 200
  private static let characters = 2_000

  private enum Kind: CustomStringConvertible {
    case characters(Int)
    case words(Int)

    var description: String {
      switch self {
      case .characters(let k): "\(k) characters"
      case .words(let k): "\(k) words"
      }
    }

    func hashes(_ text: String) throws -> [UInt64] {
      let source = SourceText(text)
      switch self {
      case .characters(let k):
        return Shingler(length: k).hashes(of: ComparisonText(source).units)
      case .words(let k):
        // Words of the comparison text: what folds to nothing is no word.
        let words = try Tokenizer().tokens(of: source).compactMap { token -> UInt64? in
          let units = ComparisonText(SourceText(source.string(token.range))).units
          return units.isEmpty ? nil : StableHash.hash(units)
        }
        return Shingler(length: k).hashes(ofWords: words)
      }
    }
  }

  /// Of the documents with a swap of two to four characters every `step`: the share that meets its
  /// original in a band, and the mean exact resemblance.
  private func measure(_ kind: Kind, every step: Int) throws -> (found: Double, jaccard: Double) {
    var found = 0
    var jaccard = 0.0
    for seed in 0..<UInt64(Self.documents) {
      let text = OfficialTexts.text(seed: 10_000 + seed, characters: Self.characters)
      let a = try kind.hashes(text)
      let b = try kind.hashes(OfficialTexts.swapped(text, every: step, seed: seed))
      guard let x = ReuseAnalyzer.hasher.signature(of: a),
        let y = ReuseAnalyzer.hasher.signature(of: b)
      else { continue }
      let banding = ReuseAnalyzer.banding
      if zip(banding.keys(of: x), banding.keys(of: y)).contains(where: { $0 == $1 }) { found += 1 }
      jaccard += Resemblance(Set(a).sorted(), Set(b).sorted()).jaccard
    }
    return (Double(found) / Double(Self.documents), jaccard / Double(Self.documents))
  }

  /// The share of documents that meet another one, put together from the same phrases by chance.
  private func unrelated(_ kind: Kind) throws -> (found: Double, jaccard: Double) {
    var found = 0
    var jaccard = 0.0
    for seed in 0..<UInt64(Self.documents) {
      let a = try kind.hashes(OfficialTexts.text(seed: 10_000 + seed, characters: Self.characters))
      let b = try kind.hashes(OfficialTexts.text(seed: 20_000 + seed, characters: Self.characters))
      guard let x = ReuseAnalyzer.hasher.signature(of: a),
        let y = ReuseAnalyzer.hasher.signature(of: b)
      else { continue }
      let banding = ReuseAnalyzer.banding
      if zip(banding.keys(of: x), banding.keys(of: y)).contains(where: { $0 == $1 }) { found += 1 }
      jaccard += Resemblance(Set(a).sorted(), Set(b).sorted()).jaccard
    }
    return (Double(found) / Double(Self.documents), jaccard / Double(Self.documents))
  }

  /// Never more than a handful of 200 is lost down to a swap every 50 characters.
  @Test(arguments: [200, 100, 50])
  func theBandsFindEditedCopies(step: Int) throws {
    #expect(try measure(.characters(5), every: step).found >= 0.98)
  }

  /// Fingerprints find what the bands lose: with a swap every 25 characters each of 40 copies is
  /// confirmed as recycled by the analyzer.
  @Test func theAnalyzerFindsWhatTheBandsLose() throws {
    var found = 0
    for seed in 0..<UInt64(40) {
      let text = OfficialTexts.text(seed: 10_000 + seed, characters: 2_000)
      let report = ReuseAnalyzer().analyze(batch: [
        Document(path: "a.txt", text: SourceText(text)),
        Document(
          path: "b.txt",
          text: SourceText(OfficialTexts.swapped(text, every: 25, seed: seed))),
      ])
      if report.isRecycled("b.txt") { found += 1 }
    }
    #expect(found == 40)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["DOCLINT_MEASURE"] != nil))
  func table() throws {
    let kinds: [Kind] = [
      .characters(3), .characters(5), .characters(8), .words(1), .words(2), .words(3),
    ]
    print("| Shingle | 200 | 100 | 50 | 25 | unrelated |\n|---|---|---|---|---|---|")
    for kind in kinds {
      var measured = try [200, 100, 50, 25].map { try measure(kind, every: $0) }
      measured.append(try unrelated(kind))
      let cells = measured.map { String(format: "%.1f%% (%.2f)", $0.found * 100, $0.jaccard) }
      print("| \(kind) | " + cells.joined(separator: " | ") + " |")
    }
  }
}

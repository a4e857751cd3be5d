import DocLint
import Testing

/// The documents of `Corpus/figures` are full of figures that agree: what a check says against one
/// of them is the check's mistake.
@Suite struct FiguresCorpusTests {
  @Test func noFigureIsAccused() {
    let inputs = Corpus.inputs("figures")
    let told = Linter().lint(inputs).diagnostics
      .filter { $0.rule.hasPrefix("num-") && $0.severity > .info }
      .map { "\($0.path): \($0.rule): \($0.message.zh)" }
    #expect(inputs.count >= 27 && told.isEmpty, "\(told)")
  }

  /// The checks do find their figures there: silence is no proof otherwise.
  @Test func manyRelationsAreRecomputed() {
    let passed = Corpus.inputs("figures").compactMap(\.document)
      .map { NumberAnalysis($0).relations.count { $0.verdict == .pass } }
    #expect(passed.reduce(0, +) >= 250, "\(passed)")
  }
}

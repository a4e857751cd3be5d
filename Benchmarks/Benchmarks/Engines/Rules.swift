import Benchmark
import DocLint

/// The checks of one document over the corpus, and over documents that give little cause.
func ruleBenchmarks() {
  let slips = document("slips.txt", "全县应检查400家，实际检查380家，检查率为90%。截止目前，已排查12处。\n")

  func benchmark(_ name: String, _ configuration: Configuration, finds: [String]) {
    let linter = Linter(configuration: configuration)
    func benchmark(_ what: String, _ documents: @escaping () -> [Document]) {
      Benchmark("\(name) \(what)") { (_, inputs: [Input]) in
        blackHole(linter.lint(inputs))
      } setup: {
        let inputs = (documents() + [slips]).map { Input(path: $0.path, outcome: .document($0)) }
        let report = linter.lint(inputs)
        check(report.files.count == inputs.count, "every document is checked")
        check(
          Set(report.diagnostics.filter { $0.path == slips.path }.map(\.rule)) == Set(finds),
          "the slips are found")
        return inputs
      }
    }
    benchmark("over 400 documents") { documents }
    if corpusFolder != nil { benchmark("over the corpus", corpus) }
  }

  if corpusFolder == nil {
    skip("Rules over the corpus", because: "there is no Corpus beside Benchmarks")
  }
  var style = Configuration()
  style.ignore = ["reuse", "num", "quota"]
  var figures = Configuration()
  figures.select = ["num"]
  benchmark("Rules of style", style, finds: ["wording-jiezhi"])
  benchmark("Rules of figures", figures, finds: ["num-ratio-mismatch"])
}

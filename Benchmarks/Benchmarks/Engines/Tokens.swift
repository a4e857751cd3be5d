import Benchmark
import DocLint

func tokenBenchmarks() {
  Benchmark("Tokenizer over 400 documents") { _ in
    let tokenizer = Tokenizer()
    for document in documents { blackHole(try tokenizer.tokens(of: document.text)) }
  } setup: {
    let tokenizer = Tokenizer()
    for document in documents {
      let tokens = try tokenizer.tokens(of: document.text)
      check(tokens.last.map { Int($0.range.upperBound) } == document.text.utf8.count, "tokens end")
      check(
        zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound },
        "tokens adjoin")
    }
    let words = SourceText("南京市长江")
    check(
      try tokenizer.tokens(of: words).map { words.string($0.range) } == ["南京市", "长江"],
      "the cheapest words")
  }

  Benchmark("Sentences of 400 documents") { _ in
    let splitter = SentenceSplitter()
    for document in documents { blackHole(splitter.sentences(of: document.text)) }
  } setup: {
    let text = SourceText("甲乡修路。乙乡修桥！")
    check(
      SentenceSplitter().sentences(of: text).map(text.string) == ["甲乡修路。", "乙乡修桥！"],
      "two sentences")
    check(documents.count == 400, "all documents")
  }

  Benchmark("ComparisonText of 400 documents") { _ in
    for document in documents { blackHole(ComparisonText(document.text)) }
  } setup: {
    check(
      ComparisonText(SourceText("１２ 个、体檢")).units == ComparisonText(SourceText("12个体检")).units,
      "folding")
    check(documents.count == 400, "all documents")
  }
}

import ArgumentParser
import DocLint

struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "列出词语及其位置，与各项检查所见相同。")

  @Argument(help: "文件；默认为标准输入。") var path = "-"
  @Option(help: "输出格式：json、text。") var format = "json"
  @Option(help: "补充的词表，每行一个词；与配置的 lexicons 并用。") var lexicon: String?
  @Option(help: "配置文件；默认自文件逐级向上寻找 .doclint.yml。") var config: String?
  @Flag(help: "不读任何配置文件。") var isolated = false
  @Option(help: "消息的语言：zh、en。") var lang: String?

  func run() throws {
    try OptionValue.oneOf("--format", format, ["json", "text"])
    let configuration = try ConfigurationSearch(
      named: config, isolated: isolated, language: try OptionValue.language(lang)
    ).configuration(for: path)
    let language = configuration.language ?? .chinese
    var words = configuration.lexicon
    if let lexicon {
      words = words.merging(
        try Self.words(RawArguments.decode(lexicon), RawArguments.shown(lexicon)))
    }
    let tokenizer = Tokenizer(lexicon: words)
    let inputs = Inputs.read(
      [path], reader: InputReader(options: configuration.readerOptions), jobs: 1)
    let good = Inputs.complain(of: inputs, language)
    guard inputs.count == 1, let text = inputs[0].document?.text else {
      if good {
        throw UsageError(
          "tokens 只读一个文件", "tokens reads one file", command: "doclint tokens [PATH]")
      }
      throw ExitCode(Exit.unread)
    }
    let tokens: [Token]
    do throws(ICUError) {
      tokens = try tokenizer.tokens(of: text)
    } catch {
      Streams.complain("\(inputs[0].path): \(error.description)")
      throw ExitCode(Exit.unread)
    }
    Streams.output(format == "json" ? json(tokens, text) : marked(tokens, text), language: language)
  }

  private static func words(_ path: [UInt8], _ name: String) throws -> Lexicon {
    do {
      let bytes = try Terminal.read(path: path)
      return try Lexicon(parsing: String(decoding: bytes, as: UTF8.self), file: name)
    } catch let error as Terminal.Failure {
      throw UsageError(
        "无法读取词表 \(name)：\(error.text)", "cannot read the lexicon \(name): \(error.text)")
    } catch {
      throw UsageError("词表有误：\(error)", "the lexicon is wrong: \(error)")
    }
  }

  private func json(_ tokens: [Token], _ text: SourceText) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("schema", "doclint/1")
    json.key("tokens")
    json.beginArray()
    // Tokens come in order, so one walk gives all offsets.
    var at = 0
    var scalars = 0
    func offset(_ byte: UInt32) -> Int {
      while at < Int(byte) {
        if text.utf8[at] & 0xC0 != 0x80 { scalars += 1 }
        at += 1
      }
      return scalars
    }
    for token in tokens {
      json.beginObject(onOneLine: true)
      json.member("text", text.string(token.range))
      json.member("start", offset(token.range.lowerBound))
      json.member("end", offset(token.range.upperBound))
      json.member("kind", token.kind.name)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.finish()
    return json.bytes
  }

  /// The text with `•` between tokens, one line for each of its own.
  private func marked(_ tokens: [Token], _ text: SourceText) -> [UInt8] {
    var out: [UInt8] = []
    var first = true
    var at = 0
    for token in tokens {
      let between = text.utf8[at..<max(at, Int(token.range.lowerBound))]
      let own = text.utf8[token.range.indices]
      if (between + own).contains(where: { $0 == 0x0A || $0 == 0x0D }) {
        if !first { out.append(0x0A) }
        first = true
      }
      let shown = text.string(token.range).unicodeScalars.filter { $0 != "\n" && $0 != "\r" }
      at = Int(token.range.upperBound)
      if shown.isEmpty { continue }
      if !first { out.append(contentsOf: "•".utf8) }
      out.append(contentsOf: VisibleText.escaped(String(String.UnicodeScalarView(shown))).utf8)
      first = false
    }
    if !first { out.append(0x0A) }
    return out
  }
}

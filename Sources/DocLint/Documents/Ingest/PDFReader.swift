/// Reads PDF by poppler's `pdftotext`, as a process of its own: its licence and its crashes stay
/// outside.
enum PDFReader {
  /// A page with fewer characters is taken for a picture.
  private static let scannedPage = 20
  /// The share of characters without a meaning from which on the font maps are broken.
  private static let garbled = 0.02

  static func read(_ bytes: [UInt8]) throws(IngestFailure) -> Ingested {
    guard let pdftotext = SubProcess.find("pdftotext") else {
      throw IngestFailure(
        "读取 PDF 需要 poppler；请运行 apt-get install poppler-utils poppler-data 后再检查",
        "reading PDF needs poppler: apt-get install poppler-utils poppler-data")
    }
    guard let prlimit = SubProcess.find("prlimit") else {
      throw IngestFailure(
        "读取 PDF 需要 prlimit；请运行 apt-get install util-linux 后再检查",
        "reading PDF needs prlimit: apt-get install util-linux")
    }
    // Without the character maps many Chinese files give no text and no error.
    let maps = ["/usr/share/poppler/cMap/Adobe-GB1", "/usr/local/share/poppler/cMap/Adobe-GB1"]
    guard maps.contains(where: SubProcess.exists) else {
      throw IngestFailure(
        "缺少 PDF 的中文字符映射；请运行 apt-get install poppler-data 后再检查",
        "the Chinese character maps for PDF are missing: apt-get install poppler-data")
    }
    // Real files need 3 ms a page; a small one that asks for more is an attack.
    let limits = SubProcess.Limits(
      seconds: min(30, 4 + bytes.count >> 20), memory: 440_000_000, outputBytes: 192 << 20)
    guard
      let result = SubProcess.run(
        pdftotext, ["-enc", "UTF-8", "-bbox-layout", "-", "-"], input: bytes, limits: limits,
        prlimit: prlimit)
    else { throw IngestFailure("无法启动 pdftotext", "pdftotext cannot be started") }
    let errors = String(decoding: result.errors, as: UTF8.self)
    switch result.end {
    case .tookTooLong:
      throw IngestFailure(
        "读取 PDF 超过 \(limits.seconds) 秒，已停止（文件可能有意耗费资源）",
        "reading the PDF took more than \(limits.seconds) seconds; stopped")
    case .wroteTooMuch:
      throw IngestFailure("PDF 的文字过多，已停止读取", "the PDF yields too much text; stopped")
    case .signalled(let number):
      throw IngestFailure(
        "读取 PDF 时程序中止（信号 \(number)，可能超出内存或时间上限）",
        "reading the PDF ended by signal \(number): out of memory or time?")
    case .exited(let code) where code != 0:
      if errors.contains("Incorrect password") {
        throw IngestFailure("文件有打开密码，请去掉密码后再检查", "protected by a password; remove it first")
      }
      if errors.contains("Copying of text from this document is not allowed") {
        throw IngestFailure("文件禁止提取文字，请解除限制后再检查", "the file forbids taking its text")
      }
      if errors.contains("emory") {
        throw IngestFailure(
          "读取 PDF 超出内存上限，已停止（文件可能有意耗费资源）", "reading the PDF needs too much memory; stopped")
      }
      throw IngestFailure(
        "PDF 已损坏，无法读取（pdftotext 返回 \(code)）", "the PDF is damaged (pdftotext returned \(code))")
    default: break
    }
    if errors.contains("Missing language pack") {
      throw IngestFailure(
        "缺少 PDF 的字符映射；请运行 apt-get install poppler-data 后再检查",
        "character maps for the PDF are missing: apt-get install poppler-data")
    }
    var parser = LayoutParser(result.output)
    parser.run()
    if parser.pages.isEmpty {
      throw IngestFailure("PDF 里没有页面，可能已损坏", "the PDF holds no pages; damaged?")
    }
    if parser.characters < parser.pages.count, parser.characters < Self.scannedPage {
      throw IngestFailure(
        "PDF 里没有文字（扫描件？），请先作文字识别（OCR）再检查", "the PDF holds pictures only; it needs OCR first")
    }
    var notes: [Message] = []
    let text = PageText(parser.pages)
    if !text.emptyPages.isEmpty { notes.append(note(emptyPages: text.emptyPages)) }
    if Double(parser.strange) > Self.garbled * Double(parser.characters) {
      notes.append(
        Message(
          zh: "PDF 的字体映射有误：\(parser.strange) 个字符无法还原，检查结果不可靠；请用原文件检查",
          en: "the PDF's font maps are broken: \(parser.strange) characters have no meaning; "
            + "check the original file instead"))
    }
    var assembler = TextAssembler()
    try assembler.add(text.lines)
    try assembler.addApart(text.heads)
    var origin = DocumentOrigin(format: "pdf")
    origin.provenance = parser.provenance
    if let page = parser.pages.first {
      var layout = PageLayout()
      layout.width = page.width * 25.4 / 72
      layout.height = page.height * 25.4 / 72
      origin.layout = layout
    }
    return Ingested(utf8: assembler.utf8, origin: assembler.finish(origin), notes: notes)
  }

  static func note(emptyPages: [Int]) -> Message {
    let pages = emptyPages.prefix(10).map(String.init).joined(separator: "、")
    let more = emptyPages.count > 10 ? " 等" : ""
    return Message(
      zh: "第 \(pages)\(more) 页没有文字（扫描或图片？），未检查；请先作文字识别（OCR）",
      en: "pages \(pages)\(emptyPages.count > 10 ? " and more" : "") hold no text (scanned?) and "
        + "were not checked; they need OCR first")
  }

  /// Reads what `pdftotext -bbox-layout` writes: one word a line with its box.
  private struct LayoutParser {
    private let bytes: [UInt8]
    private(set) var pages: [PageContent] = []
    private(set) var provenance = Provenance()
    private(set) var characters = 0
    private(set) var strange = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() {
      for line in bytes.split(separator: 0x0A) {
        guard let open = line.firstIndex(of: 0x3C) else { continue }
        let tag = line[(open + 1)...]
        if tag.starts(with: Array("word ".utf8)) {
          word(tag)
        } else if tag.starts(with: Array("page ".utf8)) {
          let width = number("width", tag) ?? 595
          let height = number("height", tag) ?? 842
          if pages.count < 20_000 { pages.append(PageContent(width: width, height: height)) }
        } else if tag.starts(with: Array("meta ".utf8)) {
          meta(tag)
        }
      }
    }

    private mutating func word(_ tag: ArraySlice<UInt8>) {
      guard let page = pages.indices.last, let close = tag.firstIndex(of: 0x3E),
        let end = tag.lastIndex(of: 0x3C), end > close, let left = number("xMin", tag),
        let right = number("xMax", tag), let top = number("yMin", tag),
        let bottom = number("yMax", tag)
      else { return }
      let text = decoded(tag[(close + 1)..<end])
      guard !text.isEmpty else { return }
      // The box of a font is somewhat higher than its characters are large.
      pages[page].fragments.append(
        PageFragment(
          left: left, right: right, top: top, bottom: bottom, text: text,
          size: max(0.5, (bottom - top) / 1.3)))
    }

    private mutating func meta(_ tag: ArraySlice<UInt8>) {
      guard let name = attribute("name", tag), let content = attribute("content", tag) else {
        return
      }
      let value = String(decoding: decoded(content), as: UTF8.self)
      switch String(decoding: name, as: UTF8.self) {
      case "Author": provenance.creator = value
      case "Creator": provenance.application = value
      case "Producer":
        provenance.application = [provenance.application, value]
          .compactMap { $0 }.joined(separator: "; ")
      case "CreationDate": provenance.created = value
      case "ModDate": provenance.modified = value
      default: break
      }
    }

    private func attribute(_ name: String, _ tag: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      let wanted = Array((name + "=\"").utf8)
      var i = tag.startIndex
      while i + wanted.count < tag.endIndex, tag[i] != 0x3E {
        if tag[i] == wanted[0], tag[i..<(i + wanted.count)].elementsEqual(wanted) {
          let start = i + wanted.count
          guard let end = tag[start...].firstIndex(of: 0x22) else { return nil }
          return tag[start..<end]
        }
        i += 1
      }
      return nil
    }

    private func number(_ name: String, _ tag: ArraySlice<UInt8>) -> Double? {
      attribute(name, tag).flatMap { Double(String(decoding: $0, as: UTF8.self)) }
        .flatMap { $0.isFinite && abs($0) < 1e7 ? $0 : nil }
    }

    /// Entities resolved, radicals that stand for whole characters folded, controls left out.
    private mutating func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      var text = String(decoding: bytes, as: UTF8.self)
      if bytes.contains(0x26) {
        for (entity, sign) in [
          ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
          ("&amp;", "&"),
        ] { text = text.replacing(entity, with: sign) }
      }
      var out = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        if scalar.value < 0x20 || scalar.value == 0x7F { continue }
        characters += 1
        if scalar.value == 0xFFFD || (0xE000...0xF8FF).contains(scalar.value) { strange += 1 }
        out.append(scalar)
      }
      return Array(String(out).utf8)
    }
  }
}

// The readers of office files under random bytes. DOCLINT_FUZZ names the reader; for packages the
// bytes are a part within a sound zip archive, for else a changed byte would only be a wrong
// checksum. No reader crashes, loops or returns what is no UTF-8, and its places ascend.
import Glibc

private let reader = InputReader()
private let target = unsafe getenv("DOCLINT_FUZZ").map { unsafe String(cString: $0) } ?? "zip"

@_cdecl("LLVMFuzzerTestOneInput")
public func officeTarget(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  switch target {
  case "docx":
    let parts = ["document", "styles", "numbering", "comments", "footnotes"]
    let which = parts[Int(bytes.first ?? 0) % parts.count]
    var word = WordBuilder(WordBuilder.p("正文", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"))
    if which != "document" {
      word.parts = [(which, which + ".xml", String(decoding: bytes.dropFirst(), as: UTF8.self))]
      check(word.bytes, "a.docx")
    } else {
      let wrapped = WordBuilder(String(decoding: bytes.dropFirst(), as: UTF8.self)).bytes
      check(wrapped, "a.docx")
      annotate(wrapped)
    }
  case "ofd":
    var zip = ZipBuilder([
      "OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>",
      "D.xml": "<Document><Pages><Page BaseLoc=\"P.xml\"/></Pages></Document>",
    ])
    zip.add("P.xml", bytes)
    check(zip.bytes, "a.ofd")
  case "odt":
    var zip = ZipBuilder(["mimetype": "application/vnd.oasis.opendocument.text"])
    zip.add("content.xml", bytes)
    check(zip.bytes, "a.odt")
  case "cfb": check([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + bytes.dropFirst(8), "a.doc")
  case "rtf": check(Array("{\\rtf1".utf8) + bytes, "a.rtf")
  case "html": check(Array("<html>".utf8) + bytes, "a.html")
  default: check([0x50, 0x4B, 3, 4] + bytes.dropFirst(4), "a.zip")
  }
  return 0
}

private func check(_ bytes: [UInt8], _ name: String) {
  for input in reader.readAll(bytes: bytes, path: name) {
    switch input.outcome {
    case .document(let document):
      let text = document.text.utf8
      precondition(String(validating: text, as: UTF8.self) != nil, "a text that is no UTF-8")
      guard let origin = document.origin else { continue }
      let starts = origin.places.entries.map(\.start)
      precondition(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }, "places do not ascend")
      precondition(starts.allSatisfy { Int($0) < text.count }, "a place outside the text")
      for item in origin.hidden {
        precondition(Int(item.range.upperBound) <= text.count, "hidden content outside the text")
      }
    case .failed(let reason), .skipped(let reason):
      precondition(!reason.zh.isEmpty && !reason.en.isEmpty, "no reason")
    }
  }
}

/// What was annotated reads as before.
private func annotate(_ bytes: [UInt8]) {
  guard let before = reader.read(bytes: bytes, path: "a.docx").document, !before.text.utf8.isEmpty
  else { return }
  let middle = before.text.utf8.count / 2
  let remark = Annotation(range: TextRange(middle / 2, middle), text: "<甲>")
  guard let result = try? WordAnnotator.annotate(bytes, with: [remark]) else { return }
  let after = reader.read(bytes: result.bytes, path: "a.docx").document
  precondition(after?.text.utf8 == before.text.utf8, "an annotated copy reads otherwise")
}

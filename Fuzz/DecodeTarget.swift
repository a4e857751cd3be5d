// The input reader under random bytes: it never crashes, its text is valid UTF-8 without a mark,
// its places of damage ascend within the file. The first byte of an input chooses the name, so
// that every way through the sniffing is tried.

private let names = ["a.txt", "a.docx", "a.doc", "a.ofd", "a.png", "-", "a.html", "a.mp3"]
private let reader = InputReader()

@_cdecl("LLVMFuzzerTestOneInput")
public func decodeTarget(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let name = names[Int(bytes.first ?? 0) % names.count]
  check(bytes, name)
  check(Array(bytes.dropFirst()), name)
  return 0
}

private func check(_ bytes: [UInt8], _ name: String) {
  let input = reader.read(bytes: bytes, path: name)
  precondition(input.path == name, "the name changed")
  switch input.outcome {
  case .document(let document):
    let text = document.text.utf8
    precondition(!text.isEmpty, "an empty document")
    precondition(String(validating: text, as: UTF8.self) != nil, "a text that is no UTF-8")
    precondition(document.text.location(ofByte: text.count).offset == document.text.scalarCount)
    precondition(document.sha256.utf8.count == 64)
  case .failed(let reason), .skipped(let reason):
    precondition(!reason.zh.isEmpty && !reason.en.isEmpty, "no reason")
  }
  let decoded = TextDecoder.decode(bytes)
  let places = decoded.damageOffsets
  precondition(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "places do not ascend")
  precondition(places.allSatisfy { $0 >= 0 && $0 < bytes.count }, "a place outside the file")
  precondition(
    places.count == min(decoded.damageCount, TextDecoder.damagePlaceLimit), "places are missing")
}

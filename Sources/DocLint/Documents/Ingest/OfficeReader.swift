/// Chooses the reader for a format.
struct OfficeReader: Sendable {
  let options: InputReader.Options

  func read(_ bytes: [UInt8], _ format: FileKind.Format) throws(IngestFailure) -> Ingested {
    let ingested: Ingested
    switch format {
    case .word: ingested = try WordReader.read(bytes, revisions: options.revisions).document
    case .archive:
      throw IngestFailure(
        "这是压缩包，里面的文件没有检查；请解压后再检查",
        "an archive: nothing in it was checked; unpack it first")
    case .openDocument:
      ingested = try OpenDocumentReader(revisions: options.revisions).read(package: bytes)
    case .flatOpenDocument:
      ingested = try OpenDocumentReader(revisions: options.revisions).read(flat: bytes)
    case .ofd: ingested = try OFDReader.read(bytes)
    case .rtf: ingested = try RTFReader.read(bytes, revisions: options.revisions)
    case .compound: ingested = try WordBinaryReader.read(bytes, revisions: options.revisions)
    case .pdf: ingested = try PDFReader.read(bytes)
    }
    guard !TextAssembler.isBlank(ingested.utf8[...]) else {
      throw IngestFailure(
        "没有可检查的文字（可能只有图片、图表或嵌入的文件）；扫描件请先作文字识别（OCR）",
        "there is no text in it (pictures, charts or embedded files only?); scans need OCR first")
    }
    guard String(validating: ingested.utf8, as: UTF8.self) != nil else {
      throw IngestFailure("文字编码有误", "its text is not valid")
    }
    return ingested
  }
}

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
    default:
      throw IngestFailure("此格式尚不支持", "not supported yet")
    }
    guard String(validating: ingested.utf8, as: UTF8.self) != nil else {
      throw IngestFailure("文字编码有误", "its text is not valid")
    }
    return ingested
  }
}

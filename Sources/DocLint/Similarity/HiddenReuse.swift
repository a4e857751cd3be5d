/// Text of a document that a reader does not see and that stands in another document. It counts
/// for no ratio of a pair, which is of what a reader sees.
public struct HiddenReuse: Sendable {
  /// The place in `ReuseReport.documents` of the document that holds it; always of the batch.
  public let document: Int
  /// The path of the document in which the text stands for all to see.
  public let source: String
  /// How much of the hidden text that is.
  public let ratio: ReusePair.Ratio
  /// Where the first hidden piece stands in the document, and how the pieces are hidden.
  public let place: TextRange
  public let kinds: [HiddenContent.Kind]
  /// How the first passage reads.
  public let excerpt: String

  /// The ways of hiding text; what else a file hides is no text of the document.
  static let kinds: Set<HiddenContent.Kind> = [.vanished, .white, .tiny, .deletedRevision]

  /// What `document` hides, as a document of its own under the same path; `nil` where that is less
  /// than `atLeast` characters.
  static func document(of document: Document, atLeast: Int) -> Document? {
    guard let items = document.origin?.hidden.filter({ kinds.contains($0.kind) }),
      items.reduce(0, { $0 + $1.text.unicodeScalars.count }) >= atLeast
    else { return nil }
    return Document(
      path: document.path, text: SourceText(items.map(\.text).joined(separator: "\n")))
  }
}

extension ReuseAnalyzer {
  /// The documents of a batch that hide enough text to be compared, by their places in it.
  func hiding(_ batch: [Document]) -> [(index: Int, text: Document)] {
    batch.enumerated().compactMap { index, document in
      HiddenReuse.document(of: document, atLeast: options.partialCharacters).map { (index, $0) }
    }
  }

  /// What a comparison of hidden text has found, in the terms of the batch.
  ///
  /// - Parameters:
  ///   - report: of a batch of hidden texts against documents that are seen.
  ///   - hiding: those texts, as `hiding` gave them.
  ///   - batch: the documents that hide them.
  static func hidden(
    _ report: ReuseReport, _ hiding: [(index: Int, text: Document)], in batch: [Document]
  ) -> [HiddenReuse] {
    let indexes = Dictionary(
      uniqueKeysWithValues: hiding.map { (Array($0.text.path.utf8), $0.index) })
    return report.pairs.compactMap { pair -> HiddenReuse? in
      guard pair.verdict == .recycled || pair.verdict == .partial,
        let side = pair.hiddenSide(in: report),
        let index = indexes[Array(side.text.path.utf8)], side.other.path != side.text.path,
        let first = batch[index].origin?.hidden.first(where: { HiddenReuse.kinds.contains($0.kind) }
        )
      else { return nil }
      let kinds = Set(
        batch[index].origin?.hidden.map(\.kind).filter(HiddenReuse.kinds.contains) ?? [])
      return HiddenReuse(
        document: index, source: side.other.path, ratio: side.ratio, place: first.range,
        kinds: HiddenContent.Kind.allCases.filter(kinds.contains),
        excerpt: side.passage.map { side.text.text.string($0) } ?? "")
    }
  }
}

extension ReusePair {
  /// The side that is hidden text, which makes the batch of its report, and the other, which does
  /// not belong to it.
  fileprivate func hiddenSide(
    in report: ReuseReport
  ) -> (text: Document, other: Document, ratio: Ratio, passage: TextRange?)? {
    let (ours, theirs) = (report.documents[document], report.documents[source])
    switch (document < report.batchCount, source < report.batchCount) {
    case (true, false): return (ours, theirs, ratios.document, passages.first?.document)
    case (false, true): return (theirs, ours, ratios.source, passages.first?.source)
    default: return nil
    }
  }
}

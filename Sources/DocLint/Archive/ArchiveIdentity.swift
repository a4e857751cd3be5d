/// What an index depends on: two archives of one identity give the same answers.
enum ArchiveIdentity {
  /// The parameters, ICU's version, the forms that are written down here, and what comes out of all
  /// for a text that holds what folding and hashing have to do with.
  static let current: String = {
    let text = """
      柳桥縣卫健委2021年3月报送：全市床位３．６３万张，同比增长12.5%（其中⼈民医院1,200张）。
      ＡＢＣ abc ﬁ ㎡ ①②③ 𠮷野 é e\u{301} 二〇二一年三月，“十四五”规划……隐\u{200B}形，“Ⅳ”级。
      青禾市疾控中心按季度逐户清点了慢病随访卡，群众反映良好；余款退回国库。
      """
    let document = Document(path: "", text: SourceText(text))
    let sketch = ReuseAnalyzer().sketch(document, inBatch: false)
    var h = StableHash.mix(sketch.unitsHash ^ StableHash.hash(SimplifiedForms.forms))
    for key in sketch.fingerprints + sketch.bands + Archive.factKeys(of: document) {
      h = StableHash.mix(h ^ UInt64(key))
    }
    let (winnower, hasher) = (ReuseAnalyzer.winnower, ReuseAnalyzer.hasher)
    let banding = ReuseAnalyzer.banding
    return [
      "index 3", "icu \(ICUVersion.runtime)",
      "winnow \(winnower.gram)/\(winnower.window)",
      "shingle \(ReuseAnalyzer.shingler.length)", "minhash \(hasher.count)",
      "bands \(banding.bands)x\(banding.rows)",
      "crowd \(SimilarityIndex.crowd)/\(PostingBucket.first)/\(ReuseAnalyzer.listedCopies)",
      "answer \(StableHash.hex(h))",
    ].joined(separator: ", ")
  }()

  /// The parts in which two identities differ: `icu 72.1 → icu 74.2`.
  static func difference(_ old: String, _ new: String) -> String {
    let a = old.split(separator: ", ", omittingEmptySubsequences: false)
    let b = new.split(separator: ", ", omittingEmptySubsequences: false)
    guard a.count == b.count else { return "\(old) → \(new)" }
    return zip(a, b).filter { $0 != $1 }.map { "\($0) → \($1)" }.joined(separator: "; ")
  }
}

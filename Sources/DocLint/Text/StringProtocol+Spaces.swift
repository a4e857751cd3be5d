extension StringProtocol {
  /// Its words with one space between two of them and none around.
  var singleSpaced: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

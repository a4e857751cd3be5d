extension String {
  /// What names a file: its bytes. Names that Unicode calls equivalent are two files.
  var key: [UInt8] { Array(utf8) }

  /// Whether both have the same bytes.
  func isSameKey(_ other: String) -> Bool {
    let (a, b) = (utf8.span, other.utf8.span)
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }
}

/// The places of a text's digits, Latin letters and enclosing marks, each kind in a list of its own: a
/// rule that speaks of brackets need not pass by every comma.
///
/// - Complexity: O(marks) to make.
struct MarkLists: Sendable {
  /// ASCII and full-width digits.
  let digits: [Int]
  /// ASCII letters.
  let letters: [Int]
  /// Quotation marks and brackets of any width, title marks, < and >.
  let enclosing: [Int]

  /// - Parameter marks: the places of all that is no common Han character, in order.
  init(_ marks: [Int], in scalars: [UInt32]) {
    (digits, letters, enclosing) = ScalarScan.split(marks, in: scalars)
  }
}

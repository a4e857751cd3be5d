extension Array where Element: Comparable {
  /// Puts the elements in ascending order and leaves each once.
  ///
  /// - Complexity: O(*n* log *n*), in place.
  mutating func sortDistinct() {
    sort()
    var count = 0
    for i in indices where i == 0 || self[i] != self[count - 1] {
      self[count] = self[i]
      count += 1
    }
    removeLast(self.count - count)
  }
}

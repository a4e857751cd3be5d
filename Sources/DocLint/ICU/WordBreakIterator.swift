internal import CICU

/// ICU's word boundaries (Unicode Standard Annex #29, with ICU's dictionary for Chinese and
/// Japanese), found directly in UTF-8.
///
///     var words = try WordBreakIterator()
///     try words.forEachBoundary(in: Array("南京市3月".utf8)) { end, status in … }
///     // (9, 400) 南京市, (10, 100) 3, (13, 400) 月
///
/// The iterator owns one `UBreakIterator` and is used by one thread at a time. Opening one is
/// cheap beside a page of text; ICU keeps rules and dictionary for the whole process.
@safe struct WordBreakIterator: ~Copyable {
  private let iterator: OpaquePointer

  /// Opens the iterator for the locale `zh`, whatever the machine's own locale is.
  ///
  /// - Throws: when ICU finds no data for its rules or its dictionary.
  init() throws(ICUError) {
    var status = U_ZERO_ERROR
    let opened = unsafe icu_ubrk_open(UBRK_WORD, "zh", &status)
    try status.check("ubrk_open")
    guard let opened = unsafe opened else {
      throw ICUError(U_MEMORY_ALLOCATION_ERROR, "ubrk_open")
    }
    unsafe iterator = opened
  }

  deinit { unsafe icu_ubrk_close(iterator) }

  /// Walks all boundaries of `utf8` after the one at 0, in order; the last is `utf8.count`.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8. ICU reads a damaged sequence as U+FFFD and goes on.
  ///   - body: called with the byte offset of the boundary and ICU's rule status of the word
  ///     that ends there: 0 for spaces, punctuation and symbols, 100 numbers, 200 letters, 400
  ///     words of the dictionary's scripts (`UWordBreak` in ubrk.h).
  /// - Precondition: `utf8` is shorter than 2 GiB, since ICU's offsets are 32-bit.
  /// - Complexity: O(*n*).
  mutating func forEachBoundary(
    in utf8: [UInt8], _ body: (_ end: Int, _ ruleStatus: Int32) -> Void
  ) throws(ICUError) {
    precondition(utf8.count < Int(Int32.max), "a text of 2 GiB or more has no ICU offsets")
    if utf8.isEmpty { return }
    // The typed error leaves the closure as a value: the rethrowing standard function that lends
    // the buffer would widen it.
    let failure: ICUError? = unsafe utf8.withUnsafeBytes { buffer -> ICUError? in
      let start = unsafe buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
      do throws(ICUError) {
        try unsafe walk(start, count: utf8.count, body)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private func walk(
    _ start: UnsafePointer<CChar>, count: Int, _ body: (Int, Int32) -> Void
  ) throws(ICUError) {
    var status = U_ZERO_ERROR
    let opened = unsafe icu_utext_openUTF8(nil, start, Int64(count), &status)
    try status.check("utext_openUTF8")
    guard let text = unsafe opened else {
      throw ICUError(U_MEMORY_ALLOCATION_ERROR, "utext_openUTF8")
    }
    defer { unsafe icu_utext_close(text) }
    // ICU keeps a shallow clone that points into the buffer until the next text is set. Nothing
    // reads it after this function: each walk sets its text first, and closing does not read.
    unsafe icu_ubrk_setUText(iterator, text, &status)
    try status.check("ubrk_setUText")
    _ = unsafe icu_ubrk_first(iterator)
    while true {
      let end = unsafe icu_ubrk_next(iterator)
      if end < 0 { return }
      body(Int(end), unsafe icu_ubrk_getRuleStatus(iterator))
    }
  }
}

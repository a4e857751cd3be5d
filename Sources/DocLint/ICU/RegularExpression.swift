internal import CICU

/// A regular expression in ICU's language, for patterns that users write.
///
///     let regex = try RegularExpression("第[0-9]+条")
///     try regex.matches(in: scalars).map(\.range)
///
/// `^` and `$` are the ends of a line. The steps that one search may take and the memory that it
/// may use are bounded, so that no pattern hangs: it fails instead, on every machine at the same
/// place. Not to be used by two threads at once.
@safe struct RegularExpression: ~Copyable {
  /// One match: the places of the scalars, whole and by group; `nil` for a group that took no part.
  struct Match: Sendable {
    let range: Range<Int>
    let groups: [Range<Int>?]
  }

  /// The steps allowed for each scalar of the text, and on top; in ICU's units, of which one is
  /// about ten thousand places saved for going back.
  private static let limitPerMegascalar = 400
  private static let limitAtLeast = 100
  /// Bytes that a search may keep for going back.
  private static let stackLimit: Int32 = 16 << 20

  private let handle: OpaquePointer
  /// The number of groups in parentheses.
  let groupCount: Int

  /// - Throws: for a pattern that is none, with `position` where ICU tells it.
  init(_ pattern: String) throws(PatternError) {
    let units = Array(pattern.utf16)
    var parse = UParseError()
    var status = U_ZERO_ERROR
    let opened = unsafe units.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe icu_uregex_open(
        start, Int32(buffer.count), UInt32(UREGEX_MULTILINE.rawValue), &parse, &status)
    }
    do throws(ICUError) {
      try status.check("uregex_open")
    } catch {
      // The offset counts from the start of the line that the mistake stands on.
      let offset = Int(parse.offset)
      throw PatternError(error: error, offset: parse.line <= 1 && offset >= 0 ? offset : nil)
    }
    guard let opened = unsafe opened else {
      throw PatternError(error: ICUError(U_ILLEGAL_ARGUMENT_ERROR, "uregex_open"), offset: nil)
    }
    unsafe handle = opened
    groupCount = Int(unsafe icu_uregex_groupCount(opened, &status))
    unsafe icu_uregex_setStackLimit(opened, Self.stackLimit, &status)
  }

  deinit { unsafe icu_uregex_close(handle) }

  /// A pattern that cannot be compiled.
  struct PatternError: Error, Sendable {
    let error: ICUError
    /// Where in the pattern, in UTF-16 units, where it is known.
    let offset: Int?
  }

  /// All matches in order, empty ones left out; none overlaps another.
  ///
  /// - Throws: `U_REGEX_TIME_OUT` or `U_REGEX_STACK_OVERFLOW` for a pattern that goes back too often.
  /// - Precondition: fewer than 2^30 scalars.
  func matches(in scalars: some Sequence<UInt32>) throws(ICUError) -> [Match] {
    var units: [UInt16] = []
    // The scalar that each unit belongs to, if any takes two.
    var owners: [Int] = []
    var hasPairs = false
    var count = 0
    for scalar in scalars {
      if scalar < 0x10000 {
        units.append(UInt16(scalar))
        if hasPairs { owners.append(count) }
      } else {
        if !hasPairs {
          hasPairs = true
          owners = Array(0..<count)
        }
        units.append(UInt16(0xD800 + (scalar - 0x10000) >> 10))
        units.append(UInt16(0xDC00 + scalar & 0x3FF))
        owners.append(count)
        owners.append(count)
      }
      count += 1
    }
    precondition(units.count < 1 << 30, "a text of 2^30 units or more")
    if hasPairs { owners.append(count) }
    func scalar(_ unit: Int32) -> Int { hasPairs ? owners[Int(unit)] : Int(unit) }

    let groupCount = self.groupCount
    var found: [Match] = []
    let failure: ICUError? = unsafe units.withUnsafeBufferPointer { buffer -> ICUError? in
      guard let start = buffer.baseAddress else { return nil }
      do throws(ICUError) {
        var status = U_ZERO_ERROR
        let limit = Self.limitAtLeast + buffer.count * Self.limitPerMegascalar / 1_000_000
        unsafe icu_uregex_setTimeLimit(handle, Int32(limit), &status)
        unsafe icu_uregex_setText(handle, start, Int32(buffer.count), &status)
        try status.check("uregex_setText")
        var more = unsafe icu_uregex_find(handle, 0, &status)
        while more {
          var ranges: [Range<Int>?] = []
          for group in 0...groupCount {
            let lower = unsafe icu_uregex_start(handle, Int32(group), &status)
            let upper = unsafe icu_uregex_end(handle, Int32(group), &status)
            ranges.append(lower < 0 ? nil : scalar(lower)..<scalar(upper))
          }
          try status.check("uregex_start")
          if let whole = ranges[0], !whole.isEmpty {
            found.append(Match(range: whole, groups: ranges))
          }
          more = unsafe icu_uregex_findNext(handle, &status)
        }
        try status.check("uregex_find")
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    return found
  }
}
